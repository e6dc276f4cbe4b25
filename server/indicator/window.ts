import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { firstOpenMonth, monthOf, monthsFrom, type Day, type Month } from '@/domain/month'
import type { Connection } from '@/db/open'

/** The table that a group of indicators is counted from. */
export const sources = ['org', 'station', 'member', 'activity'] as const
export type Source = (typeof sources)[number]

/** What a changed row touches: the cells of one source, at an organisation, a station's, or a person's ones. */
export type Touch = { source: Source; at: { org: string } | { station: string } | { person: string }; from: Month; to: Month | 'now' }

/** One (organisation, month) whose cells of a source are recomputed. */
export type Pair = { orgId: string; month: Month }

const orgRows = z.array(z.object({ key: z.string(), orgId: z.uuid() }))

/** The organisations that stations and persons have stood in, so that a change reaches every one of them. */
async function orgsOf(db: Connection, touches: readonly Touch[]): Promise<Map<string, string[]>> {
  const stations = touches.flatMap(({ at }) => ('station' in at ? at.station : []))
  const persons = touches.flatMap(({ at }) => ('person' in at ? at.person : []))
  const map = new Map<string, string[]>()
  if (stations.length + persons.length === 0) return map
  const found = await db.execute(sql`
    select id as key, org_id as "orgId" from station where id = any(${sql.param(stations)}::uuid[])
    union select person_id, org_id from membership where person_id = any(${sql.param(persons)}::uuid[]) and org_id is not null
    union select person_id, org_id from presence where person_id = any(${sql.param(persons)}::uuid[])`)
  for (const row of orgRows.parse(found.rows)) map.set(row.key, [...(map.get(row.key) ?? []), row.orgId])
  return map
}

/** The pairs that some touches name, by source, each once; months to come have no cells yet, those no longer open keep theirs. */
export async function pairsOf(db: Connection, touches: readonly Touch[], today: Day): Promise<Map<Source, Pair[]>> {
  const orgs = await orgsOf(db, touches)
  const now = monthOf(today)
  const first = firstOpenMonth(today)
  const bySource = new Map<Source, Map<string, Pair>>()
  for (const { source, at, from, to } of touches) {
    const places = 'org' in at ? [at.org] : (orgs.get('station' in at ? at.station : at.person) ?? [])
    const pairs = bySource.get(source) ?? new Map<string, Pair>()
    for (const orgId of places) {
      for (const month of monthsFrom(from < first ? first : from, to === 'now' || to > now ? now : to))
        pairs.set(`${orgId} ${month}`, { orgId, month })
    }
    bySource.set(source, pairs)
  }
  return new Map([...bySource].map(([source, pairs]) => [source, [...pairs.values()]]))
}

/** The last month of the year that a month lies in: where a yearly duty is counted, and no duty of that month later. */
export const yearEnd = (month: Month): Month => `${month.slice(0, 4)}-12`

import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { firstOpenMonth, monthOf, monthsFrom, type Day, type Month } from '@/domain/month'
import type { Connection } from '@/db/open'

/** The table that a group of indicators is counted from. */
export const sources = ['org', 'station', 'member', 'activity'] as const
export type Source = (typeof sources)[number]

/** What a changed row touches: the cells of one source, at an organisation, a station's, or a person's ones. */
export type Touch = { source: Source; at: TouchedAt; from: Month; to: Month | 'now' }
/** An organisation, that of a station, or all in which a person ever stood. */
export type TouchedAt = { org: string } | { station: string } | { person: string }

/** One (organisation, month) whose cells of a source are recomputed. */
export type Pair = { orgId: string; month: Month }

const orgRows = z.array(z.object({ key: z.string(), orgId: z.uuid() }))

/** Tells the organisations of a place: of stations and persons every one that they have stood in, so that a change reaches them all. */
export async function orgsAt(db: Connection, places: readonly TouchedAt[]): Promise<(at: TouchedAt) => readonly string[]> {
  const stations = places.flatMap((at) => ('station' in at ? at.station : []))
  const persons = places.flatMap((at) => ('person' in at ? at.person : []))
  const map = new Map<string, string[]>()
  if (stations.length + persons.length > 0) {
    const found = await db.execute(sql`
      select id as key, org_id as "orgId" from station where id = any(${sql.param(stations)}::uuid[])
      union select person_id, org_id from membership where person_id = any(${sql.param(persons)}::uuid[]) and org_id is not null
      union select person_id, org_id from presence where person_id = any(${sql.param(persons)}::uuid[])`)
    for (const row of orgRows.parse(found.rows)) map.set(row.key, [...(map.get(row.key) ?? []), row.orgId])
  }
  return (at) => ('org' in at ? [at.org] : (map.get('station' in at ? at.station : at.person) ?? []))
}

/** The pairs that some touches name, by source, each once; months to come have no cells yet, those no longer open keep theirs. */
export async function pairsOf(db: Connection, touches: readonly Touch[], today: Day): Promise<Map<Source, Pair[]>> {
  const orgsOf = await orgsAt(
    db,
    touches.map((touch) => touch.at),
  )
  const now = monthOf(today)
  const first = firstOpenMonth(today)
  const bySource = new Map<Source, Map<string, Pair>>()
  for (const { source, at, from, to } of touches) {
    const pairs = bySource.get(source) ?? new Map<string, Pair>()
    for (const orgId of orgsOf(at)) {
      for (const month of monthsFrom(from < first ? first : from, to === 'now' || to > now ? now : to))
        pairs.set(`${orgId} ${month}`, { orgId, month })
    }
    bySource.set(source, pairs)
  }
  return new Map([...bySource].map(([source, pairs]) => [source, [...pairs.values()]]))
}

/** The last month of the year that a month lies in: where a yearly duty is counted, and no duty of that month later. */
export const yearEnd = (month: Month): Month => `${month.slice(0, 4)}-12`

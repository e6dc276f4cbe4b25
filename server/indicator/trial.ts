import { sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Connection } from '@/db/open'
import { firstDay, monthOf, type Day } from '@/domain/month'
import type { Stocks } from '@/domain/reorganisation'
import type { Settings } from '@/domain/setting'
import { recountPairs } from './refresh'

const found = z.array(z.object({ id: z.uuid(), formal: z.int(), presence: z.int(), drivers: z.int(), basic: z.int() }))
const orgRows = z.array(z.object({ orgId: z.uuid() }))

const sumOf = (indicator: string) => sql`coalesce(sum(cell.num) filter (where cell.indicator = ${indicator}), 0)::int`

/**
 * The stock of some organisations and all below them on a day, past or to come: counted by the same measures as the
 * cells of a month, in cells that the trial's end undoes. Organisations that do not stand on that day are left out.
 */
export async function stocksOn(
  tx: Connection,
  orgIds: readonly string[],
  day: Day,
  settings: Settings,
): Promise<ReadonlyMap<string, Stocks>> {
  const below = sql`org_closure c join org o on o.id = c.ancestor_id
    where c.line = 'industry' and c.ancestor_id = any(${sql.param(orgIds)}::uuid[]) and c.valid_from <= ${day} and (c.valid_to is null or c.valid_to > ${day})
      and (o.dissolved_on is null or o.dissolved_on > ${day})`
  const month = monthOf(day)
  const orgs = orgRows.parse((await tx.execute(sql`select distinct c.org_id as "orgId" from ${below}`)).rows)
  await recountPairs(
    tx,
    orgs.map(({ orgId }) => ({ orgId, month })),
    settings,
    day,
  )
  const { rows } = await tx.execute(sql`
    select c.ancestor_id as id, ${sumOf('members_formal')} as formal, ${sumOf('members_presence')} as presence,
      ${sumOf('member_drivers')} as drivers, ${sumOf('orgs')} as basic
    from (select c.* from ${below}) c left join indicator_cell cell on cell.org_id = c.org_id and cell.month = ${firstDay(month)}
    group by 1`)
  return new Map(found.parse(rows).map(({ id, ...stocks }) => [id, stocks]))
}

import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { closedMonth, periodClose } from '@/db/schema/period'
import type { Connection } from '@/db/open'
import { firstDay, firstOpenMonth, monthsFrom, type Day, type Month } from '@/domain/month'
import { closing, recountPairs } from '../indicator/refresh'
import type { Pair } from '../indicator/window'
import { currentSettings } from '../setting/current'
import { openOf } from './closed'

const stood = z.array(z.object({ orgId: z.uuid(), month: z.string() }))

/** The organisations that stood under a committee at the end of each month, by the 行业 line. */
async function treeOf(tx: Connection, orgId: string, months: readonly Month[]): Promise<Pair[]> {
  const { rows } = await tx.execute(sql`
    select c.org_id as "orgId", to_char(m.first_day, 'YYYY-MM') as month
    from unnest(${sql.param(months.map(firstDay))}::date[]) as m(first_day)
    join org_closure c on c.line = 'industry' and c.ancestor_id = ${orgId}
      and c.valid_from < m.first_day + interval '1 month' and (c.valid_to is null or c.valid_to >= m.first_day + interval '1 month')`)
  return stood.parse(rows)
}

/**
 * Freezes the cells and the tree of a committee up to a month: counted once more by the settings of now, then closed,
 * while no other writer of cells is under way. What was closed before is left alone.
 */
export async function closeThrough(
  tx: Connection,
  { id, orgId, month, closedBy }: { id: string; orgId: string; month: Month; closedBy: string },
  today: Day,
): Promise<{ orgs: number; months: number }> {
  await closing(tx)
  const pairs = await openOf(tx, await treeOf(tx, orgId, monthsFrom(firstOpenMonth(today), month)))
  await recountPairs(tx, pairs, await currentSettings(tx), today)
  await tx.insert(periodClose).values({ id, orgId, month, closedBy })
  const chunk = 5_000
  for (let start = 0; start < pairs.length; start += chunk)
    await tx.insert(closedMonth).values(pairs.slice(start, start + chunk).map((pair) => ({ ...pair, closeId: id })))
  return { orgs: new Set(pairs.map((pair) => pair.orgId)).size, months: new Set(pairs.map((pair) => pair.month)).size }
}

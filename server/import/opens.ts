import { max } from 'drizzle-orm'
import { addMonths, firstDay, type Day } from '@/domain/month'
import type { ReadKit } from '../read'

/** Of organisations that have closed months the first day after them. */
export async function opensOf(kit: ReadKit): Promise<Map<string, Day>> {
  const { closedMonth } = kit.from
  const rows = await kit
    .select({ orgId: closedMonth.orgId, last: max(closedMonth.month) })
    .from(closedMonth)
    .groupBy(closedMonth.orgId)
  return new Map(rows.flatMap(({ orgId, last }) => (last === null ? [] : [[orgId, firstDay(addMonths(last.slice(0, 7), 1))] as const])))
}

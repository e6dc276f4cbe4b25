import { and, eq, gte, inArray, lte } from 'drizzle-orm'
import { activityStatesCounted } from '@/domain/activity-words'
import type { HeldActivity } from '@/domain/duties'
import { firstDay, lastDay, type Month } from '@/domain/month'
import type { ReadKit } from '../read'

/** What branches held in some months, alone or with others, by branch. */
export async function heldBy(
  { select, from }: ReadKit,
  orgIds: readonly string[],
  months: { from: Month; to: Month },
): Promise<ReadonlyMap<string, readonly HeldActivity[]>> {
  const { activity, cohosted } = from
  const counted = (view: typeof activity | typeof cohosted) =>
    and(inArray(view.state, [...activityStatesCounted]), gte(view.day, firstDay(months.from)), lte(view.day, lastDay(months.to)))
  const alone = select({ orgId: activity.orgId, id: activity.id, day: activity.day, kinds: activity.kinds })
    .from(activity)
    .where(and(inArray(activity.orgId, [...orgIds]), counted(activity)))
  const together = select({ orgId: cohosted.cohostId, id: cohosted.id, day: cohosted.day, kinds: cohosted.kinds })
    .from(cohosted)
    .where(and(inArray(cohosted.cohostId, [...orgIds]), eq(cohosted.cohostState, 'taking_part'), counted(cohosted)))
  const held = new Map<string, HeldActivity[]>(orgIds.map((id) => [id, []]))
  for (const { orgId, ...row } of await alone.unionAll(together)) held.get(orgId)?.push(row)
  return held
}

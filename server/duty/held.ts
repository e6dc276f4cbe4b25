import { and, gte, inArray, lte } from 'drizzle-orm'
import { activityStatesCounted } from '@/domain/activity-words'
import type { HeldActivity } from '@/domain/duties'
import { firstDay, lastDay, type Month } from '@/domain/month'
import type { ReadKit } from '../read'

/** What branches held in some months, by branch. */
export async function heldBy(
  { select, from }: ReadKit,
  orgIds: readonly string[],
  months: { from: Month; to: Month },
): Promise<ReadonlyMap<string, readonly HeldActivity[]>> {
  const { activity } = from
  const rows = await select({ orgId: activity.orgId, id: activity.id, day: activity.day, kinds: activity.kinds })
    .from(activity)
    .where(
      and(
        inArray(activity.orgId, [...orgIds]),
        inArray(activity.state, [...activityStatesCounted]),
        gte(activity.day, firstDay(months.from)),
        lte(activity.day, lastDay(months.to)),
      ),
    )
  const held = new Map<string, HeldActivity[]>(orgIds.map((id) => [id, []]))
  for (const { orgId, ...row } of rows) held.get(orgId)?.push(row)
  return held
}

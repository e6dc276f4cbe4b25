import { and, eq, gte, inArray, lte } from 'drizzle-orm'
import { activity, activityCohost } from '@/db/schema/activity'
import { org } from '@/db/schema/org'
import type { Connection } from '@/db/open'
import { activityStatesCounted } from '@/domain/activity-words'
import { branchFactsOf, dutiesOf, monthTally, type HeldActivity } from '@/domain/duties'
import { dutyKinds } from '@/domain/duty-words'
import { firstDay, lastDay, type Day, type Month } from '@/domain/month'
import type { Settings } from '@/domain/setting'
import { currentRules } from '../duty/rules'
import { bodiesIn } from '../duty/bodies'
import type { Pair } from './window'

export type CellRow = { orgId: string; month: Month; regionCode: string; cut: string; num: number; den: number }

/**
 * The cells of `duties` for some (organisation, month) pairs, by the rule that also draws the matrix:
 * as many queries whatever their number.
 */
export async function dutyCells(db: Connection, pairs: readonly Pair[], settings: Settings, today: Day): Promise<CellRow[]> {
  const asked = [...new Set(pairs.map((pair) => pair.orgId))]
  const months = pairs.map((pair) => pair.month).sort()
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return []
  const branches = await db
    .select({
      id: org.id,
      kind: org.kind,
      regionCode: org.regionCode,
      foundedOn: org.foundedOn,
      dissolvedOn: org.dissolvedOn,
      committeeSince: org.committeeSince,
    })
    .from(org)
    .where(and(inArray(org.id, asked), inArray(org.kind, settings['duty.basis'])))
  const ids = branches.map((branch) => branch.id)
  const counted = and(
    inArray(activity.state, [...activityStatesCounted]),
    // A yearly duty that ended in the first month may have been done at any time of its year.
    gte(activity.day, firstDay(`${first.slice(0, 4)}-01`)),
    lte(activity.day, lastDay(last)),
  )
  const held = await db
    .select({ orgId: activity.orgId, id: activity.id, day: activity.day, kinds: activity.kinds })
    .from(activity)
    .where(and(inArray(activity.orgId, ids), counted))
    .unionAll(
      db
        .select({ orgId: activityCohost.orgId, id: activity.id, day: activity.day, kinds: activity.kinds })
        .from(activityCohost)
        .innerJoin(activity, eq(activity.id, activityCohost.activityId))
        .where(and(inArray(activityCohost.orgId, ids), eq(activityCohost.state, 'taking_part'), counted)),
    )
  const rules = await currentRules(db)
  const bodies = await bodiesIn(db, ids)
  const heldBy = new Map<string, HeldActivity[]>(branches.map((branch) => [branch.id, []]))
  for (const row of held) heldBy.get(row.orgId)?.push(row)
  const branchOf = new Map(branches.map((branch) => [branch.id, branch]))
  return pairs.flatMap(({ orgId, month }) => {
    const branch = branchOf.get(orgId)
    if (branch === undefined) return []
    const duties = dutiesOf(branchFactsOf(branch, bodies.get(branch.id)), heldBy.get(orgId) ?? [], rules, { from: month, to: month }, today)
    const tally = monthTally(duties, month)
    return dutyKinds
      .filter((kind) => tally[kind].due > 0)
      .map((kind) => ({ orgId, month, regionCode: branch.regionCode, cut: kind, num: tally[kind].done, den: tally[kind].due }))
  })
}

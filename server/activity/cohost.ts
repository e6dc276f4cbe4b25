import { and, asc, eq, inArray } from 'drizzle-orm'
import { activityCohost } from '@/db/schema/activity'
import { AppError } from '@/domain/errors'
import { monthOf, type Day } from '@/domain/month'
import type { CommandKit } from '../command'
import { yearEnd } from '../indicator/window'
import { holdsAt, orgsHolding } from '../reach'
import { refuse } from '../refusal'

/** The branches named as co-hosts of an activity, and those of them that said they took part. */
export type Cohosts = { ids: readonly string[]; tookPart: readonly string[] }
export const noCohosts: Cohosts = { ids: [], tookPart: [] }

export async function cohostsOf(kit: CommandKit, activityId: string): Promise<Cohosts> {
  const { cohost } = kit.from
  const rows = await kit
    .select({ orgId: cohost.cohostId, state: cohost.cohostState })
    .from(cohost)
    .where(eq(cohost.activityId, activityId))
    .orderBy(asc(cohost.cohostId))
  return { ids: rows.map((row) => row.orgId), tookPart: rows.filter((row) => row.state === 'taking_part').map((row) => row.orgId) }
}

/** Refuses co-hosts that are the host itself, no branches, or did not stand on the day; those named before stay. */
export async function assertCohosts(kit: CommandKit, orgId: string, day: Day, ids: readonly string[], before: readonly string[]) {
  const added = ids.filter((id) => !before.includes(id))
  if (added.length === 0) return
  const { cohostChoice } = kit.from
  const found = await kit.select().from(cohostChoice).where(inArray(cohostChoice.id, added))
  const stood = found.filter((org) => org.foundedOn <= day && (org.dissolvedOn === null || day < org.dissolvedOn))
  if (stood.length < added.length || added.includes(orgId)) refuse('cohosts', 'cohost_invalid')
}

/**
 * Credits co-hosts, or takes the credit back: their duties of these days are counted anew, and none of their days may
 * lie in a closed month (domain rules, §4: one activity may count for several co-hosting branches, once in each).
 */
export function credit(kit: CommandKit, orgIds: readonly string[], days: readonly Day[]) {
  for (const org of orgIds)
    for (const day of days) {
      const month = monthOf(day)
      kit.touch({ source: 'activity', at: { org }, from: month, to: yearEnd(month) })
      kit.effect({ at: { org }, on: day })
    }
}

/** Writes who held an activity together with its host. Whoever logs for a branch as well has answered for it. */
export async function writeCohosts(
  kit: CommandKit,
  row: { id: string; orgId: string; day: Day },
  before: Cohosts,
  after: readonly string[],
) {
  const gone = before.ids.filter((id) => !after.includes(id))
  const come = after.filter((id) => !before.ids.includes(id))
  if (gone.length + come.length === 0) return
  const own = await orgsHolding(kit, 'activity.write', come)
  await kit.attach('activity_cohost', { id: row.id, at: { org: row.orgId } }, { orgs: before.ids }, { orgs: after }, async (tx) => {
    if (gone.length > 0)
      await tx.delete(activityCohost).where(and(eq(activityCohost.activityId, row.id), inArray(activityCohost.orgId, gone)))
    if (come.length === 0) return
    const answer = { state: 'taking_part' as const, answeredBy: kit.actor.accountId, answeredAt: kit.now }
    await tx.insert(activityCohost).values(come.map((orgId) => ({ activityId: row.id, orgId, ...(own.has(orgId) ? answer : {}) })))
  })
  credit(kit, [...own, ...before.tookPart.filter((id) => gone.includes(id))], [row.day])
}

/** What a branch says of an activity that it was named for. */
export async function answerCohost(kit: CommandKit, { id, orgId, tookPart }: { id: string; orgId: string; tookPart: boolean }) {
  const { cohosted } = kit.from
  const [row] = await kit
    .select()
    .from(cohosted)
    .where(and(eq(cohosted.id, id), eq(cohosted.cohostId, orgId)))
  if (row === undefined || !(await holdsAt(kit, 'activity.write', orgId))) throw new AppError('not_found')
  if (row.state === 'withdrawn') refuse('state', 'state_withdrawn')
  const state = tookPart ? ('taking_part' as const) : ('declined' as const)
  if (row.cohostState === state) return { id, orgId, state }
  const one = and(eq(activityCohost.activityId, id), eq(activityCohost.orgId, orgId))
  await kit.attach('activity_cohost', { id, at: { org: orgId } }, { state: row.cohostState }, { state }, (tx) =>
    tx.update(activityCohost).set({ state, answeredBy: kit.actor.accountId, answeredAt: kit.now }).where(one),
  )
  if (tookPart || row.cohostState === 'taking_part') credit(kit, [orgId], [row.day])
  return { id, orgId, state }
}

import { and, eq, notInArray } from 'drizzle-orm'
import { attendance } from '@/db/schema/activity'
import {
  activityEdit as editInput,
  activityLog as logInput,
  activityReceipt,
  activityReview as reviewInput,
  activityWithdraw as withdrawInput,
  cohostAnswer,
  cohostAnswered,
  receiptOf,
} from '@/domain/activity'
import { mayChange, mayReview, type ActivityState } from '@/domain/activity-words'
import { AppError } from '@/domain/errors'
import { dayOf } from '@/domain/month'
import { command, type CommandKit } from '../command'
import { nouns, type Row } from '../nouns'
import { holdsAt } from '../reach'
import { refuse } from '../refusal'
import { answerCohost, assertCohosts, cohostsOf, credit, noCohosts, writeCohosts } from './cohost'
import { settle } from './content'

type ActivityRow = Row<(typeof nouns.activity)['table']>

const receiptFor = (row: ActivityRow) => ({
  id: row.id,
  receipt: receiptOf(dayOf(new Date(row.loggedAt)), row.receipt),
  title: row.title,
  version: row.version,
  orgId: row.orgId,
})

async function visible(kit: CommandKit, id: string) {
  const { activity } = kit.from
  const [row] = await kit.select().from(activity).where(eq(activity.id, id))
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** Of a row at the version seen; a stale one is left to the update, which answers with the row as it stands. */
async function assertChangeable(
  kit: CommandKit,
  row: { orgId: string; state: ActivityState; version: number },
  version: number,
): Promise<void> {
  if (row.version !== version) return
  if (row.state === 'withdrawn') refuse('state', 'state_withdrawn')
  if (!mayChange(row.state, await holdsAt(kit, 'activity.review', row.orgId))) throw new AppError('forbidden')
}

async function writeNames(kit: CommandKit, row: ActivityRow, before: readonly string[], after: readonly string[]): Promise<void> {
  const gone = before.filter((id) => !after.includes(id))
  const come = after.filter((id) => !before.includes(id))
  if (gone.length + come.length === 0) return
  await kit.attach('attendance', { id: row.id, at: { org: row.orgId } }, { persons: before }, { persons: after }, async (tx) => {
    const mine = eq(attendance.activityId, row.id)
    if (gone.length > 0)
      await tx.delete(attendance).where(after.length === 0 ? mine : and(mine, notInArray(attendance.personId, [...after])))
    if (come.length > 0) await tx.insert(attendance).values(come.map((personId) => ({ activityId: row.id, personId })))
  })
}

/** Logs what took place. */
export const activityLog = command({
  name: 'activity.log',
  right: 'activity.write',
  http: 'POST /api/activities',
  input: logInput,
  output: activityReceipt,
  run: async (kit, { orgId, attendees, cohosts, ...input }) => {
    const columns = await settle(kit, orgId, { ...input, attendees })
    await assertCohosts(kit, orgId, dayOf(new Date(input.startsAt)), cohosts, [])
    const row = await kit.insert(nouns.activity, { ...columns, orgId, loggedBy: kit.actor.accountId, state: 'held' })
    await writeNames(kit, row, [], attendees)
    await writeCohosts(kit, row, noCohosts, cohosts)
    return receiptFor(row)
  },
})

/** Mends an activity; one that was sent back, or planned, is held again. */
export const activityEdit = command({
  name: 'activity.edit',
  right: 'activity.write',
  http: 'PATCH /api/activities/{id}',
  input: editInput,
  output: activityReceipt,
  run: async (kit, { id, version, attendees, cohosts, ...input }) => {
    const before = await visible(kit, id)
    await assertChangeable(kit, before, version)
    const { attendance: named } = kit.from
    const names = (await kit.select({ id: named.personId }).from(named).where(eq(named.activityId, id))).map((row) => row.id)
    const columns = await settle(
      kit,
      before.orgId,
      { ...input, attendees },
      { day: before.day, expected: before.expected, attendees: names },
    )
    const standing = await cohostsOf(kit, id)
    await assertCohosts(kit, before.orgId, dayOf(new Date(input.startsAt)), cohosts, standing.ids)
    const again = before.state === 'returned' || before.state === 'planned'
    const row = await kit.update(nouns.activity, id, version, { ...columns, ...(again ? { state: 'held', stateNote: null } : {}) })
    await writeNames(kit, row, names, attendees)
    if (before.day !== row.day || before.kinds.join() !== row.kinds.join()) credit(kit, standing.tookPart, [before.day, row.day])
    await writeCohosts(kit, row, standing, cohosts)
    return receiptFor(row)
  },
})

/** Takes an activity out of every count; the row stays with its reason. */
export const activityWithdraw = command({
  name: 'activity.withdraw',
  right: 'activity.write',
  http: 'POST /api/activities/{id}/withdraw',
  input: withdrawInput,
  output: activityReceipt,
  run: async (kit, { id, version, reason }) => {
    const before = await visible(kit, id)
    await assertChangeable(kit, before, version)
    credit(kit, (await cohostsOf(kit, id)).tookPart, [before.day])
    return receiptFor(await kit.update(nouns.activity, id, version, { state: 'withdrawn', stateNote: reason }))
  },
})

/** The district sends an activity back with a note, or confirms it. */
export const activityReview = command({
  name: 'activity.review',
  right: 'activity.review',
  http: 'POST /api/activities/{id}/review',
  input: reviewInput,
  output: activityReceipt,
  run: async (kit, { id, version, verdict, note }) => {
    const before = await visible(kit, id)
    if (before.version === version && !mayReview(before.state)) {
      refuse('state', before.state === 'withdrawn' ? 'state_withdrawn' : 'state_planned')
    }
    return receiptFor(await kit.update(nouns.activity, id, version, { state: verdict, stateNote: note === '' ? null : note }))
  },
})

/** A branch named as co-host says whether it took part. */
export const activityCohosted = command({
  name: 'activity.cohosted',
  right: 'activity.write',
  http: 'POST /api/activities/{id}/cohosts',
  input: cohostAnswer,
  output: cohostAnswered,
  run: answerCohost,
})

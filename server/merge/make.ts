import { and, eq, inArray } from 'drizzle-orm'
import type * as z from 'zod'
import { transfer } from '@/db/schema/transfer'
import type { Connection } from '@/db/open'
import { AppError } from '@/domain/errors'
import type { mergeMake, MergeMade, RecordCounts } from '@/domain/merge'
import { personRecordKeys } from '@/domain/merge-words'
import { firstOpenMonth, type Day } from '@/domain/month'
import { joinedBasis, presencesToTake, type TimelineRow } from '@/domain/timeline'
import type { CommandKit } from '../command'
import { leaveBranches } from '../member/leave'
import { presenceValues } from '../member/record'
import { membershipsOf, presencesOf } from '../member/timeline'
import { nouns } from '../nouns'
import { refuse } from '../refusal'
import { totalsOf } from '../reorganisation/preview'
import { passChecks, waitsElsewhere } from './checks'
import { carryDues, duesGoingOn } from './dues'
import { columnsAfter, sealedBefore, twoOf, type Whole } from './facts'
import type { Moved } from './moved'
import { passRecords, type MovedRecords } from './records'

const msPerDay = 86_400_000

/** One merge, or the taking back of one, at a time: of two at once the second finds what the first has left. */
export const holdMerging = (kit: CommandKit) => kit.lock('persons merged')

/** Counts a person anew in every open month. */
export const recountPerson = (kit: CommandKit, id: string): void =>
  kit.touch({ source: 'member', at: { person: id }, from: firstOpenMonth(kit.today), to: 'now' })

/** The dated rows in force of somebody who may be one with another. */
const datedOf = async (kit: CommandKit, id: string) => ({
  memberships: await membershipsOf(kit, id, kit.from.membershipToMerge),
  presences: await presencesOf(kit, id, kit.from.presenceToMerge),
})

/** The kept one is kept by branches that kept the other, from a day on, as far as the rules let one person be. */
async function takePresences(kit: CommandKit, kept: string, gone: string, from: Day, reason: string): Promise<string[]> {
  const [of, other] = [await datedOf(kit, kept), await datedOf(kit, gone)]
  const rows = presencesToTake(of, other.presences, from).map((row) => ({ ...row, basis: joinedBasis(row.basis, reason) }))
  const written = await kit.insertAll(
    nouns.presence,
    rows.map((row) => presenceValues(kit, kept, row)),
  )
  return written.map(({ id }) => id)
}

/** Closed months stay as they were signed: the two are one from the first day that is open to both, else from the first on. */
async function effectiveFrom(kit: CommandKit, gone: string, opens: Day | null): Promise<Day> {
  const { memberships } = await datedOf(kit, gone)
  const [first]: readonly TimelineRow[] = memberships
  return opens ?? first?.from ?? kit.today
}

/** Refuses while something waits that would no longer be either's: a number for its check, a letter for its receipt. */
async function assertSettled(tx: Connection, two: string[]): Promise<void> {
  if (await waitsElsewhere(tx, two)) refuse('goneId', 'check_open')
  const sent = await tx
    .select({ id: transfer.id })
    .from(transfer)
    .where(and(inArray(transfer.personId, two), eq(transfer.state, 'sent')))
    .limit(1)
  if (sent.length > 0) refuse('goneId', 'transfer_open')
}

const countsOf = (moved: MovedRecords): RecordCounts =>
  Object.fromEntries(personRecordKeys.flatMap((key) => (moved[key] === undefined ? [] : [[key, moved[key].length]])))

const orgsOf = (...persons: readonly Whole[]) => [
  ...new Set(persons.flatMap(({ orgId, presenceOrgId }) => [orgId, presenceOrgId].filter((id) => id !== null))),
]

/**
 * Makes two entries of one person one: the dated rows of the kept one stand, the other's stay as history; what else was
 * recorded passes over unless the kept one has the same.
 */
export async function makeOne(kit: CommandKit, input: z.output<typeof mergeMake>): Promise<MergeMade> {
  const { keptId, goneId, take, reason, preview } = input
  if (keptId === goneId) throw new AppError('not_found')
  await holdMerging(kit)
  const [kept, gone] = await twoOf(kit, [keptId, goneId])
  const orgs = orgsOf(kept, gone)
  const before = preview ? await kit.stocksOn(orgs, kit.today) : null
  const opens = [...(await kit.opensOf([keptId, goneId])).values()].sort().at(-1) ?? null
  const from = await effectiveFrom(kit, goneId, opens)
  const presences = await takePresences(kit, keptId, goneId, from, reason)
  const sealed = sealedBefore(kit, kept)
  await kit.update(nouns.person, goneId, input.goneVersion, { mergedInto: keptId, mergedFrom: from })
  const { version } = await kit.update(nouns.person, keptId, input.keptVersion, columnsAfter(kept, gone, take))
  const by = { decidedBy: kit.actor.accountId, decidedAt: kit.now }
  const passed = await kit.attach('person', { id: keptId, at: { person: keptId } }, null, { mergedWith: goneId }, async (tx) => {
    await assertSettled(tx, [keptId, goneId])
    return {
      ...(await passRecords(tx, { from: goneId, to: keptId, opens })),
      goingOn: await duesGoingOn(tx, { from: goneId, to: keptId, opens }),
      checks: await passChecks(tx, { kept: keptId, gone: goneId }, by),
    }
  })
  const { moved, stays, checks } = passed
  const dues = await carryDues(kit, passed.goingOn, { to: keptId, opens, reason })
  const standing = await datedOf(kit, keptId)
  const ended = await leaveBranches(kit, [{ personId: keptId, ...standing }], { from: kit.today, basis: reason })
  const merge = await kit.insert(nouns.personMerge, {
    keptId,
    goneId,
    effectiveFrom: from,
    reason,
    before: sealed,
    moved: { records: moved, presences, checks, dues } satisfies Moved,
    keptVersion: version,
    mergedBy: kit.actor.accountId,
    undoUntil: new Date(Date.parse(kit.now) + kit.actor.settings['data.merge_undo_days'] * msPerDay).toISOString(),
  })
  for (const id of [keptId, goneId]) {
    kit.effect({ at: { person: id }, on: from })
    recountPerson(kit, id)
  }
  const totals = before === null ? null : await totalsOf(kit, orgs, before, await kit.stocksOn(orgs, kit.today))
  return {
    id: merge.id,
    from,
    moved: countsOf(moved),
    stays,
    presences: presences.length,
    carried: dues.base.length + dues.reduction.length,
    totals,
    ended,
  }
}

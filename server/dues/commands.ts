import { and, eq, inArray, isNull } from 'drizzle-orm'
import { duesBaseInput, duesPayInput, duesReductionInput, duesSaved } from '@/domain/dues'
import { quarterAverage, reductionChangesIn } from '@/domain/dues-rule'
import { AppError } from '@/domain/errors'
import { addMonths, firstDay, lastDay, monthOf, monthsFrom, type Day, type Month } from '@/domain/month'
import { command, type CommandKit } from '../command'
import { rosterOrgs } from '../member/roster-orgs'
import { nouns } from '../nouns'
import { refuse } from '../refusal'
import { isTaken } from '../violation'
import { owingDay } from './owing'

/** Somebody whose dues the caller keeps; anybody else does not exist. */
async function assertKept({ select, from }: CommandKit, personId: string): Promise<void> {
  const { duesMember } = from
  const known = await select().from(duesMember).where(eq(duesMember.id, personId))
  if (known.length === 0) throw new AppError('not_found')
}

/**
 * Refuses what would change a month that was owed at a branch outside the caller's place: dues stay with the branch where
 * they were due, which is where somebody stood at the month's end.
 */
async function assertOwedHere({ select, from, today }: CommandKit, personId: string, since: Month): Promise<void> {
  const { duesElsewhere } = from
  const elsewhere = await select().from(duesElsewhere).where(eq(duesElsewhere.personId, personId))
  const ends = monthsFrom(since, addMonths(monthOf(today), -1)).map(lastDay)
  const owedThere = ({ validFrom, validTo }: { validFrom: Day; validTo: Day | null }) =>
    ends.some((day) => validFrom <= day && (validTo === null || day < validTo))
  if (elsewhere.some(owedThere)) refuse('from', 'owed_elsewhere')
}

/** The base from a month on; one recorded for the same month is corrected. Never of a closed month, which stands as it was. */
export const duesAssess = command({
  name: 'dues.assess',
  right: 'member.edit',
  http: 'POST /api/dues/bases',
  input: duesBaseInput,
  output: duesSaved,
  run: async (kit, { personId, kind, from, income, basis }) => {
    await assertKept(kit, personId)
    if (from > monthOf(kit.today)) refuse('from', 'month_future')
    await assertOwedHere(kit, personId, from)
    await kit.lock(`dues ${personId}`)
    const { duesBase } = kit.from
    const before = await kit
      .select({ id: duesBase.id })
      .from(duesBase)
      .where(and(eq(duesBase.personId, personId), eq(duesBase.from, from)))
    for (const row of before) await kit.amend(nouns.duesBase, row.id, { supersededAt: kit.now })
    const amount = kind === 'owner_driver' ? quarterAverage(income) : income
    kit.effect({ at: { person: personId }, on: firstDay(from) })
    await kit.insert(nouns.duesBase, { personId, kind, fromMonth: from, amount, income, basis, recordedBy: kit.actor.accountId })
    return { count: 1 }
  },
})

/** A reduction with its approval; one that begins in the same month is corrected, such as by an end. Closed months ask for what they did. */
export const duesReduce = command({
  name: 'dues.reduce',
  right: 'member.edit',
  http: 'POST /api/dues/reductions',
  input: duesReductionInput,
  output: duesSaved,
  run: async (kit, { personId, from, to, payable, approvedBy, approvedOn, basis }) => {
    await assertKept(kit, personId)
    if (approvedOn > kit.today) refuse('approvedOn', 'date_future')
    await kit.lock(`dues ${personId}`)
    const { duesReduction } = kit.from
    const [before = null] = await kit
      .select()
      .from(duesReduction)
      .where(and(eq(duesReduction.personId, personId), eq(duesReduction.from, from)))
    const changed = reductionChangesIn(before, { from, to, payable })
    if (changed !== null) {
      await assertOwedHere(kit, personId, changed)
      kit.effect({ at: { person: personId }, on: firstDay(changed) })
    }
    if (before !== null) await kit.amend(nouns.duesReduction, before.id, { supersededAt: kit.now })
    const written = { personId, fromMonth: from, toMonth: to, payable, approvedBy, approvedOn, basis, recordedBy: kit.actor.accountId }
    try {
      await kit.insert(nouns.duesReduction, written)
    } catch (error) {
      if (isTaken(error, 'dues_reduction_once')) refuse('from', 'reduction_overlap')
      throw error
    }
    return { count: 1 }
  },
})

/**
 * What several persons have paid for a month, in all; what stood before is corrected, and taken away by a nought. It is
 * recorded where the month was owed, closed or not: late money is a fact of its own day and changes nothing that was due.
 */
export const duesPay = command({
  name: 'dues.pay',
  right: 'member.edit',
  http: 'POST /api/dues/payments',
  crosses: 'somebody who owed a month here may stand elsewhere now; found among those of the month’s statement',
  input: duesPayInput,
  output: duesSaved,
  run: async (kit, { orgId, month, paidOn, payments }) => {
    if (month > monthOf(kit.today)) refuse('month', 'month_future')
    if (paidOn > kit.today) refuse('paidOn', 'date_future')
    const day = owingDay(month, kit.today)
    if (!(await rosterOrgs(kit, 'member.edit', day)).some(({ id }) => id === orgId)) throw new AppError('not_found')
    const ids = payments.map(({ personId }) => personId)
    const member = kit.from.duesMemberOn(day, 'member.edit')
    const owing = await kit
      .select({ id: member.id })
      .from(member)
      .where(and(inArray(member.id, ids), eq(member.orgId, orgId)))
    if (owing.length < ids.length) throw new AppError('not_found')
    for (const id of [...ids].sort()) await kit.lock(`dues ${id}`)
    const payment = kit.from.duesPaymentOn(day, 'member.edit')
    const standing = await kit
      .select({ id: payment.id, personId: payment.personId, amount: payment.amount })
      .from(payment)
      .where(and(inArray(payment.personId, ids), isNull(payment.supersededAt)))
    const stood = new Map(standing.map((row) => [row.personId, row]))
    if (payments.some(({ personId, before }) => (stood.get(personId)?.amount ?? 0) !== before)) throw new AppError('conflict')
    const changed = payments.filter(({ amount, before }) => amount !== before)
    await kit.amendAll(
      nouns.duesPayment,
      changed.flatMap(({ personId }) => stood.get(personId)?.id ?? []),
      { supersededAt: kit.now },
    )
    await kit.insertAll(
      nouns.duesPayment,
      changed
        .filter(({ amount }) => amount > 0)
        .map(({ personId, amount }) => ({ personId, orgId, month, amount, paidOn, recordedBy: kit.actor.accountId })),
    )
    return { count: changed.length }
  },
})

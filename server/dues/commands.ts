import { and, eq, inArray } from 'drizzle-orm'
import { duesBaseInput, duesPayInput, duesReductionInput, duesSaved } from '@/domain/dues'
import { quarterAverage } from '@/domain/dues-rule'
import { AppError } from '@/domain/errors'
import { monthOf } from '@/domain/month'
import { command, type CommandKit } from '../command'
import { rosterOrgs } from '../member/roster-orgs'
import { nouns } from '../nouns'
import { isTaken } from '../violation'

const refuse = (field: string, code: string): never => {
  throw new AppError('invalid', { fields: { [field]: code } })
}

/** Whose dues the caller keeps; anybody else does not exist. */
async function assertKept({ select, from }: CommandKit, personIds: readonly string[]): Promise<void> {
  const { duesMember } = from
  const known = await select()
    .from(duesMember)
    .where(inArray(duesMember.id, [...personIds]))
  if (known.length < personIds.length) throw new AppError('not_found')
}

/** The base from a month on; one recorded for the same month is corrected. */
export const duesAssess = command({
  name: 'dues.assess',
  right: 'member.edit',
  http: 'POST /api/dues/bases',
  input: duesBaseInput,
  output: duesSaved,
  run: async (kit, { personId, kind, from, income, basis }) => {
    await assertKept(kit, [personId])
    if (from > monthOf(kit.today)) refuse('from', 'month_future')
    await kit.lock(`dues ${personId}`)
    const { duesBase } = kit.from
    const before = await kit
      .select({ id: duesBase.id })
      .from(duesBase)
      .where(and(eq(duesBase.personId, personId), eq(duesBase.from, from)))
    for (const row of before) await kit.amend(nouns.duesBase, row.id, { supersededAt: kit.now })
    const amount = kind === 'owner_driver' ? quarterAverage(income) : income
    await kit.insert(nouns.duesBase, { personId, kind, fromMonth: from, amount, income, basis, recordedBy: kit.actor.accountId })
    return { count: 1 }
  },
})

/** A reduction with its approval; one that begins in the same month is corrected, such as by an end. */
export const duesReduce = command({
  name: 'dues.reduce',
  right: 'member.edit',
  http: 'POST /api/dues/reductions',
  input: duesReductionInput,
  output: duesSaved,
  run: async (kit, { personId, from, to, payable, approvedBy, approvedOn, basis }) => {
    await assertKept(kit, [personId])
    if (approvedOn > kit.today) refuse('approvedOn', 'date_future')
    await kit.lock(`dues ${personId}`)
    const { duesReduction } = kit.from
    const before = await kit
      .select({ id: duesReduction.id })
      .from(duesReduction)
      .where(and(eq(duesReduction.personId, personId), eq(duesReduction.from, from)))
    for (const row of before) await kit.amend(nouns.duesReduction, row.id, { supersededAt: kit.now })
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

/** What several persons have paid for a month; what stood before is corrected, and taken away by a nought. */
export const duesPay = command({
  name: 'dues.pay',
  right: 'member.edit',
  http: 'POST /api/dues/payments',
  input: duesPayInput,
  output: duesSaved,
  run: async (kit, { orgId, month, paidOn, payments }) => {
    if (!(await rosterOrgs(kit)).some(({ id }) => id === orgId)) throw new AppError('not_found')
    const ids = payments.map(({ personId }) => personId)
    await assertKept(kit, ids)
    if (month > monthOf(kit.today)) refuse('month', 'month_future')
    if (paidOn > kit.today) refuse('paidOn', 'date_future')
    for (const id of [...ids].sort()) await kit.lock(`dues ${id}`)
    const { duesPayment } = kit.from
    const standing = await kit
      .select({ id: duesPayment.id, personId: duesPayment.personId, amount: duesPayment.amount })
      .from(duesPayment)
      .where(and(inArray(duesPayment.personId, ids), eq(duesPayment.month, month)))
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

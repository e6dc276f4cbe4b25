import { and, eq, inArray, isNull } from 'drizzle-orm'
import { duesBase, duesReduction } from '@/db/schema/dues'
import type { Connection } from '@/db/open'
import { baseIn, reductionIn } from '@/domain/dues-rule'
import type { PersonRecord } from '@/domain/merge-words'
import { monthOf, type Day } from '@/domain/month'
import { joinedBasis } from '@/domain/timeline'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'

const basesOf = (tx: Connection, personId: string) =>
  tx
    .select({ kind: duesBase.kind, from: duesBase.fromMonth, amount: duesBase.amount, income: duesBase.income, basis: duesBase.basis })
    .from(duesBase)
    .where(and(eq(duesBase.personId, personId), isNull(duesBase.supersededAt)))

const reductionsOf = (tx: Connection, personId: string) =>
  tx
    .select({
      from: duesReduction.fromMonth,
      to: duesReduction.toMonth,
      payable: duesReduction.payable,
      approvedBy: duesReduction.approvedBy,
      approvedOn: duesReduction.approvedOn,
      basis: duesReduction.basis,
    })
    .from(duesReduction)
    .where(and(eq(duesReduction.personId, personId), isNull(duesReduction.supersededAt)))

/**
 * What the other's base and reduction from before a closed month say of the first open one, where the kept one has none
 * there: the rows stay with the closed months that were counted from them, and others go on.
 */
export async function duesGoingOn(tx: Connection, { from, to, opens }: { from: string; to: string; opens: Day | null }) {
  if (opens === null) return { base: null, reduction: null }
  const month = monthOf(opens)
  const bases = [await basesOf(tx, from), await basesOf(tx, to)].map((rows) => baseIn(rows, month))
  const reductions = await reductionsOf(tx, to)
  const reduced = reductionIn(await reductionsOf(tx, from), month)
  const taken = reductions.some(
    ({ from: begins, to: ends }) => (ends === null || ends >= month) && (reduced?.to == null || begins <= reduced.to),
  )
  const [base = null, own = null] = bases
  return { base: own === null ? base : null, reduction: taken ? null : reduced }
}

type GoingOn = Awaited<ReturnType<typeof duesGoingOn>>
export type CarriedDues = { base: string[]; reduction: string[] }

/** Writes them for the kept one from the first open month on. */
export async function carryDues(
  kit: CommandKit,
  { base, reduction }: GoingOn,
  { to: personId, opens, reason }: { to: string; opens: Day | null; reason: string },
): Promise<CarriedDues> {
  if (opens === null) return { base: [], reduction: [] }
  const common = { personId, fromMonth: monthOf(opens), recordedBy: kit.actor.accountId }
  const bases =
    base === null ? [] : [{ ...common, kind: base.kind, amount: base.amount, income: base.income, basis: joinedBasis(base.basis, reason) }]
  const reductions =
    reduction === null
      ? []
      : [
          {
            ...common,
            toMonth: reduction.to,
            payable: reduction.payable,
            approvedBy: reduction.approvedBy,
            approvedOn: reduction.approvedOn,
            basis: joinedBasis(reduction.basis, reason),
          },
        ]
  const written = [await kit.insertAll(nouns.duesBase, bases), await kit.insertAll(nouns.duesReduction, reductions)]
  const [of = [], by = []] = written.map((rows) => rows.map(({ id }) => id))
  return { base: of, reduction: by }
}

/** Which of what was carried over has been changed since; null where all stands. */
export async function carriedChanged(tx: Connection, { base, reduction }: CarriedDues): Promise<PersonRecord | null> {
  for (const [record, table, ids] of [
    ['dues_base', duesBase, base],
    ['dues_reduction', duesReduction, reduction],
  ] as const) {
    const standing = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(inArray(table.id, [...ids]), isNull(table.supersededAt)))
    if (standing.length < ids.length) return record
  }
  return null
}

import type { DuesKind } from './dues-words'
import type { Fen } from './money'
import { addMonths, lastDay, type Day, type Month } from './month'

/** The bands of the monthly net base, each with its rate in thousandths on the whole base (domain rules, §5). */
const bands = [
  { upTo: 3000_00, permille: 5 },
  { upTo: 5000_00, permille: 10 },
  { upTo: 10_000_00, permille: 15 },
] as const
const highest = 20

/** The rate of a base, in thousandths. */
export const permilleOf = (base: Fen): number => bands.find(({ upTo }) => base <= upTo)?.permille ?? highest

/** Half up, by whole numbers only. */
const divided = (amount: number, by: number): number => Math.floor((2 * amount + by) / (2 * by))

/** What a base asks for a month. */
export const duesOf = (base: Fen): Fen => divided(base * permilleOf(base), 1000)

/** An owner-driver's base: the monthly average of a quarter's net income. */
export const quarterAverage = (income: Fen): Fen => divided(income, 3)

/** The first month of the quarter that a month lies in. */
export function quarterStart(month: Month): Month {
  const inYear = Number(month.slice(5)) - 1
  return addMonths(month, -(inYear % 3))
}

/** A base from a month on: a salary until the next base, an owner-driver's for its own quarter. */
export type DuesBase = { kind: DuesKind; from: Month; amount: Fen }
/** What may be paid instead, from a month to a month, both included; without an end until further notice. */
export type DuesReduction = { from: Month; to: Month | null; payable: Fen }

/** The base in force in a month; none where an owner-driver's quarter has not been assessed. */
export function baseIn<B extends DuesBase>(bases: readonly B[], month: Month): B | null {
  const last = bases.reduce<B | null>(
    (found, base) => (base.from <= month && (found === null || base.from > found.from) ? base : found),
    null,
  )
  if (last === null) return null
  return last.kind === 'owner_driver' && quarterStart(last.from) !== quarterStart(month) ? null : last
}

export const reductionIn = <R extends DuesReduction>(reductions: readonly R[], month: Month): R | null =>
  reductions.find(({ from, to }) => from <= month && (to === null || month <= to)) ?? null

/** What somebody owes for a month: null where the base is not known. A reduction never asks for more. */
export function owedIn(bases: readonly DuesBase[], reductions: readonly DuesReduction[], month: Month): Fen | null {
  const base = baseIn(bases, month)
  const reduction = reductionIn(reductions, month)
  if (reduction?.payable === 0) return 0
  if (base === null) return null
  return Math.min(duesOf(base.amount), reduction?.payable ?? Infinity)
}

/**
 * The first month in which a corrected reduction asks for something else than before: its own first month, or the one
 * after the earlier end where only the end was moved; null where it asks for the same.
 */
export function reductionChangesIn(before: Omit<DuesReduction, 'from'> | null, after: DuesReduction): Month | null {
  if (before === null || before.payable !== after.payable) return after.from
  if (before.to === after.to) return null
  const [end] = [before.to, after.to].filter((to) => to !== null).sort()
  return end === undefined ? null : addMonths(end, 1)
}

/** Whether dues of a month were paid after it. */
export const isLate = (paidOn: Day, month: Month): boolean => paidOn > lastDay(month)

type Owing = { due: Fen | null; full: Fen | null; paid: Fen }
/**
 * The sums of a statement; whoever's base is not known is counted apart and never as 0. Of a reduction only counts what it
 * takes off: an exemption without a base takes off nothing that is known.
 */
export function sumsOf(rows: readonly Owing[]) {
  const sum = (of: (row: Owing) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    members: rows.length,
    due: sum((row) => row.due ?? 0),
    paid: sum((row) => row.paid),
    outstanding: sum((row) => Math.max(0, (row.due ?? 0) - row.paid)),
    reduced: sum((row) => (row.full === null || row.due === null ? 0 : row.full - row.due)),
    unknown: rows.filter((row) => row.due === null).length,
  }
}

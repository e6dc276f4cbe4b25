import type { DuesKind } from './dues-words'
import type { Fen } from './money'
import { addMonths, type Month } from './month'

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

type Owing = { due: Fen | null; paid: Fen }
/** The sums of a statement; whoever's base is not known is counted apart and never as 0. */
export function sumsOf(rows: readonly Owing[]) {
  const sum = (of: (row: Owing) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    due: sum((row) => row.due ?? 0),
    paid: sum((row) => row.paid),
    outstanding: sum((row) => Math.max(0, (row.due ?? 0) - row.paid)),
    unknown: rows.filter((row) => row.due === null).length,
  }
}

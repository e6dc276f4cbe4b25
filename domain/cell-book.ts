import { indicators, type IndicatorKey } from './indicators'

/** Cells added over a subtree: one sum an (indicator, month, cut). */
export type CellSum = { indicator: string; month: string; cut: string; num: number; den: number }
export type Tally = { num: number; den: number }

/** Sums at hand by indicator and month; `at` adds the cuts that it is asked for. */
export class CellBook {
  private readonly sums = new Map<string, CellSum[]>()

  /** `opened` is the first month whose absence of cells means zero where the indicator says so. */
  constructor(
    sums: readonly CellSum[],
    private readonly opened: string,
  ) {
    for (const sum of sums) {
      const key = `${sum.indicator} ${sum.month}`
      const held = this.sums.get(key)
      if (held === undefined) this.sums.set(key, [sum])
      else held.push(sum)
    }
  }

  cuts(indicator: IndicatorKey, month: string): readonly CellSum[] {
    return this.sums.get(`${indicator} ${month}`) ?? []
  }

  at(indicator: IndicatorKey, month: string, wanted: (cut: string) => boolean = () => true): Tally {
    const held = this.cuts(indicator, month).filter(({ cut }) => wanted(cut))
    return { num: held.reduce((sum, { num }) => sum + num, 0), den: held.reduce((sum, { den }) => sum + den, 0) }
  }

  /** The number of a month, or null where nothing is known: a missing month is a gap or zero as the indicator says. */
  value(indicator: IndicatorKey, month: string, wanted: (cut: string) => boolean = () => true): number | null {
    const held = this.cuts(indicator, month).filter(({ cut }) => wanted(cut))
    if (held.length === 0 && (indicators[indicator].missing === 'gap' || month < this.opened)) return null
    return this.at(indicator, month, wanted).num
  }
}

/** A ratio in percent; null without a denominator. */
export const percentOf = ({ num, den }: Tally): number | null => (den === 0 ? null : (num / den) * 100)

import type { DashboardTrend, TrendMonth } from '@/domain/dashboard'
import { trendTypes, type TrendType } from '@/domain/dashboard-words'
import { CellBook, percentOf } from '@/domain/cell-book'
import { addMonths, firstOpenMonth, monthsFrom } from '@/domain/month'
import { subtreeSums } from '../indicator/subtree'
import type { ReadKit } from '../read'
import type { DashboardView } from './view'

const monthsDrawn = 24
const wantedBy = (type: TrendType) => (cut: string) => type === 'all' || cut === type

/** Station visits of two years by type; a month that too few reported is withheld, not drawn. */
export async function trendOf(kit: ReadKit, { here, month: last, running, basis }: DashboardView): Promise<DashboardTrend> {
  const first = addMonths(last, 1 - monthsDrawn)
  const book = new CellBook(
    await subtreeSums(kit, here.id, [{ keys: ['station_visits', 'reporting'], from: first, to: last }], basis),
    firstOpenMonth(kit.today),
  )
  const threshold = kit.actor.settings['reporting.threshold']
  const pointOf = (type: TrendType, month: string): TrendMonth => {
    const value = book.value('station_visits', month, wantedBy(type))
    const reported = book.at('reporting', month, wantedBy(type))
    const rate = percentOf(reported)
    const gap = value === null ? 'missing' : rate !== null && rate < threshold ? 'withheld' : null
    return { month, value: gap === null ? value : null, ...reported, gap, running: running && month === last }
  }
  return { threshold, series: trendTypes.map((type) => ({ type, points: monthsFrom(first, last).map((month) => pointOf(type, month)) })) }
}

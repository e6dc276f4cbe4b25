'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import type { DashboardTrend, TrendMonth } from '@/domain/dashboard'
import { trendTypes } from '@/domain/dashboard-words'
import { percentOf } from '@/domain/cell-book'
import { indicators } from '@/domain/indicators'
import { ChartFrame } from '@/components/chart/chart-frame'
import { plainScale, type ChartScale } from '@/components/chart/chart-scale'
import { TrendChart } from '@/components/chart/trend-chart'
import { Empty } from '@/components/ui/empty'
import { Segmented } from '@/components/ui/segmented'
import { useWords } from '@/components/ui/use-words'
import type { Head } from './address'
import { useMonthWords } from './month-words'

/** From here on the axis counts in ten thousands (in English in thousands). */
const scaledFrom = 50_000

/** Station visits over two years, narrowed to a type by the address. */
export function TrendCard({ head, trend }: { head: Head; trend: DashboardTrend }) {
  const t = useTranslations('dashboard')
  const format = useFormatter()
  const locale = useLocale()
  const words = useWords()
  const months = useMonthWords()
  const [type, setType] = useQueryState(
    'type',
    parseAsStringLiteral(trendTypes).withDefault('all').withOptions({ shallow: true, history: 'replace' }),
  )
  const points = trend.series.find((series) => series.type === type)?.points ?? []
  const drawn = points.filter((point) => point.value !== null)
  const isLarge = Math.max(0, ...drawn.map((point) => point.value ?? 0)) >= scaledFrom
  const scale: ChartScale = isLarge ? { divisor: locale.startsWith('zh') ? 10_000 : 1000, digits: 1 } : plainScale
  const rateOf = (point: TrendMonth) => percentOf(point)
  const rateText = (point: TrendMonth) => {
    const rate = rateOf(point)
    return rate === null ? null : `${format.number(rate, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}%`
  }
  const gapOf = (point: TrendMonth) =>
    point.gap === 'withheld' ? t('trend.withheld', { rate: Math.floor(rateOf(point) ?? 0) }) : t('trend.missing')
  const span = { from: months.long(points[0]?.month ?? head.month), to: months.long(points.at(-1)?.month ?? head.month) }
  return (
    <ChartFrame
      title={t('trend.title')}
      unit={t(isLarge ? 'trend.unit.scaled' : 'trend.unit.plain')}
      definition={words(indicators.station_visits.basis)}
      meta={t('trend.meta', { ...span, day: head.asOf, threshold: trend.threshold })}
      summary={t('trend.summary', { ...span, drawn: drawn.length, gaps: points.length - drawn.length })}
      table={{
        columns: [t('trend.month'), t('trend.value'), t('trend.rate')],
        rows: points.map((point) => ({
          key: point.month,
          cells: [
            point.running ? `${point.month} ${t('trend.partial', { day: Number(head.asOf.slice(8)) })}` : point.month,
            point.value === null ? null : format.number(point.value),
            rateText(point),
          ],
        })),
      }}
      actions={
        <Segmented
          small
          label={t('trend.filter')}
          value={type}
          onChange={(value) => void setType(trendTypes.find((item) => item === value) ?? null)}
          items={trendTypes.map((value) => ({ value, label: t(`trend.types.${value}`) }))}
        />
      }
    >
      {drawn.length === 0 ? (
        <Empty title={t('trend.empty')} hint={t('trend.emptyHint')} />
      ) : (
        <TrendChart
          unit={t(isLarge ? 'trend.unit.scaled' : 'trend.unit.plain')}
          scale={scale}
          threshold={trend.threshold}
          points={points.map((point) => ({
            month: point.month,
            value: point.value,
            rate: rateOf(point),
            gap: point.value === null ? gapOf(point) : undefined,
            partial: point.running ? t('trend.partial', { day: Number(head.asOf.slice(8)) }) : undefined,
          }))}
        />
      )}
    </ChartFrame>
  )
}

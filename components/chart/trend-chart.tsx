'use client'

import { useElementSize } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import type { CSSProperties } from 'react'
import { cx } from '@/components/ui/class-names'
import { type ChartScale, plainScale } from './chart-scale'
import s from './trend-chart.module.css'
import type { TrendPoint } from './trend-point'

const TrendPlot = dynamic(() => import('./trend-plot'), { ssr: false })

interface TrendChartProps {
  /** Oldest first. */
  points: readonly TrendPoint[]
  unit: string
  scale?: ChartScale | undefined
  /** A month reporting less than this is drawn as a gap by the caller and marked in the row of rates. */
  threshold?: number | undefined
  /** The height of the picture, kept free until it is there. */
  height?: number | undefined
}

/** Whether a year's name fits before the next year's. */
function hasRoom(points: readonly TrendPoint[], index: number): boolean {
  return !points.slice(index + 1, index + 3).some((point) => point.month.endsWith('-01'))
}

const narrowWidth = 560
const narrowMonths = 12

/** A figure over months: an area in the first colour, gaps hatched, the running month dashed, the rates beneath. */
export function TrendChart({ points, unit, scale = plainScale, threshold = 95, height = 260 }: TrendChartProps) {
  const t = useTranslations('chart')
  const { ref, width } = useElementSize()
  const narrow = width > 0 && width < narrowWidth
  const old = Math.max(0, points.length - narrowMonths)
  const recent = points.slice(old)
  const style: CSSProperties & Record<'--plot-h', string> = { '--plot-h': `${height}px` }
  const withRates = points.some((point) => point.rate !== undefined)
  return (
    <div ref={ref} className={s.chart} style={style}>
      <div className={s.plot} aria-hidden>
        {width > 0 ? <TrendPlot points={narrow ? recent : points} unit={unit} scale={scale} width={width} height={height} /> : null}
      </div>
      <div className={s.months} aria-hidden>
        {points.map((point, index) => (
          <span key={point.month} className={cx(index < old && s.old)}>
            {Number(point.month.slice(5))}
          </span>
        ))}
      </div>
      <div className={s.years} aria-hidden>
        {points.map((point, index) => {
          const begins = point.month.endsWith('-01') || (index === 0 && hasRoom(points, index))
          const beginsNarrow = index === old && hasRoom(points, index)
          return (
            <span key={point.month} className={cx(index < old && s.old)}>
              {begins || beginsNarrow ? (
                <span className={cx(s.year, !begins && s.onlyNarrow)}>{t('year', { year: point.month.slice(0, 4) })}</span>
              ) : null}
            </span>
          )
        })}
      </div>
      {withRates ? (
        <div className={s.rates} aria-hidden>
          <span className={s.rateName}>{t('rates')}</span>
          {points.map((point, index) => (
            <span
              key={point.month}
              className={cx(
                s.rate,
                index < old && s.old,
                point.rate == null && s.none,
                point.rate != null && point.rate < threshold && s.low,
              )}
              title={point.rate == null ? undefined : t('rateOf', { month: point.month, rate: Math.floor(point.rate) })}
            >
              {point.rate == null ? t('none') : Math.floor(point.rate)}
            </span>
          ))}
        </div>
      ) : null}
      {old > 0 ? <p className={s.narrow}>{t('narrow', { count: narrowMonths })}</p> : null}
    </div>
  )
}

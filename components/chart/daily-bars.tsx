'use client'

import { useElementSize } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import type { CSSProperties } from 'react'
import s from './daily-bars.module.css'
import type { DailyCount } from './daily-count'

const DailyPlot = dynamic(() => import('./daily-plot'), { ssr: false })

interface DailyBarsProps {
  /** Oldest first. */
  days: readonly DailyCount[]
  unit: string
  height?: number | undefined
}

/** A station's counts day by day; a day without a reading is hatched. */
export function DailyBars({ days, unit, height = 220 }: DailyBarsProps) {
  const t = useTranslations('chart')
  const { ref, width } = useElementSize()
  const style: CSSProperties & Record<'--plot-h', string> = { '--plot-h': `${height}px` }
  const missing = days.filter((day) => day.value === null && !day.closed).length
  return (
    <>
      <div ref={ref} className={s.chart} style={style} aria-hidden>
        {width > 0 ? <DailyPlot days={days} unit={unit} width={width} height={height} /> : null}
      </div>
      {missing > 0 ? (
        <p className={s.key}>
          <span className={s.swatch} aria-hidden />
          {t('missingDays', { count: missing })}
        </p>
      ) : null}
    </>
  )
}

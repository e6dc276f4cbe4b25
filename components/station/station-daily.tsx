'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { ChartFrame } from '@/components/chart/chart-frame'
import { DailyBars } from '@/components/chart/daily-bars'
import { useWords } from '@/components/ui/use-words'
import { indicators } from '@/domain/indicators'
import { readingMethods } from '@/domain/reading-words'
import type { StationDetail } from '@/domain/station'

/** The last days as bars, gaps for what is missing, with the table behind them. */
export function StationDaily({ station }: { station: StationDetail }) {
  const t = useTranslations('station.daily')
  const words = useWords()
  const format = useFormatter()
  const { days, today } = station
  const open = days.filter((day) => !day.closed)
  const missing = open.filter((day) => day.count === null && day.day < today).length
  const visits = days.reduce((sum, day) => sum + (day.count ?? 0), 0)
  return (
    <ChartFrame
      title={t('title')}
      unit={words(indicators.station_visits.unit)}
      definition={words(indicators.station_visits.basis)}
      meta={t('meta', { from: days[0]?.day ?? today, to: today, asOf: today })}
      summary={t('summary', { days: days.length, visits: format.number(visits), open: open.length, missing })}
      table={{
        columns: [t('columns.day'), t('columns.count'), t('columns.method'), t('columns.note')],
        rows: days.toReversed().map((day) => ({
          key: day.day,
          cells: [
            day.day,
            day.count === null ? (day.closed ? t('closed') : null) : format.number(day.count),
            day.method === null ? '' : words(readingMethods[day.method]),
            [day.version !== null && day.version > 1 ? t('corrected', { count: day.version - 1 }) : '', day.note ?? '']
              .filter(Boolean)
              .join(' · '),
          ],
        })),
      }}
    >
      <DailyBars
        unit={words(indicators.station_visits.unit)}
        days={days.map((day) => ({ day: day.day, value: day.count, closed: day.closed || (day.day === today && day.count === null) }))}
      />
    </ChartFrame>
  )
}

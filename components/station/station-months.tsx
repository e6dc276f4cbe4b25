'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { useWords } from '@/components/ui/use-words'
import { indicators } from '@/domain/indicators'
import type { StationDetail } from '@/domain/station'

/** What a station counted in each month, with how much of it was reported; a month without a reading is a gap. */
export function StationMonths({ station }: { station: StationDetail }) {
  const t = useTranslations('station.months')
  const words = useWords()
  const format = useFormatter()
  const none = useTranslations('ui')('none')
  return (
    <Card
      flush
      title={t('title')}
      unit={words(indicators.station_visits.unit)}
      definition={words(indicators.reporting.basis)}
      meta={t('meta', { count: station.months.length, day: station.today })}
    >
      <DataTable
        caption={t('caption')}
        rows={station.months}
        rowKey={(row) => row.month}
        rowHref={(row) => `/stations/${station.id}?month=${row.month}`}
        empty={<Empty title={t('caption')} />}
        columns={[
          { key: 'month', header: t('columns.month'), render: (row) => row.month },
          {
            key: 'visits',
            header: t('columns.visits'),
            align: 'end',
            priority: 1,
            bare: true,
            render: (row) => (row.visits === null ? none : format.number(row.visits)),
          },
          {
            key: 'reported',
            header: t('columns.reported'),
            align: 'end',
            priority: 1,
            bare: true,
            render: (row) => t('days', { reported: row.reported, due: row.due }),
          },
          {
            key: 'rate',
            header: t('columns.rate'),
            align: 'end',
            priority: 3,
            render: (row) =>
              row.due === 0
                ? none
                : format.number(row.reported / row.due, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
          },
        ]}
      />
    </Card>
  )
}

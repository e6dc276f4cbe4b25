'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { parseAsString, useQueryState } from 'nuqs'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { FailedQuery } from '@/components/ui/failed-query'
import { SelectFilter } from '@/components/ui/select-filter'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { useWords } from '@/components/ui/use-words'
import { addDays, daysBetween, firstDay, lastDay, monthOf } from '@/domain/month'
import { readingMethods } from '@/domain/reading-words'
import type { StationDay, StationDetail } from '@/domain/station'
import { isOpenOn } from '@/domain/station-words'
import { stationReadingsQuery } from '@/lib/queries/reading'
import s from './station.module.css'

/** The days of one month, newest first: the count, how it was made, whether it was corrected, or that it is missing. */
export function StationDays({ station }: { station: StationDetail }) {
  const t = useTranslations('station.days')
  const [asked, setMonth] = useQueryState('month', parseAsString)
  const months = station.months.map((row) => row.month)
  const month = months.find((one) => one === asked) ?? months[0] ?? monthOf(station.today)
  const { days, failed } = useDays(station, month)
  const columns = useColumns(station)
  return (
    <Card
      flush
      title={t('title')}
      actions={
        <SelectFilter
          label={t('month')}
          value={month}
          options={months.map((one) => ({ value: one, label: one }))}
          onChange={(one) => void setMonth(one === months[0] ? null : one)}
        />
      }
    >
      {failed ??
        (days === undefined ? (
          <Skeleton rows={8} />
        ) : (
          <DataTable
            caption={t('caption', { month })}
            columns={columns}
            rows={days}
            rowKey={(row) => row.day}
            empty={<Empty title={t('empty')} />}
          />
        ))}
    </Card>
  )
}

/** The page already holds the last days; older months are asked for. */
function useDays(station: StationDetail, month: string) {
  const first = firstDay(month)
  const last = lastDay(month) < station.today ? lastDay(month) : station.today
  const known = (station.days[0]?.day ?? station.today) <= first
  const asked = useQuery({ ...stationReadingsQuery(station.id, first, last), enabled: !known })
  const failed = !known && asked.isError ? <FailedQuery query={asked} /> : null
  if (known) return { failed, days: station.days.filter((row) => row.day >= first && row.day <= last && !row.closed).toReversed() }
  if (asked.data === undefined) return { failed, days: undefined }
  const rows = new Map(asked.data.items.map((row) => [row.day, row]))
  const days = Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, back) => addDays(last, -back)).map(
    (day): StationDay => {
      const { count = null, method = null, note = null, version = null } = rows.get(day) ?? {}
      return { day, count, method, note, version, closed: !isOpenOn(station, day) }
    },
  )
  return { failed, days: days.filter((row) => !row.closed) }
}

function useColumns(station: StationDetail): Column<StationDay>[] {
  const t = useTranslations('station')
  const words = useWords()
  const format = useFormatter()
  return [
    { key: 'day', header: t('daily.columns.day'), render: (row) => row.day },
    {
      key: 'count',
      header: t('daily.columns.count'),
      align: 'end',
      priority: 1,
      bare: true,
      render: (row) =>
        row.count === null ? (
          <Tag tone={row.day === station.today ? 'line' : 'amber'}>{row.day === station.today ? t('days.today') : t('daily.missing')}</Tag>
        ) : (
          format.number(row.count)
        ),
    },
    {
      key: 'method',
      header: t('daily.columns.method'),
      priority: 2,
      render: (row) => (row.method === null ? '' : words(readingMethods[row.method])),
    },
    {
      key: 'note',
      header: t('daily.columns.note'),
      priority: 1,
      bare: true,
      render: (row) => (
        <>
          {row.version !== null && row.version > 1 ? <Tag tone="info">{t('daily.corrected', { count: row.version - 1 })}</Tag> : null}{' '}
          <span className={s.faint}>{row.note}</span>
        </>
      ),
    },
    ...(station.mayLog
      ? [
          {
            key: 'log',
            header: t('daily.columns.action'),
            align: 'end' as const,
            priority: 1 as const,
            bare: true,
            interactive: true,
            render: (row: StationDay) => (
              <TextLink href={`/traffic?station=${station.id}&day=${row.day}`}>
                {row.count !== null ? t('daily.correct') : row.day === station.today ? t('page.log') : t('daily.fill')}
              </TextLink>
            ),
          },
        ]
      : []),
  ]
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { regionName, regionOptions } from '@/components/region/region-words'
import { kindOptions } from '@/components/station/station-words'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { useListAddress } from '@/components/list/use-list-address'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { OrgFilter } from '@/components/organisation/org-filter'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SelectFilter } from '@/components/ui/select-filter'
import { StatGrid } from '@/components/ui/stat-grid'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import { indicators } from '@/domain/indicators'
import { monthOf } from '@/domain/month'
import { stationKindKeys, stationKinds } from '@/domain/station-words'
import type { ReadingMonth, ReadingMonthRow } from '@/domain/traffic'
import { addressOf } from '@/lib/api'
import { askedIn } from '@/lib/asked'
import { readingMonthQuery } from '@/lib/queries/reading'
import { readingAddress } from './reading-address'
import s from './reading.module.css'

/** The rows behind a month's visits: a line a station, and sums that equal the tile. */
export function ReadingMonthList({ month, today }: { month: string; today: string }) {
  const t = useTranslations('reading.month')
  const words = useWords()
  const format = useFormatter()
  const { asked, narrow, pages } = useListAddress(readingAddress)
  const filters = { ...askedIn(asked), month }
  const list = useQuery(readingMonthQuery(filters))
  const { data } = list
  const running = month === monthOf(today)
  const monthWords = format.dateTime(new Date(`${month}-15T12:00:00+08:00`), { year: 'numeric', month: 'long' })
  const columns = useColumnsShown('readings', useColumns())
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={[t('subtitle', { month: monthWords }), running ? t('running', { day: today }) : ''].filter(Boolean).join(' · ')}
        actions={
          <>
            <ButtonLink href={addressOf('/stations', { org: asked.org, region: asked.region, kind: asked.kind })}>{t('toList')}</ButtonLink>
            <ExportButton right="list.export" path="/api/readings/month/file" filters={filters} columns={columns} total={data?.total} />
          </>
        }
      />
      {data === undefined ? null : <Sums data={data} />}
      <ListPanel
        query={list}
        caption={t('caption', { month: monthWords })}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => row.stationId}
        rowHref={(row) => `/stations/${row.stationId}?month=${month}`}
        empty={<Empty title={t('empty')} hint={t('emptyHint')} />}
        pager={{ text: t('stations', { count: data?.total.count ?? 0 }), ...pages(data?.next) }}
        tools="readings"
        filterLabel={t('filter')}
      >
        <OrgFilter value={asked.org} onChange={(org) => narrow({ org })} />
        <SelectFilter
          label={t('columns.region')}
          allLabel={t('all')}
          value={asked.region}
          options={regionOptions(words)}
          onChange={(region) => narrow({ region })}
        />
        <SelectFilter
          label={t('columns.kind')}
          allLabel={t('all')}
          value={asked.kind}
          options={kindOptions(words)}
          onChange={(kind) => narrow({ kind: stationKindKeys.find((key) => key === kind) ?? null })}
        />
      </ListPanel>
    </>
  )
}

function Sums({ data }: { data: ReadingMonth }) {
  const t = useTranslations('reading.month')
  const words = useWords()
  const format = useFormatter()
  const { visits, reported, due } = data.sums
  return (
    <div className={`${s.panel} ${s.sums}`}>
      <StatGrid
        label={t('label')}
        stats={[
          {
            key: 'visits',
            label: t('visits'),
            value: visits === null ? null : format.number(visits),
            unit: words(indicators.station_visits.unit),
            definition: words(indicators.station_visits.basis),
          },
          { key: 'reported', label: t('reported'), value: format.number(reported), note: t('reportedOf', { due: format.number(due) }) },
          {
            key: 'rate',
            label: t('rate'),
            value:
              due === 0 ? null : format.number(reported / due, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
            definition: words(indicators.reporting.basis),
          },
        ]}
      />
    </div>
  )
}

function useColumns(): Column<ReadingMonthRow>[] {
  const t = useTranslations('reading.month.columns')
  const none = useTranslations('ui')('none')
  const words = useWords()
  const format = useFormatter()
  return [
    { key: 'name', header: t('name'), render: (row) => row.name },
    { key: 'kind', header: t('kind'), bare: true, priority: 2, render: (row) => <Tag>{words(stationKinds[row.kind])}</Tag> },
    { key: 'org', header: t('org'), priority: 3, render: (row) => row.orgName },
    { key: 'region', header: t('region'), priority: 2, render: (row) => regionName(row.regionCode, words) },
    {
      key: 'reported',
      header: t('reported'),
      align: 'end',
      priority: 1,
      render: (row) =>
        row.reported < row.due ? (
          <Tag tone="amber">{t('of', { reported: row.reported, due: row.due })}</Tag>
        ) : (
          t('of', { reported: row.reported, due: row.due })
        ),
    },
    {
      key: 'visits',
      header: t('visits'),
      align: 'end',
      priority: 1,
      render: (row) => (row.visits === null ? none : <strong>{format.number(row.visits)}</strong>),
    },
  ]
}

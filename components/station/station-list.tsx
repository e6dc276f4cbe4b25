'use client'

import { IconCalendarStats, IconPlus, IconSquarePlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { useListAddress } from '@/components/list/use-list-address'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { useTotal } from '@/components/list/use-total'
import { OrgFilter } from '@/components/organisation/org-filter'
import { regionName, regionOptions } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { PastChip } from '@/components/ui/past-chip'
import { SearchField } from '@/components/ui/search-field'
import { SelectFilter } from '@/components/ui/select-filter'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import { endedMonth, type Day } from '@/domain/month'
import type { StationRow } from '@/domain/station'
import { stationKindKeys, stationKinds, stationStateKeys, stationStates } from '@/domain/station-words'
import { addressOf } from '@/lib/api'
import { stationListQuery } from '@/lib/queries/station'
import { SilentTag } from './silent-tag'
import { stationAddress, stationsAsked } from './station-address'
import s from './station.module.css'
import { kindOptions } from './station-words'

/** Every station in view, with its last reading; what is asked for stands in the address. */
export function StationList({ today }: { today: Day }) {
  const t = useTranslations('station')
  const words = useWords()
  const columns = useColumnsShown('stations', useColumns())
  const { asked, narrow, pages } = useListAddress(stationAddress)
  const filters = stationsAsked(asked)
  const list = useQuery(stationListQuery(filters))
  const { data } = list
  const filtered = asked.org !== null || asked.q !== '' || asked.region !== null || asked.kind !== null || asked.state !== 'open'
  const total = useTotal(data?.total)
  return (
    <>
      <PageTitle
        title={t('title')}
        tags={<PastChip month={endedMonth(asked.month, today)} onRemove={() => narrow({ month: null }, { shallow: false })} />}
        subtitle={data === undefined || data.left === 0 ? total : `${total ?? ''}${t('left', { left: data.left })}`}
        actions={
          <>
            <ButtonLink
              href={addressOf('/stations/readings', { org: asked.org, region: asked.region, kind: asked.kind, month: asked.month })}
              icon={<IconCalendarStats size={16} stroke={1.6} aria-hidden />}
            >
              {t('list.month')}
            </ButtonLink>
            <ExportButton right="list.export" path="/api/stations/file" filters={filters} columns={columns} total={data?.total} />
            {data?.mayLog ? (
              <ButtonLink href="/traffic" icon={<IconSquarePlus size={16} stroke={1.6} aria-hidden />}>
                {t('page.log')}
              </ButtonLink>
            ) : null}
            {data?.mayCreate ? (
              <ButtonLink href="/stations/new" variant="filled" icon={<IconPlus size={16} stroke={1.6} aria-hidden />}>
                {t('list.create')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <ListPanel
        query={list}
        caption={t('list.caption')}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `/stations/${row.id}`}
        empty={
          filtered ? (
            <Empty title={t('list.empty')} hint={t('list.emptyHint')} />
          ) : (
            <Empty
              title={t('list.none')}
              hint={t('list.noneHint')}
              action={data?.mayCreate ? <ButtonLink href="/stations/new">{t('list.create')}</ButtonLink> : null}
            />
          )
        }
        pager={{ text: total, ...pages(data?.next) }}
        tools="stations"
        filterLabel={t('list.filter')}
      >
        <SearchField
          label={t('list.search')}
          placeholder={t('list.search')}
          value={asked.q}
          onCommit={(q) => narrow({ q: q === '' ? null : q })}
        />
        <OrgFilter value={asked.org} onChange={(org) => narrow({ org })} />
        <SelectFilter
          label={t('list.region')}
          allLabel={t('list.all')}
          value={asked.region}
          options={regionOptions(words)}
          onChange={(region) => narrow({ region })}
        />
        <SelectFilter
          label={t('list.kind')}
          allLabel={t('list.all')}
          value={asked.kind}
          options={kindOptions(words)}
          onChange={(kind) => narrow({ kind: stationKindKeys.find((key) => key === kind) ?? null })}
        />
        <SelectFilter
          label={t('list.state')}
          value={asked.state}
          options={[
            ...stationStateKeys.map((key) => ({ value: key, label: words(stationStates[key]) })),
            { value: 'all', label: t('list.all') },
          ]}
          onChange={(state) => narrow({ state: stationStateKeys.find((key) => key === state) ?? (state === 'all' ? 'all' : null) })}
        />
      </ListPanel>
    </>
  )
}

function useColumns(): Column<StationRow>[] {
  const t = useTranslations('station.list')
  const words = useWords()
  const format = useFormatter()
  return [
    { key: 'name', header: t('columns.name'), render: (row) => row.name },
    { key: 'kind', header: t('columns.kind'), bare: true, priority: 1, render: (row) => <Tag>{words(stationKinds[row.kind])}</Tag> },
    { key: 'org', header: t('columns.org'), priority: 2, render: (row) => row.orgName },
    { key: 'region', header: t('columns.region'), priority: 3, render: (row) => regionName(row.regionCode, words) },
    { key: 'hours', header: t('columns.hours'), priority: 3, render: (row) => <span className={s.hours}>{row.hours}</span> },
    {
      key: 'last',
      header: t('columns.last'),
      bare: true,
      priority: 1,
      render: (row) =>
        row.lastReadingOn === null || row.lastReadingCount === null ? (
          <span className={s.faint}>{t('never')}</span>
        ) : (
          <span className={s.last}>
            <span>{row.lastReadingOn}</span>
            <strong>{t('count', { count: format.number(row.lastReadingCount) })}</strong>
          </span>
        ),
    },
    { key: 'state', header: t('columns.state'), bare: true, priority: 1, render: (row) => <ReportingState row={row} /> },
  ]
}

function ReportingState({ row }: { row: StationRow }) {
  const t = useTranslations('station.list')
  if (row.closedOn !== null) return <Tag tone="line">{t('closed', { day: row.closedOn })}</Tag>
  if (row.silentDays !== null) return <SilentTag days={row.silentDays} />
  return <span className={s.faint}>{row.lastReadingOn === null ? t('opens', { day: row.openedOn }) : t('reporting')}</span>
}

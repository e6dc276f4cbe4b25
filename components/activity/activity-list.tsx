'use client'

import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { useListAddress } from '@/components/list/use-list-address'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { useTotal } from '@/components/list/use-total'
import { OrgFilter } from '@/components/organisation/org-filter'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SearchField } from '@/components/ui/search-field'
import { SelectFilter } from '@/components/ui/select-filter'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import type { ActivityRow } from '@/domain/activity'
import { activityKindKeys, activityKinds, activityStateKeys, activityStates } from '@/domain/activity-words'
import { firstOpenMonth, monthOf, monthsFrom, type Day } from '@/domain/month'
import { regions } from '@/domain/region'
import { addressOf } from '@/lib/api'
import { askedIn } from '@/lib/asked'
import { activityListQuery } from '@/lib/queries/activity'
import { activityAddress } from './activity-address'
import { ActivityStateTag } from './activity-state'
import s from './activity.module.css'

/** Activities in view, newest first; what is asked for stands in the address, as the dashboard's numbers link to it. */
export function ActivityList({ today, mayLog }: { today: Day; mayLog: boolean }) {
  const t = useTranslations('activity')
  const words = useWords()
  const format = useFormatter()
  const columns = useColumnsShown('activities', useColumns())
  const { asked, narrow, pages } = useListAddress(activityAddress)
  const filters = askedIn(asked)
  const list = useQuery(activityListQuery(filters))
  const { data } = list
  const filtered =
    asked.org !== null || asked.q !== '' || asked.region !== null || asked.month !== null || asked.kind !== null || asked.state !== null
  const total = useTotal(data?.total)
  const months = monthsFrom(firstOpenMonth(today), monthOf(today)).reverse()
  const years = [...new Set(months.map((month) => month.slice(0, 4)))]
  const monthWords = (month: string) => format.dateTime(new Date(`${month}-15T00:00:00+08:00`), { year: 'numeric', month: 'long' })
  const newActivity = addressOf('/activities/new', { org: asked.org })
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={total}
        actions={
          <>
            <ExportButton right="list.export" path="/api/activities/file" filters={filters} columns={columns} total={data?.total} />
            {mayLog ? (
              <ButtonLink href={newActivity} variant="filled" icon={<IconPlus size={16} stroke={1.6} aria-hidden />}>
                {t('list.log')}
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
        rowHref={(row) => `/activities/${row.id}`}
        empty={
          filtered ? (
            <Empty title={t('list.empty')} hint={t('list.emptyHint')} />
          ) : (
            <Empty
              title={t('list.none')}
              hint={t('list.noneHint')}
              action={mayLog ? <ButtonLink href={newActivity}>{t('list.log')}</ButtonLink> : null}
            />
          )
        }
        pager={{ text: asked.state === null ? `${total ?? ''} · ${t('list.counts')}` : total, ...pages(data?.next) }}
        tools="activities"
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
          label={t('list.month')}
          allLabel={t('list.all')}
          value={asked.month}
          options={[
            ...months.map((month) => ({ value: month, label: monthWords(month) })),
            ...years.map((year) => ({ value: year, label: t('list.year', { year }) })),
          ]}
          onChange={(month) => narrow({ month })}
        />
        <SelectFilter
          label={t('list.region')}
          allLabel={t('list.all')}
          value={asked.region}
          options={regions.map((region) => ({ value: region.code, label: words(region.name) }))}
          onChange={(region) => narrow({ region })}
        />
        <SelectFilter
          label={t('list.kind')}
          allLabel={t('list.all')}
          searchable
          value={asked.kind}
          options={activityKindKeys.map((kind) => ({ value: kind, label: words(activityKinds[kind]) }))}
          onChange={(kind) => narrow({ kind: activityKindKeys.find((key) => key === kind) ?? null })}
        />
        <SelectFilter
          label={t('list.state')}
          allLabel={t('list.counted')}
          value={asked.state}
          options={activityStateKeys.map((state) => ({ value: state, label: words(activityStates[state]) }))}
          onChange={(state) => narrow({ state: activityStateKeys.find((key) => key === state) ?? null })}
        />
      </ListPanel>
    </>
  )
}

function useColumns(): Column<ActivityRow>[] {
  const t = useTranslations('activity.list')
  const words = useWords()
  return [
    { key: 'title', header: t('columns.title'), render: (row) => row.title },
    { key: 'day', header: t('columns.day'), bare: true, priority: 1, render: (row) => row.day },
    { key: 'org', header: t('columns.org'), bare: true, priority: 1, render: (row) => row.orgName },
    {
      key: 'kinds',
      header: t('columns.kinds'),
      bare: true,
      priority: 2,
      render: (row) => (
        <span className={s.kinds}>
          {row.kinds.map((kind) => (
            <Tag key={kind}>{words(activityKinds[kind])}</Tag>
          ))}
        </span>
      ),
    },
    { key: 'place', header: t('columns.place'), priority: 3, render: (row) => row.stationName ?? row.place ?? '' },
    { key: 'present', header: t('columns.present'), align: 'end', priority: 1, render: (row) => <Headcount row={row} /> },
    { key: 'state', header: t('columns.state'), bare: true, priority: 1, render: (row) => <ActivityStateTag state={row.state} /> },
  ]
}

function Headcount({ row }: { row: ActivityRow }) {
  const t = useTranslations('activity.list')
  const ui = useTranslations('ui')
  if (row.present === null) return <span className={s.faint}>{row.guests > 0 ? t('guests', { count: row.guests }) : ui('none')}</span>
  return (
    <span>
      {row.present}
      <span className={s.faint}> / {row.expected ?? ui('none')}</span>
    </span>
  )
}

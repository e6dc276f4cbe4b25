'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { StageTag } from '@/components/member/member-tags'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { useListAddress } from '@/components/list/use-list-address'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { OrgFilter } from '@/components/organisation/org-filter'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { Segmented } from '@/components/ui/segmented'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import type { DevelopmentRow } from '@/domain/development'
import { developmentReasons, developmentStages, developmentSteps, stagesDeveloping } from '@/domain/development-words'
import { memberStages } from '@/domain/member-words'
import { daysBetween, type Day } from '@/domain/month'
import { askedIn } from '@/lib/asked'
import { developmentListQuery } from '@/lib/queries/development'
import { developmentAddress } from './development-address'
import s from './development.module.css'

const everything = 'all'
/** What is due within so many days stands out. */
const soon = 30

/** Those under development in a place, with what is next and what is late. */
export function DevelopmentList({ today }: { today: Day }) {
  const t = useTranslations('development')
  const words = useWords()
  const { asked, narrow, pages } = useListAddress(developmentAddress)
  const filters = askedIn(asked)
  const list = useQuery(developmentListQuery(filters))
  const { data } = list
  const counts = data?.counts
  const columns = useColumnsShown('development', useColumns(today))
  const everybody = counts === undefined ? undefined : stagesDeveloping.reduce((sum, stage) => sum + counts[stage], 0)
  const countOf = (count: number | undefined) => (count === undefined ? undefined : String(count))
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={t('subtitle', { day: data?.today ?? today })}
        actions={
          <ExportButton
            right="roster.export"
            path="/api/members/development/file"
            filters={filters}
            columns={columns}
            total={data?.total}
          />
        }
      />
      <ListPanel
        query={list}
        caption={t('caption')}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `/members/${row.id}#development`}
        empty={
          asked.org !== null || asked.stage !== null || asked.late !== null ? (
            <Empty title={t('noneFiltered')} hint={t('noneFilteredHint')} />
          ) : (
            <Empty title={t('none')} hint={t('noneHint')} />
          )
        }
        pager={{ text: data === undefined ? '' : t('total', { count: data.total.count }), ...pages(data?.next) }}
        tools="development"
        tabs={
          <Segmented
            label={t('stage')}
            value={asked.stage ?? everything}
            items={[
              { value: everything, label: t('all'), count: countOf(everybody) },
              ...stagesDeveloping.map((stage) => ({ value: stage, label: words(memberStages[stage]), count: countOf(counts?.[stage]) })),
            ]}
            onChange={(value) => narrow({ stage: stagesDeveloping.find((stage) => stage === value) ?? null })}
          />
        }
        filterLabel={t('filter')}
      >
        <Segmented
          label={t('lateLabel')}
          value={asked.late ?? everything}
          items={[
            { value: everything, label: t('all') },
            { value: 'late', label: t('late'), count: countOf(counts?.late) },
          ]}
          onChange={(value) => narrow({ late: value === 'late' ? 'late' : null })}
        />
        <OrgFilter value={asked.org} onChange={(org) => narrow({ org })} />
      </ListPanel>
    </>
  )
}

function useColumns(today: Day): Column<DevelopmentRow>[] {
  const t = useTranslations('development')
  const words = useWords()
  return [
    { key: 'name', header: t('columns.name'), render: (row) => row.name },
    { key: 'stage', header: t('columns.stage'), bare: true, priority: 1, render: (row) => <StageTag stage={row.stage} /> },
    { key: 'org', header: t('columns.org'), bare: true, priority: 1, render: (row) => row.orgName ?? '—' },
    {
      key: 'at',
      header: t('columns.at'),
      priority: 3,
      render: (row) => (row.at === null ? '—' : words(developmentStages[row.at])),
    },
    { key: 'open', header: t('columns.open'), bare: true, priority: 1, render: (row) => <Open row={row} today={today} /> },
  ]
}

/** What can be done now, the latest first; else from when on something can be. */
function Open({ row, today }: { row: DevelopmentRow; today: Day }) {
  const t = useTranslations('development')
  const words = useWords()
  const [first, ...others] = row.open
  const [blocked] = row.blocked
  return (
    <span className={s.open}>
      {first === undefined ? null : (
        <span className={s.openStep}>
          {words(developmentSteps[first.step].label)}
          {first.due === null ? null : first.state === 'late' ? (
            <Tag tone="over">{t('lateBy', { days: daysBetween(first.due, today) })}</Tag>
          ) : (
            <Tag tone={daysBetween(today, first.due) <= soon ? 'amber' : 'neutral'}>{t('dueBy', { day: first.due })}</Tag>
          )}
        </span>
      )}
      {others.length === 0 ? null : <span className={s.quiet}>{t('more', { count: others.length })}</span>}
      {blocked?.reason == null || blocked.from === null ? null : (
        <span className={s.quiet}>
          {t('opens', {
            step: words(developmentSteps[blocked.step].label),
            reason: words(developmentReasons[blocked.reason]),
            day: blocked.from,
          })}
        </span>
      )}
      {first === undefined && blocked === undefined ? <span className={s.quiet}>{t('nothing')}</span> : null}
    </span>
  )
}

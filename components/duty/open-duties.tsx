'use client'

import { IconCalendarDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { useListAddress } from '@/components/list/use-list-address'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { OrgFilter } from '@/components/organisation/org-filter'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { Segmented } from '@/components/ui/segmented'
import { SelectFilter } from '@/components/ui/select-filter'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import { activityKinds } from '@/domain/activity-words'
import { dutyStates, dutyListStates, dutyKinds, periodTold } from '@/domain/duty-words'
import type { ListedDuty } from '@/domain/duty-list'
import { daysBetween, type Day } from '@/domain/month'
import { addressOf } from '@/lib/api'
import { askedIn } from '@/lib/asked'
import { dutyListQuery } from '@/lib/queries/duty'
import { dutyAddress } from './duty-address'

const everything = 'all'
const tones = { late: 'over', pending: 'amber', done: 'ok', future: 'neutral', not_applicable: 'neutral' } as const

/** What branches have before them and left out; with a month, all that was due in it. */
export function OpenDuties({ mayCalendar }: { mayCalendar: boolean }) {
  const t = useTranslations('duty')
  const words = useWords()
  const { asked, narrow, pages } = useListAddress(dutyAddress)
  const filters = askedIn(asked)
  const list = useQuery(dutyListQuery(filters))
  const { data } = list
  const columns = useColumnsShown('duties', useColumns(data?.today ?? ''))
  const counts = data?.counts
  const inMonth = asked.month === null ? null : monthParts(asked.month)
  const states = dutyListStates.filter((state) => state !== 'done' || asked.month !== null)
  return (
    <>
      <PageTitle
        title={inMonth === null ? t('title') : t('titleIn', inMonth)}
        subtitle={t(inMonth === null ? 'subtitle' : 'subtitleIn')}
        actions={
          <>
            {mayCalendar ? (
              <ButtonLink
                href={addressOf('/api/duties/calendar', { org: asked.org })}
                download
                icon={<IconCalendarDown size={16} stroke={1.6} aria-hidden />}
                label={`${t('calendarButton')} ${t('calendarHint')}`}
              >
                {t('calendarButton')}
              </ButtonLink>
            ) : null}
            <ButtonLink href="/duties/rules">{t('rulesLink')}</ButtonLink>
            <ExportButton right="list.export" path="/api/duties/file" filters={filters} columns={columns} total={data?.total} />
          </>
        }
      />
      <ListPanel
        query={list}
        caption={t('caption')}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => `${row.orgId} ${row.kind} ${row.from}`}
        empty={
          asked.org !== null || asked.kind !== null || asked.state !== null || asked.month !== null ? (
            <Empty title={t('noneFiltered')} hint={t('noneFilteredHint')} />
          ) : (
            <Empty title={t('none')} hint={t('noneHint')} />
          )
        }
        pager={{ text: data === undefined ? '' : t('total', { count: data.total.count }), ...pages(data?.next) }}
        tools="duties"
        filterLabel={t('filter')}
      >
        <Segmented
          label={t('state')}
          value={asked.state ?? everything}
          items={[
            { value: everything, label: t('all') },
            ...states.map((state) => ({ value: state, label: t(state), count: counts === undefined ? undefined : String(counts[state]) })),
          ]}
          onChange={(value) => narrow({ state: dutyListStates.find((state) => state === value) ?? null })}
        />
        <OrgFilter value={asked.org} onChange={(org) => narrow({ org })} />
        <SelectFilter
          label={t('kind')}
          allLabel={t('anyKind')}
          value={asked.kind}
          options={dutyKinds.map((kind) => ({ value: kind, label: words(activityKinds[kind]) }))}
          onChange={(kind) => narrow({ kind: dutyKinds.find((key) => key === kind) ?? null })}
        />
        {inMonth === null ? null : (
          <ButtonLink href={addressOf('/duties', { org: asked.org })} variant="subtle">
            {t('everyMonth')}
          </ButtonLink>
        )}
      </ListPanel>
    </>
  )
}

const monthParts = (month: string) => ({ year: month.slice(0, 4), month: String(Number(month.slice(5))) })

function useColumns(today: Day): Column<ListedDuty>[] {
  const t = useTranslations('duty')
  const words = useWords()
  const dueText = (row: ListedDuty): string => {
    if (row.state === 'done') return t('doneOn', { day: row.doneOn ?? '' })
    const days = daysBetween(today, row.due)
    return days === 0 ? t('today', { due: row.due }) : t(days < 0 ? 'overdue' : 'left', { due: row.due, days: Math.abs(days) })
  }
  return [
    { key: 'org', header: t('columns.org'), render: (row) => row.orgName },
    { key: 'duty', header: t('columns.duty'), bare: true, priority: 1, render: (row) => words(activityKinds[row.kind]) },
    { key: 'period', header: t('columns.period'), bare: true, priority: 1, render: (row) => words(periodTold(row)) },
    {
      key: 'state',
      header: t('columns.state'),
      bare: true,
      priority: 1,
      render: (row) => <Tag tone={tones[row.state]}>{words(dutyStates[row.state])}</Tag>,
    },
    { key: 'due', header: t('columns.due'), priority: 1, render: dueText },
    {
      key: 'missing',
      header: t('columns.missing'),
      align: 'end',
      priority: 2,
      render: (row) => (row.state === 'done' ? '' : t('times', { count: row.minimum - row.held })),
    },
    {
      key: 'action',
      screenOnly: true,
      header: t('columns.action'),
      align: 'end',
      priority: 1,
      interactive: true,
      bare: true,
      render: (row) => <Action row={row} today={today} />,
    },
  ]
}

/** The next step: to log it, for whoever may; otherwise to look at the evidence or at the branch. */
function Action({ row, today }: { row: ListedDuty; today: Day }) {
  const t = useTranslations('duty')
  const words = useWords()
  const late = row.state === 'late'
  const mayLog = row.mayLog && row.state !== 'done'
  const text = t(mayLog ? (late ? 'makeUp' : 'record') : 'view')
  const href = mayLog
    ? addressOf('/activities/new', { org: row.orgId, kind: row.kind, date: late ? row.due : today })
    : row.activityId === null
      ? `/organisations/${row.orgId}`
      : `/activities/${row.activityId}`
  return (
    <ButtonLink href={href} size="sm" label={t('actionFor', { action: text, org: row.orgName, duty: words(activityKinds[row.kind]) })}>
      {text}
    </ButtonLink>
  )
}

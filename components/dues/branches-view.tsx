'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useMay } from '@/components/account/may'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SelectFilter } from '@/components/ui/select-filter'
import type { DuesBranch, DuesBranches } from '@/domain/dues'
import type { Day } from '@/domain/month'
import { addressOf } from '@/lib/api'
import { duesBranchesQuery } from '@/lib/queries/dues'
import { duesAddress, inputOf } from './dues-address'
import { DuesMonth } from './dues-month'
import s from './dues.module.css'
import { useMoney } from './use-money'

const totalKey = 'total'
/** A branch, or the sum of all that are listed. */
type Line = Omit<DuesBranch, 'id'> & { key: string }

function linesOf({ rows, sums }: DuesBranches, total: string): Line[] {
  const lines = rows.map(({ id, ...row }): Line => ({ key: id, ...row }))
  return rows.length < 2 ? lines : [...lines, { key: totalKey, name: total, parentName: null, closed: false, ...sums }]
}

/** The dues of a month branch by branch, for a district or the city; each leads to the branch's own statement. */
export function BranchesView({ today }: { today: Day }) {
  const t = useTranslations('dues.district')
  const [asked, ask] = useQueryStates(duesAddress, { history: 'push', scroll: false })
  const query = useQuery(duesBranchesQuery(inputOf(asked)))
  const opens = useMay('member.edit')
  const columns = useColumnsShown('duesBranches', useColumns())
  const { data } = query
  const statementOf = (line: Line) =>
    opens && line.key !== totalKey ? addressOf('/members/dues', { org: line.key, month: asked.month }) : undefined
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={data === undefined ? '' : t('subtitle', { month: data.month })}
        actions={
          <>
            <ButtonLink href="/members">{t('back')}</ButtonLink>
            {data === undefined ? null : (
              <ExportButton
                right="roster.export"
                path="/api/dues/branches/file"
                filters={{ org: data.org, month: data.month }}
                columns={columns}
                total={{ count: data.rows.length, exact: true }}
              />
            )}
          </>
        }
      />
      <ListPanel
        query={query}
        tools="duesBranches"
        filterLabel={t('filter')}
        caption={t('caption')}
        columns={columns}
        rows={data === undefined ? undefined : linesOf(data, t('total'))}
        rowKey={(line) => line.key}
        rowHref={statementOf}
        empty={<Empty title={t('empty')} hint={t('emptyHint')} />}
        footer={data === undefined ? null : t('foot', { count: data.rows.length })}
      >
        {data === undefined || data.orgs.length < 2 ? null : (
          <SelectFilter
            label={t('org')}
            searchable
            value={data.org}
            allLabel={t('all')}
            options={data.orgs.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(org) => void ask({ org })}
          />
        )}
        <DuesMonth value={data?.month} today={today} onChange={(month) => void ask({ month })} />
      </ListPanel>
    </>
  )
}

function useColumns(): Column<Line>[] {
  const t = useTranslations('dues.district')
  const none = useTranslations('ui')('none')
  const format = useFormatter()
  const money = useMoney()
  const told = (line: Line, text: string) => (line.key === totalKey ? <b>{text}</b> : text)
  const amount = (key: 'due' | 'paid' | 'outstanding' | 'reduced' | 'strays', priority: 1 | 2 | 3): Column<Line> => ({
    key,
    header: t(`columns.${key}`),
    align: 'end',
    priority,
    render: (line) => told(line, money(line[key])),
  })
  const count = (key: 'members' | 'unknown', priority: 1 | 2): Column<Line> => ({
    key,
    header: t(`columns.${key}`),
    align: 'end',
    priority,
    render: (line) => told(line, format.number(line[key])),
  })
  return [
    {
      key: 'name',
      header: t('columns.name'),
      render: (line) => (
        <>
          {told(line, line.name)}
          {line.closed ? <span className={s.note}>{t('closed')}</span> : null}
        </>
      ),
    },
    { key: 'parent', header: t('columns.parent'), priority: 3, render: (line) => line.parentName ?? none },
    count('members', 1),
    amount('due', 1),
    amount('paid', 1),
    amount('outstanding', 1),
    amount('reduced', 2),
    amount('strays', 3),
    count('unknown', 2),
  ]
}

'use client'

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { ListPanel } from '@/components/list/list-panel'
import type { Column } from '@/components/ui/data-table'
import { PageTitle } from '@/components/ui/page-title'
import { useWords } from '@/components/ui/use-words'
import { activityKinds } from '@/domain/activity-words'
import type { DutyRuleList, DutyRuleRow } from '@/domain/duty-rule'
import { dutyRulesQuery } from '@/lib/queries/duty'
import s from './duty.module.css'

const DutyRuleDialog = dynamic(() => import('./duty-rule-dialog').then((module) => module.DutyRuleDialog), { ssr: false })

type KindRow = DutyRuleList['kinds'][number]

/** How often each kind of duty is owed, with what holds from later on and what held before. */
export function DutyRules() {
  const t = useTranslations('duty.rules')
  const query = useQuery(dutyRulesQuery())
  const { data } = query
  const [editing, setEditing] = useState<KindRow>()
  const columns = useColumns(data?.mayChange === true ? setEditing : undefined)
  return (
    <>
      <PageTitle title={t('title')} subtitle={t('subtitle')} />
      <ListPanel query={query} caption={t('title')} columns={columns} rows={data?.kinds} rowKey={(row) => row.kind} />
      {editing === undefined || data === undefined ? null : (
        <DutyRuleDialog key={editing.kind} rule={editing.now} month={data.month} onClose={() => setEditing(undefined)} />
      )}
    </>
  )
}

function useColumns(edit: ((row: KindRow) => void) | undefined): Column<KindRow>[] {
  const t = useTranslations('duty.rules')
  const words = useWords()
  const ruleText = ({ period, minimum }: DutyRuleRow) => t('rule', { period, count: minimum })
  const lines = (rows: readonly DutyRuleRow[], key: 'coming' | 'past') =>
    rows.map((row) => (
      <p key={row.from} className={s.note}>
        {t(key, { month: row.from, rule: ruleText(row) })}
      </p>
    ))
  return [
    { key: 'duty', header: t('columns.duty'), render: (row) => words(activityKinds[row.kind]) },
    { key: 'now', header: t('columns.now'), priority: 1, render: ({ now }) => ruleText(now) },
    {
      key: 'since',
      header: t('columns.since'),
      priority: 1,
      render: ({ now, past }) => (
        <div>
          <p>{now.setBy === null ? t('initial') : t('since', { month: now.from, name: now.setBy })}</p>
          {lines(past, 'past')}
        </div>
      ),
    },
    {
      key: 'coming',
      header: t('columns.coming'),
      priority: 1,
      render: ({ coming }) => (coming.length === 0 ? t('noComing') : <div>{lines(coming, 'coming')}</div>),
    },
    ...(edit === undefined
      ? []
      : [
          {
            key: 'action',
            header: t('columns.action'),
            align: 'end' as const,
            priority: 1 as const,
            interactive: true,
            bare: true,
            render: (row: KindRow) => (
              <Button size="sm" aria-label={t('changeFor', { duty: words(activityKinds[row.kind]) })} onClick={() => edit(row)}>
                {t('change')}
              </Button>
            ),
          },
        ]),
  ]
}

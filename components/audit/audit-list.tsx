'use client'

import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { ListPanel } from '@/components/list/list-panel'
import { useListAddress } from '@/components/list/use-list-address'
import { useTotal } from '@/components/list/use-total'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SearchField } from '@/components/ui/search-field'
import { SelectFilter } from '@/components/ui/select-filter'
import { useWords } from '@/components/ui/use-words'
import type { AuditRow } from '@/domain/audit-list'
import { auditActionKeys, auditActions, auditNounKeys, auditNouns, differences, unmaskingOf } from '@/domain/audit'
import { maskedFields } from '@/domain/member-words'
import { exactMomentOf } from '@/domain/moment'
import { labelOf } from '@/domain/words'
import { askedIn } from '@/lib/asked'
import { auditListQuery } from '@/lib/queries/audit'
import { auditAddress } from './audit-address'
import s from './audit.module.css'

const AuditEvent = dynamic(() => import('./audit-event').then((file) => file.AuditEvent))

/** The audit log, newest first, searched by time, account, action and object. */
export function AuditList() {
  const t = useTranslations('audit')
  const words = useWords()
  const [shown, setShown] = useState<AuditRow | null>(null)
  const columns = useColumns(setShown)
  const { asked, narrow, pages } = useListAddress(auditAddress)
  const list = useQuery(auditListQuery(askedIn(asked)))
  const { data } = list
  const total = useTotal(data?.total)
  const day = (name: 'from' | 'to') => (
    <TextInput
      size="sm"
      type="date"
      className={s.day ?? ''}
      aria-label={t(name)}
      leftSection={<span className={s.dayName}>{t(name)}</span>}
      leftSectionWidth={44}
      value={asked[name] ?? ''}
      onChange={(event) => narrow({ [name]: event.currentTarget.value || null })}
    />
  )
  return (
    <>
      <PageTitle title={t('title')} subtitle={total} />
      <ListPanel
        query={list}
        caption={t('caption')}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => row.id}
        empty={<Empty title={t('empty')} hint={t('emptyHint')} />}
        pager={{ text: total, ...pages(data?.next) }}
        filterLabel={t('filter')}
      >
        {day('from')}
        {day('to')}
        <SearchField
          label={t('account')}
          placeholder={t('account')}
          value={asked.account}
          onCommit={(account) => narrow({ account: account || null })}
        />
        <SelectFilter
          searchable
          label={t('action')}
          allLabel={t('everything')}
          value={asked.action}
          options={auditActionKeys.map((key) => ({ value: key, label: words(auditActions[key]) }))}
          onChange={(action) => narrow({ action: auditActionKeys.find((key) => key === action) ?? null })}
        />
        <SelectFilter
          label={t('noun')}
          allLabel={t('everything')}
          value={asked.noun}
          options={auditNounKeys.map((key) => ({ value: key, label: words(auditNouns[key]) }))}
          onChange={(noun) => narrow({ noun: auditNounKeys.find((key) => key === noun) ?? null })}
        />
        <SearchField label={t('row')} placeholder={t('row')} value={asked.row} onCommit={(row) => narrow({ row: row || null })} />
      </ListPanel>
      {shown === null ? null : (
        <AuditEvent
          event={shown}
          onClose={() => setShown(null)}
          onSameRow={
            shown.rowId === null
              ? undefined
              : () => {
                  narrow({ from: null, to: null, account: null, action: null, noun: null, row: shown.rowId })
                  setShown(null)
                }
          }
        />
      )}
    </>
  )
}

function useColumns(show: (row: AuditRow) => void): Column<AuditRow>[] {
  const t = useTranslations('audit')
  const words = useWords()
  return [
    { key: 'action', header: t('columns.action'), render: (row) => words(labelOf(auditActions, row.action)) },
    { key: 'at', header: t('columns.at'), bare: true, priority: 1, render: (row) => exactMomentOf(row.at) },
    {
      key: 'who',
      header: t('columns.who'),
      bare: true,
      priority: 1,
      render: (row) => (row.accountName === '' ? <span className={s.faint}>{t('unknown')}</span> : row.accountName),
    },
    { key: 'noun', header: t('columns.noun'), priority: 2, render: (row) => words(labelOf(auditNouns, row.noun)) },
    { key: 'what', header: t('columns.what'), priority: 3, render: (row) => <Changes row={row} /> },
    { key: 'address', header: t('columns.address'), priority: 3, render: (row) => row.address ?? t('nothing') },
    {
      key: 'details',
      header: t('columns.entry'),
      bare: true,
      priority: 1,
      align: 'end',
      interactive: true,
      render: (row) => (
        <Button size="sm" variant="subtle" onClick={() => show(row)}>
          {t('details')}
        </Button>
      ),
    },
  ]
}

function Changes({ row }: { row: AuditRow }) {
  const t = useTranslations('audit')
  const words = useWords()
  const seen = unmaskingOf(row)
  if (seen !== null) return <>{t('unmasked', { field: words(labelOf(maskedFields, seen.field)), purpose: seen.purpose })}</>
  const count = differences(row.before, row.after).length
  return <>{count === 0 ? t('nothing') : t('fields', { count })}</>
}

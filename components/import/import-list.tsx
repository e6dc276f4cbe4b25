'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsString, useQueryState } from 'nuqs'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { useCursor } from '@/components/ui/use-cursor'
import { useWords } from '@/components/ui/use-words'
import type { ImportBatch } from '@/domain/import'
import { importKinds } from '@/domain/import-words'
import { momentOf } from '@/domain/moment'
import { ApiError } from '@/lib/api'
import { importListQuery } from '@/lib/queries/import'
import { ImportStart } from './import-start'
import { StateTag } from './state-tag'
import s from './import.module.css'

/** The caller's own imports, and where a new one begins. */
export function ImportList() {
  const t = useTranslations('imports')
  const common = useTranslations('common')
  const [cursor, setCursor] = useQueryState('cursor', parseAsString.withOptions({ history: 'push', scroll: false }))
  const step = useCursor(cursor, (to) => void setCursor(to))
  const list = useQuery(importListQuery({ cursor: cursor ?? undefined }))
  const columns = useColumns()
  const { data } = list
  return (
    <>
      <PageTitle title={t('title')} />
      <div className={s.stack}>
        {data === undefined ? null : <ImportStart kinds={data.kinds} />}
        <Card title={t('list.caption')} flush>
          {list.isError && data === undefined ? (
            <Failed
              code={list.error instanceof ApiError ? list.error.id : undefined}
              onRetry={() => void list.refetch()}
              retrying={list.isFetching}
            />
          ) : (
            <DataTable
              caption={t('list.caption')}
              columns={columns}
              rows={data?.items ?? []}
              rowKey={(row) => row.id}
              rowHref={(row) => `/imports/${row.id}`}
              loading={list.isPending}
              busy={list.isPlaceholderData}
              empty={<Empty title={t('list.none')} hint={t('list.noneHint')} />}
              footer={
                data === undefined || (data.next === null && cursor === null) ? null : (
                  <Pager text={common('of', { count: data.total.count })} previous={step.previous} next={step.next(data.next)} />
                )
              }
            />
          )}
        </Card>
      </div>
    </>
  )
}

function useColumns(): Column<ImportBatch>[] {
  const t = useTranslations('imports.list')
  const words = useWords()
  return [
    { key: 'file', header: t('columns.file'), render: (row) => row.fileName },
    { key: 'kind', header: t('columns.kind'), priority: 1, render: (row) => words(importKinds[row.kind]) },
    { key: 'state', header: t('columns.state'), priority: 1, bare: true, render: (row) => <StateTag state={row.state} /> },
    {
      key: 'rows',
      header: t('columns.rows'),
      priority: 2,
      align: 'end',
      render: (row) => t('rows', { count: row.state === 'written' ? row.created + row.changed : row.total }),
    },
    {
      key: 'created',
      header: t('columns.created'),
      priority: 2,
      render: (row) => momentOf(row.createdAt),
    },
  ]
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsString } from 'nuqs'
import { ListPanel } from '@/components/list/list-panel'
import { useListAddress } from '@/components/list/use-list-address'
import { Card } from '@/components/ui/card'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { useWords } from '@/components/ui/use-words'
import type { ImportBatch } from '@/domain/import'
import { importKinds } from '@/domain/import-words'
import { momentOf } from '@/domain/moment'
import { askedIn } from '@/lib/asked'
import { importListQuery } from '@/lib/queries/import'
import { ImportStart } from './import-start'
import { StateTag } from './state-tag'
import s from './import.module.css'

const address = { cursor: parseAsString }

/** The caller's own imports, and where a new one begins. */
export function ImportList() {
  const t = useTranslations('imports')
  const common = useTranslations('common')
  const { asked, pages } = useListAddress(address)
  const list = useQuery(importListQuery(askedIn(asked)))
  const columns = useColumns()
  const { data } = list
  return (
    <>
      <PageTitle title={t('title')} />
      <div className={s.stack}>
        {data === undefined ? null : <ImportStart kinds={data.kinds} />}
        <Card title={t('list.caption')} flush>
          <ListPanel
            inCard
            query={list}
            caption={t('list.caption')}
            columns={columns}
            rows={data?.items}
            rowKey={(row) => row.id}
            rowHref={(row) => `/imports/${row.id}`}
            empty={<Empty title={t('list.none')} hint={t('list.noneHint')} />}
            pager={
              data === undefined || (data.next === null && asked.cursor === null)
                ? undefined
                : { text: common('of', { count: data.total.count }), ...pages(data.next) }
            }
          />
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

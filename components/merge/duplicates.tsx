'use client'

import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { ButtonLink } from '@/components/ui/button-link'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { Segmented } from '@/components/ui/segmented'
import { useCursor } from '@/components/ui/use-cursor'
import { duplicateTabs, type DuplicateTab } from '@/domain/merge-words'
import type { Page } from '@/domain/page'
import { ApiError } from '@/lib/api'
import { checkListQuery, mergeListQuery, pairListQuery } from '@/lib/queries/merge'
import { useCheckColumns, useMergeColumns, usePairColumns } from './duplicate-columns'
import s from './merge.module.css'

const address = { tab: parseAsStringLiteral(duplicateTabs).withDefault('checks'), cursor: parseAsString }

type ShownProps<Row> = { tab: DuplicateTab; list: UseQueryResult<Page<Row>>; columns: Column<Row>[]; rowKey: (row: Row) => string }

/** Persons entered twice: numbers to be checked, who look alike, and who were merged. */
export function Duplicates() {
  const t = useTranslations('merge')
  const [{ tab }, ask] = useQueryStates(address, { history: 'push', scroll: false })
  return (
    <>
      <PageTitle title={t('title')} subtitle={t('subtitle')} actions={<ButtonLink href="/members">{t('back')}</ButtonLink>} />
      <div className={s.tabs}>
        <Segmented
          label={t('tabs.label')}
          value={tab}
          onChange={(value) => void ask({ tab: duplicateTabs.find((key) => key === value) ?? 'checks', cursor: null })}
          items={duplicateTabs.map((key) => ({ value: key, label: t(`tabs.${key}`) }))}
        />
      </div>
      {tab === 'checks' ? <Checks /> : tab === 'pairs' ? <Pairs /> : <Merges />}
    </>
  )
}

const useTurn = () => {
  const [{ cursor }] = useQueryStates(address)
  return { cursor: cursor ?? undefined }
}

const Checks = () => <Shown tab="checks" list={useQuery(checkListQuery(useTurn()))} columns={useCheckColumns()} rowKey={(row) => row.id} />
const Pairs = () => (
  <Shown
    tab="pairs"
    list={useQuery(pairListQuery(useTurn()))}
    columns={usePairColumns()}
    rowKey={(row) => `${row.leftId} ${row.rightId}`}
  />
)
const Merges = () => <Shown tab="merged" list={useQuery(mergeListQuery(useTurn()))} columns={useMergeColumns()} rowKey={(row) => row.id} />

function Shown<Row>({ tab, list, columns, rowKey }: ShownProps<Row>) {
  const t = useTranslations('merge')
  const common = useTranslations('common')
  const [{ cursor }, ask] = useQueryStates(address, { history: 'push' })
  const step = useCursor(cursor, (next) => void ask({ cursor: next }, { scroll: true }))
  const { data } = list
  return (
    <div className={s.panel}>
      {list.isError && data === undefined ? (
        <Failed
          code={list.error instanceof ApiError ? list.error.id : undefined}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      ) : (
        <DataTable
          caption={t(`tabs.${tab}`)}
          columns={columns}
          rows={data?.items ?? []}
          rowKey={rowKey}
          loading={data === undefined}
          busy={list.isPlaceholderData}
          empty={<Empty title={t(`empty.${tab}`)} hint={t(`emptyHint.${tab}`)} />}
          footer={
            data === undefined ? null : (
              <Pager
                text={data.total.exact ? t('total', { count: data.total.count }) : common('ofMany')}
                previous={step.previous}
                next={step.next(data.next)}
              />
            )
          }
        />
      )}
    </div>
  )
}

'use client'

import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsString, parseAsStringLiteral } from 'nuqs'
import { ListPanel } from '@/components/list/list-panel'
import { useListAddress } from '@/components/list/use-list-address'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { Segmented } from '@/components/ui/segmented'
import { duplicateTabs, type DuplicateTab } from '@/domain/merge-words'
import type { Page } from '@/domain/page'
import { askedIn } from '@/lib/asked'
import { checkListQuery, mergeListQuery, pairListQuery } from '@/lib/queries/merge'
import { useCheckColumns, useMergeColumns, usePairColumns } from './duplicate-columns'
import s from './merge.module.css'

const turn = { cursor: parseAsString }
const address = { tab: parseAsStringLiteral(duplicateTabs).withDefault('checks') }

type ShownProps<Row> = { tab: DuplicateTab; list: UseQueryResult<Page<Row>>; columns: Column<Row>[]; rowKey: (row: Row) => string }

/** Persons entered twice: numbers to be checked, who look alike, and who were merged. */
export function Duplicates() {
  const t = useTranslations('merge')
  const { asked, narrow } = useListAddress(address)
  return (
    <>
      <PageTitle title={t('title')} subtitle={t('subtitle')} actions={<ButtonLink href="/members">{t('back')}</ButtonLink>} />
      <div className={s.tabs}>
        <Segmented
          label={t('tabs.label')}
          value={asked.tab}
          onChange={(value) => narrow({ tab: duplicateTabs.find((key) => key === value) ?? 'checks' })}
          items={duplicateTabs.map((key) => ({ value: key, label: t(`tabs.${key}`) }))}
        />
      </div>
      {asked.tab === 'checks' ? <Checks /> : asked.tab === 'pairs' ? <Pairs /> : <Merges />}
    </>
  )
}

const useTurn = () => askedIn(useListAddress(turn).asked)

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
  const { pages } = useListAddress(turn)
  const { data } = list
  return (
    <ListPanel
      query={list}
      caption={t(`tabs.${tab}`)}
      columns={columns}
      rows={data?.items}
      rowKey={rowKey}
      empty={<Empty title={t(`empty.${tab}`)} hint={t(`emptyHint.${tab}`)} />}
      pager={
        data === undefined
          ? undefined
          : { text: data.total.exact ? t('total', { count: data.total.count }) : common('ofMany'), ...pages(data.next) }
      }
    />
  )
}

import type { ComponentProps, ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { FailedQuery, type Asked } from '@/components/ui/failed-query'
import { FilterBar } from '@/components/ui/filter-bar'
import { Pager } from '@/components/ui/pager'
import type { ListKey } from '@/domain/list-columns'
import s from './list-panel.module.css'
import { ListTools } from './list-tools'

type TableProps<Row> = Omit<ComponentProps<typeof DataTable<Row>>, 'rows' | 'loading' | 'busy'>

interface ListPanelProps<Row> extends TableProps<Row> {
  query: Asked & { isPlaceholderData: boolean }
  /** Undefined until they have come. */
  rows: readonly Row[] | undefined
  /** Which part of the list is looked at, above everything else. */
  tabs?: ReactNode
  /** What the row of filters is called. */
  filterLabel?: string
  /** The filters. */
  children?: ReactNode
  /** The list whose columns and views everybody sets for themselves. */
  tools?: ListKey | undefined
  /** What is told between the filters and the rows. */
  told?: ReactNode
  /** On the list's own surface, above the rows. */
  head?: ReactNode
  pager?: ComponentProps<typeof Pager> | undefined
  /** Inside a card, which has a surface already. */
  inCard?: boolean
}

/** The frame of every list: tabs, filters and tools above, then its rows with their pages, or why there are none. */
export function ListPanel<Row>(props: ListPanelProps<Row>) {
  const { query, rows, tabs, filterLabel = '', children, tools, told, head, pager, inCard = false, footer, ...table } = props
  const own = tools === undefined ? null : <ListTools list={tools} columns={table.columns} />
  const body =
    query.error !== null && rows === undefined ? (
      <FailedQuery query={query} />
    ) : (
      <DataTable
        {...table}
        rows={rows ?? []}
        loading={rows === undefined}
        busy={query.isPlaceholderData}
        footer={footer ?? (pager === undefined ? null : <Pager {...pager} />)}
      />
    )
  return (
    <>
      {tabs === undefined ? null : (
        <div className={s.bar}>
          <div className={s.tabs}>{tabs}</div>
          {own}
        </div>
      )}
      {children === undefined ? null : (
        <FilterBar label={filterLabel}>
          {children}
          {tabs === undefined ? own : null}
        </FilterBar>
      )}
      {told}
      {inCard ? (
        body
      ) : (
        <div className={s.panel}>
          {head}
          {body}
        </div>
      )}
    </>
  )
}

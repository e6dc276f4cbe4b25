import Link from '@/components/ui/link'
import type { ReactNode } from 'react'
import { cx } from './class-names'
import s from './data-table.module.css'
import { Skeleton } from './skeleton'

export interface Column<Row> {
  key: string
  header: string
  render: (row: Row) => ReactNode
  align?: 'start' | 'center' | 'end' | undefined
  /** 1 stays on a phone, 2 from 960 px, 3 from 1280 px. The first column is always shown. */
  priority?: 1 | 2 | 3 | undefined
  width?: number | string | undefined
  /** The cell holds a control of its own, which must stay above the row's link. */
  interactive?: boolean | undefined
  /** What can be done with the row: nothing to take along in a file. */
  screenOnly?: boolean | undefined
  /** Left out of the table; the cards of a phone have it still. */
  hidden?: boolean | undefined
  /** On a phone the cell speaks for itself (a tag): no label before it. */
  bare?: boolean | undefined
}

interface DataTableProps<Row> {
  /** What the table lists, for screen readers. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowHref?: ((row: Row) => string | undefined) | undefined
  /** A control before each row, such as a tick; on a phone it stands at the side of the card, and that of the head above all. */
  lead?: { header: ReactNode; render: (row: Row) => ReactNode } | undefined
  isSelected?: ((row: Row) => boolean) | undefined
  /** First load: skeleton rows instead of the body. */
  loading?: boolean | undefined
  /** A new page is on its way while the old one is still shown. */
  busy?: boolean | undefined
  /** Shown instead of the rows when there are none. */
  empty?: ReactNode
  footer?: ReactNode
}

const alignment = { start: '', center: s.center, end: s.end } as const

const visibility = ({ priority, hidden }: Pick<Column<never>, 'priority' | 'hidden'>): string =>
  cx(priority === 2 && s.p2, priority === 3 && s.p3, hidden && s.hidden)

/** A table with a sticky head whose rows turn into compact cards on a phone; a row's link covers the row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, lead, isSelected, loading, busy, empty, footer } = props
  if (loading) {
    return (
      <div className={s.waiting}>
        <Skeleton rows={8} />
      </div>
    )
  }
  if (rows.length === 0) {
    return <>{empty}</>
  }
  return (
    <>
      {/* The roles are written out because a phone's layout takes the table's display types away. */}
      <table className={cx(s.table, lead && s.ticked, busy && s.busy)} role="table" aria-busy={busy || undefined}>
        <caption className={s.caption}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {lead === undefined ? null : (
              <th role="columnheader" scope="col" className={s.lead}>
                {lead.header}
              </th>
            )}
            {columns.map((column, index) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                style={{ width: column.width }}
                className={cx(alignment[column.align ?? 'start'], index > 0 && visibility(column))}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => {
            const href = rowHref?.(row)
            return (
              <tr key={rowKey(row)} role="row" className={cx(s.row, href && s.linked, isSelected?.(row) && s.selected)}>
                {lead === undefined ? null : (
                  <td role="cell" className={s.lead}>
                    <div className={s.raised}>{lead.render(row)}</div>
                  </td>
                )}
                {columns.map((column, index) => (
                  <td
                    key={column.key}
                    role="cell"
                    data-label={index === 0 || column.bare ? undefined : column.header}
                    className={cx(index === 0 && s.first, alignment[column.align ?? 'start'], index > 0 && visibility(column))}
                  >
                    {index === 0 && href ? (
                      <Link href={href} className={s.cover}>
                        {column.render(row)}
                      </Link>
                    ) : column.interactive ? (
                      <span className={s.raised}>{column.render(row)}</span>
                    ) : (
                      column.render(row)
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {footer ? <div className={s.foot}>{footer}</div> : null}
    </>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Card } from '@/components/ui/card'
import { Segmented } from '@/components/ui/segmented'
import s from './chart-frame.module.css'

/** The chart's figures written out; a missing one is null. */
interface ChartTable {
  columns: readonly string[]
  rows: readonly { key: string; cells: readonly (string | null)[] }[]
}

interface ChartFrameProps {
  title: string
  unit: string
  /** On what basis it is counted. */
  definition: string
  /** Period, as-of date, how to read. */
  meta: ReactNode
  /** What the picture shows, in a sentence, for those who do not see it. */
  summary: string
  table: ChartTable
  /** The picture. */
  children: ReactNode
  actions?: ReactNode
  footer?: ReactNode
}

/** The card of a chart: title, unit, as-of, basis, and a table behind the picture. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, unit, definition, meta, summary, table, children, actions, footer } = props
  const t = useTranslations('chart')
  const [view, setView] = useState('picture')
  const toggle = (
    <Segmented
      small
      label={t('view', { title })}
      value={view}
      onChange={setView}
      items={[
        { value: 'picture', label: t('picture') },
        { value: 'table', label: t('table') },
      ]}
    />
  )
  return (
    <Card
      title={title}
      unit={unit}
      definition={definition}
      meta={meta}
      footer={footer}
      actions={
        <>
          {actions}
          {toggle}
        </>
      }
    >
      {view === 'picture' ? (
        <>
          <p className={s.summary}>{summary}</p>
          {children}
        </>
      ) : (
        <div className={s.scroll} tabIndex={0} role="region" aria-label={`${title} ${t('table')}`}>
          <table className={s.table}>
            <caption className={s.caption}>{`${title} ${unit}`}</caption>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.key}>
                  {row.cells.map((cell, index) =>
                    index === 0 ? (
                      <th key={index} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={index}>{cell ?? t('missing')}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

'use client'

import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ListPanel } from '@/components/list/list-panel'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Segmented } from '@/components/ui/segmented'
import { useCursor } from '@/components/ui/use-cursor'
import { useWords } from '@/components/ui/use-words'
import type { FaultRow, ImportDetail } from '@/domain/import'
import { importTables } from '@/domain/import-tables'
import { importRowsQuery } from '@/lib/queries/import'
import { useFaultWords } from './use-fault-words'
import s from './import.module.css'

const rowsShown = 15
const tabsMost = 3
const everything = 'all'
const others = 'others'

/** One fault a line, at the row and column that the spreadsheet shows. */
type Line = FaultRow['faults'][number] & Pick<FaultRow, 'id' | 'sheet' | 'row'>

/** The lines to be mended: where, what, and how. */
export function FaultRows({ batch }: { batch: ImportDetail }) {
  const t = useTranslations('imports.faultRows')
  const common = useTranslations('common')
  const words = useWords()
  const format = useFormatter()
  const [tab, setTab] = useState(everything)
  const [cursor, setCursor] = useState<string | null>(null)
  const pages = useCursor(cursor, setCursor)
  const ranked = Object.entries(batch.faultColumns).sort(([, a], [, b]) => b - a)
  const [tabs, rest] = [ranked.slice(0, tabsMost), ranked.slice(tabsMost)]
  const shown = tab === everything ? undefined : tab === others ? rest.map(([key]) => key) : [tab]
  const query = useQuery(
    importRowsQuery({ id: batch.id, columns: shown?.join(','), cursor: cursor ?? undefined, limit: rowsShown }, batch.version),
  )
  const columns = useColumns(batch)
  const { data } = query
  const lines = (data?.items ?? []).flatMap(({ id, sheet, row, faults }) =>
    faults.filter((fault) => shown?.includes(fault.column) ?? true).map((fault): Line => ({ ...fault, id, sheet, row })),
  )
  const labelOf = (key: string) => {
    const label = importTables[batch.kind].columns[key]?.label
    return label === undefined ? key : words(label)
  }
  return (
    <Card
      title={t('title')}
      meta={t('meta')}
      flush
      actions={
        tabs.length > 1 ? (
          <Segmented
            small
            label={t('title')}
            value={tab}
            items={[
              { value: everything, label: t('all', { count: batch.faults }) },
              ...tabs.map(([key, count]) => ({ value: key, label: t('tab', { column: labelOf(key), count }) })),
              ...(rest.length === 0
                ? []
                : [{ value: others, label: t('tab', { column: t('other'), count: rest.reduce((sum, [, count]) => sum + count, 0) }) }]),
            ]}
            onChange={(value) => {
              setTab(value)
              setCursor(null)
            }}
          />
        ) : null
      }
    >
      <ListPanel
        inCard
        query={query}
        caption={t('title')}
        columns={columns}
        rows={data === undefined ? undefined : lines}
        rowKey={(line) => `${line.id} ${line.column} ${line.code}`}
        empty={<Empty title={t('none')} />}
        footer={
          <div className={s.below}>
            {batch.keepUntil === null ? null : (
              <span className={s.quiet}>
                {t('kept', { day: format.dateTime(new Date(batch.keepUntil), { month: 'numeric', day: 'numeric' }) })}
              </span>
            )}
            {batch.state === 'written' ? (
              <ButtonLink
                href={`/api/imports/${batch.id}/faults`}
                download
                size="sm"
                icon={<IconDownload size={14} stroke={1.6} aria-hidden />}
              >
                {t('download', { count: batch.faults })}
              </ButtonLink>
            ) : null}
            {data === undefined || (data.next === null && cursor === null) ? null : (
              <Pager text={common('of', { count: data.total.count })} {...pages(data.next)} />
            )}
          </div>
        }
      />
    </Card>
  )
}

function useColumns(batch: ImportDetail): Column<Line>[] {
  const t = useTranslations('imports.faultRows')
  const words = useWords()
  const format = useFormatter()
  const faultWords = useFaultWords()
  const many = batch.sheets.length > 1
  return [
    {
      key: 'row',
      header: t('columns.row'),
      align: 'end',
      width: many ? 140 : 72,
      render: (line) => (
        <b>
          {many ? `${line.sheet} ` : ''}
          {format.number(line.row)}
        </b>
      ),
    },
    {
      key: 'column',
      header: t('columns.column'),
      priority: 1,
      render: (line) => {
        const label = importTables[batch.kind].columns[line.column]?.label
        return (
          <>
            <span className={s.letter}>{line.letter}</span> {label === undefined ? line.column : words(label)}
          </>
        )
      },
    },
    {
      key: 'value',
      header: t('columns.value'),
      priority: 1,
      render: (line) => <span className={s.filled}>{line.value === '' ? t('empty') : line.value}</span>,
    },
    { key: 'problem', header: t('columns.problem'), priority: 1, render: (line) => faultWords(line).problem },
    {
      key: 'remedy',
      header: t('columns.remedy'),
      priority: 1,
      render: (line) => <span className={s.remedy}>{faultWords(line).remedy}</span>,
    },
  ]
}

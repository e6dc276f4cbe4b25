import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import type { Column } from '@/components/ui/data-table'
import type { ListKey } from '@/domain/list-columns'
import { ExportButton } from './export-button'
import { ListPanel } from './list-panel'
import { ListTools } from './list-tools'
import { useColumnsShown } from './use-columns-shown'

interface ListCardProps<Row> extends Pick<ComponentProps<typeof ListPanel<Row>>, 'query' | 'rows' | 'rowKey' | 'empty' | 'caption'> {
  list: ListKey
  title: string
  meta?: ReactNode
  columns: readonly Column<Row>[]
  file: Pick<ComponentProps<typeof ExportButton>, 'right' | 'path' | 'total'>
}

/** One of several lists on a page, with its own columns and its own file. */
export function ListCard<Row>({ list, title, meta, columns, file, ...panel }: ListCardProps<Row>) {
  const t = useTranslations('list')
  const shown = useColumnsShown(list, columns)
  return (
    <Card
      title={title}
      meta={meta}
      flush
      actions={
        <>
          <ListTools list={list} columns={shown} label={title} />
          <ExportButton {...file} filters={{}} columns={shown} label={t('exportOf', { list: title })} />
        </>
      }
    >
      <ListPanel inCard {...panel} columns={shown} />
    </Card>
  )
}

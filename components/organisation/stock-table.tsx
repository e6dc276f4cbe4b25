import { useFormatter, useTranslations } from 'next-intl'
import { DataTable, type Column } from '@/components/ui/data-table'
import type { Stocks } from '@/domain/reorganisation'

type Row = { orgId: string; name: string; before: Stocks | null; after: Stocks | null }
type StockTableProps = { caption: string; rows: readonly Row[]; shown?: readonly (keyof Stocks)[] }

/** What a change of persons alone can change. */
const ofPersons = ['formal', 'presence', 'drivers'] as const

/** What organisations have without a change and with it, as a preview tells; nothing where one does not stand. */
export function StockTable({ caption, rows, shown = ofPersons }: StockTableProps) {
  const t = useTranslations('organisation.stock')
  const format = useFormatter()
  const told = (stocks: Stocks | null, key: keyof Stocks) => (stocks === null ? t('nothing') : format.number(stocks[key]))
  const columns: Column<Row>[] = [
    { key: 'org', header: t('org'), render: (row) => row.name },
    ...shown.map((key) => ({
      key,
      header: t(key),
      align: 'end' as const,
      priority: 1 as const,
      render: ({ before, after }: Row) => {
        const [was, is] = [told(before, key), told(after, key)]
        return was === is ? was : <strong>{t('arrow', { before: was, after: is })}</strong>
      },
    })),
  ]
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.orgId} />
}

import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { useWords } from '@/components/ui/use-words'
import type { CensusDistrict } from '@/domain/census'
import { censusCategories, censusCategoryKeys, censusLooks } from '@/domain/census-words'
import { momentOf } from '@/domain/moment'

type Corrected = CensusDistrict['superseded'][number]

/** The returns that were corrected; they stay to be seen and count no more. */
export function SupersededCard({ rows }: { rows: readonly Corrected[] }) {
  const t = useTranslations('census.district')
  const format = useFormatter()
  const words = useWords()
  const columns: Column<Corrected>[] = [
    { key: 'look', header: t('look'), render: (row) => words(censusLooks[row.look]) },
    { key: 'countedOn', header: t('countedOn'), priority: 2, render: (row) => row.countedOn },
    ...censusCategoryKeys.map((category) => ({
      key: category,
      header: words(censusCategories[category]),
      align: 'end' as const,
      priority: 1 as const,
      render: (row: Corrected) => format.number(row.counts[category]),
    })),
    { key: 'until', header: t('until'), priority: 1, render: (row) => momentOf(row.supersededAt) },
  ]
  return (
    <Card title={t('superseded')} meta={t('supersededMeta')} flush>
      <DataTable caption={t('superseded')} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </Card>
  )
}

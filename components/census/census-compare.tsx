import { useFormatter, useTranslations } from 'next-intl'
import { regionName } from '@/components/region/region-words'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Segmented } from '@/components/ui/segmented'
import { useWords } from '@/components/ui/use-words'
import type { CensusDistrictRow } from '@/domain/census'
import { totalOf, type CensusCounts } from '@/domain/census-rule'
import { censusCategories, censusCategoryKeys, censusLookKeys, censusLooks, type CensusLook } from '@/domain/census-words'

type CompareProps = { districts: readonly CensusDistrictRow[]; look: CensusLook; onLook: (look: CensusLook) => void }
type Line = { key: string; name: string; counts: CensusCounts | null; isTotal: boolean }

/** What a look found in each district, in the one order of districts; added up when all have reported. */
export function CensusCompare({ districts, look, onLook }: CompareProps) {
  const t = useTranslations('census.compare')
  const format = useFormatter()
  const words = useWords()
  const { sum, reported, of } = totalOf(districts, look)
  const lines: Line[] = [
    ...districts.map((row) => ({
      key: row.id,
      name: regionName(row.regionCode, words),
      counts: row.looks[look]?.counts ?? null,
      isTotal: false,
    })),
    ...(sum === null || of < 2 ? [] : [{ key: 'total', name: t('total'), counts: sum, isTotal: true }]),
  ]
  const strong = (line: Line, text: string) => (line.isTotal ? <b>{text}</b> : text)
  const columns: Column<Line>[] = [
    { key: 'district', header: t('district'), render: (line) => strong(line, line.name) },
    ...censusCategoryKeys.map((category) => ({
      key: category,
      header: words(censusCategories[category]),
      align: 'end' as const,
      priority: 1 as const,
      render: (line: Line) => (line.counts === null ? t('blank') : strong(line, format.number(line.counts[category]))),
    })),
  ]
  return (
    <Card
      title={t('title')}
      meta={t('meta')}
      flush
      actions={
        <Segmented
          small
          label={t('look')}
          value={look}
          items={censusLookKeys.map((key) => ({ value: key, label: words(censusLooks[key]) }))}
          onChange={(value) => onLook(censusLookKeys.find((key) => key === value) ?? look)}
        />
      }
      footer={sum === null ? <span>{t('open', { look: words(censusLooks[look]), reported, of })}</span> : null}
    >
      <DataTable caption={t('title')} columns={columns} rows={lines} rowKey={(line) => line.key} />
    </Card>
  )
}

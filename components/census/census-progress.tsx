import { useTranslations } from 'next-intl'
import { regionName } from '@/components/region/region-words'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { useWords } from '@/components/ui/use-words'
import type { CensusCampaign, CensusDistrictRow } from '@/domain/census'
import { totalOf } from '@/domain/census-rule'
import { censusLookKeys, censusLooks } from '@/domain/census-words'
import s from './census.module.css'
import { LookState } from './look-state'

type ProgressProps = { districts: readonly CensusDistrictRow[]; campaign: CensusCampaign; today: string }

/** Which district has reported which look; its row leads to its numbers. */
export function CensusProgress({ districts, campaign, today }: ProgressProps) {
  const t = useTranslations('census.progress')
  const words = useWords()
  const columns: Column<CensusDistrictRow>[] = [
    { key: 'district', header: t('district'), render: (row) => regionName(row.regionCode, words) },
    { key: 'reporter', header: t('reporter'), priority: 3, render: (row) => row.orgName },
    ...censusLookKeys.map((look) => ({
      key: look,
      header: words(censusLooks[look]),
      priority: 1 as const,
      render: (row: CensusDistrictRow) => <LookState look={look} looks={row.looks} campaign={campaign} today={today} />,
    })),
  ]
  const sums = (
    <span className={s.sums}>
      {censusLookKeys.map((look) => {
        const { reported, of } = totalOf(districts, look)
        return <span key={look}>{t('sum', { look: words(censusLooks[look]), reported, of })}</span>
      })}
    </span>
  )
  return (
    <Card title={t('title')} meta={t('meta')} flush footer={sums}>
      <DataTable caption={t('title')} columns={columns} rows={districts} rowKey={(row) => row.id} rowHref={(row) => `/census/${row.id}`} />
    </Card>
  )
}

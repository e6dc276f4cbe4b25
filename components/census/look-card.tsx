import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { useWords } from '@/components/ui/use-words'
import type { CensusDistrict } from '@/domain/census'
import { lookBefore } from '@/domain/census-rule'
import {
  censusCategories,
  censusCategoryKeys,
  censusLooks,
  censusReasons,
  type CensusCategory,
  type CensusLook,
} from '@/domain/census-words'
import { momentOf } from '@/domain/moment'
import { LookState } from './look-state'

/** What a look found, in what it departs from the one before, and why. */
export function LookCard({ district, look }: { district: CensusDistrict; look: CensusLook }) {
  const t = useTranslations('census.district')
  const format = useFormatter()
  const words = useWords()
  const { looks, campaign, today } = district
  const standing = looks[look]
  const earlier = lookBefore(look)
  const before = earlier === null ? null : (looks[earlier]?.counts ?? null)
  const state = <LookState look={look} looks={looks} campaign={campaign} today={today} />
  if (standing === null)
    return (
      <Card title={words(censusLooks[look])} actions={state}>
        {t('blank')}
      </Card>
    )
  const changeOf = (category: CensusCategory) => {
    const change = before === null ? 0 : standing.counts[category] - before[category]
    return change === 0 ? t('same') : format.number(change, { signDisplay: 'always' })
  }
  const reasonOf = (category: CensusCategory) => {
    const reason = standing.reasons[category]
    if (reason === undefined) return null
    const text = words(censusReasons[reason.code])
    return reason.note === '' ? text : t('reasonNote', { reason: text, note: reason.note })
  }
  const columns: Column<CensusCategory>[] = [
    { key: 'category', header: t('category'), render: (category) => words(censusCategories[category]) },
    { key: 'count', header: t('count'), align: 'end', priority: 1, render: (category) => format.number(standing.counts[category]) },
    ...(before === null
      ? []
      : [
          { key: 'change', header: t('change'), align: 'end' as const, priority: 1 as const, render: changeOf },
          { key: 'reason', header: t('reason'), priority: 1 as const, width: '45%', render: reasonOf },
        ]),
  ]
  const moment = momentOf(standing.recordedAt)
  return (
    <Card
      title={words(censusLooks[look])}
      meta={t('meta', { day: standing.countedOn, basis: standing.basis })}
      actions={state}
      flush
      footer={
        <span>{standing.recordedBy === null ? t('recorded', { moment }) : t('recordedBy', { name: standing.recordedBy, moment })}</span>
      }
    >
      <DataTable caption={words(censusLooks[look])} columns={columns} rows={censusCategoryKeys} rowKey={(category) => category} />
    </Card>
  )
}

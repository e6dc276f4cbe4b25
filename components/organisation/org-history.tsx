import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Timeline } from '@/components/ui/timeline'
import type { OrgDetail } from '@/domain/org'
import type { OrgHistory as History, OrgHistoryRow } from '@/domain/reorganisation'

/** What the organisation was and became, from its founding on. */
export function OrgHistory({ org, rows, today }: { org: OrgDetail; rows: History; today: string }) {
  const t = useTranslations('reorganisation.history')
  const told = (row: OrgHistoryRow): string => {
    const other = row.otherName ?? t('elsewhere')
    switch (row.kind) {
      case 'rename':
        return t('rename', { old: row.oldName ?? '', new: row.newName ?? '' })
      case 'move':
        return t('move', { other })
      case 'split':
        return t(row.incoming ? 'splitFrom' : 'split', { other })
      case 'merge':
        return t(row.incoming ? 'mergeFrom' : 'merge', { other })
      case 'dissolve':
        return t('dissolve')
      case 'territory':
        return t('territory', { other })
    }
  }
  return (
    <Card title={t('title')} meta={t('meta')}>
      <Timeline
        label={t('title')}
        variant="dates"
        entries={[
          ...rows.map((row) => ({
            key: row.id,
            date: row.on,
            title: told(row),
            href: row.otherId === null ? undefined : `/organisations/${row.otherId}`,
            text: [t('basis', { basis: row.basis }), ...(row.on > today ? [t('ahead')] : [])].join(' · '),
          })),
          { key: 'founded', date: org.foundedOn, title: t('founded') },
        ]}
      />
    </Card>
  )
}

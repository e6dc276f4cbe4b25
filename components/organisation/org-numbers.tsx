import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { StatGrid } from '@/components/ui/stat-grid'
import { useWords } from '@/components/ui/use-words'
import { indicators } from '@/domain/indicators'
import type { OrgDetail } from '@/domain/org'
import type { OrgNumbers as Numbers } from '@/domain/org-page'
import { addressOf } from '@/lib/api'

/** A month's numbers of an organisation and what stands below it, each leading to its rows. */
export function OrgNumbers({
  org,
  numbers,
  month,
  monthLabel,
  running,
}: {
  org: OrgDetail
  numbers: Numbers
  month: string
  monthLabel: string
  running: boolean
}) {
  const t = useTranslations('organisation.numbers')
  const format = useFormatter()
  const words = useWords()
  const share = (num: number, den: number) =>
    format.number(num / den, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const { attendance, duties } = numbers
  return (
    <Card title={t('title')} unit={monthLabel} flush>
      <StatGrid
        label={t('title')}
        stats={[
          {
            key: 'activities',
            label: t('activities'),
            value: format.number(numbers.activities),
            unit: t('times'),
            definition: words(indicators.activities.basis),
            href: addressOf('/activities', { org: org.id, month }),
          },
          {
            key: 'attendance',
            label: t('attendance'),
            definition: words(indicators.attendance.basis),
            value: attendance === null ? null : share(attendance.present, attendance.expected),
            note: attendance === null ? undefined : t('of', { num: attendance.present, den: attendance.expected }),
          },
          {
            key: 'duties',
            label: t('duties'),
            definition: words(indicators.duties.basis),
            value: duties === null ? null : t('of', { num: duties.done, den: duties.due }),
            note: t('dutiesNote', { running: running ? 'yes' : 'no' }),
          },
          {
            key: 'drivers',
            label: t('drivers'),
            value: format.number(numbers.drivers),
            unit: t('people'),
            definition: words(indicators.member_drivers.basis),
          },
          {
            key: 'stations',
            label: t('stations'),
            value: format.number(numbers.stations),
            unit: t('pieces'),
            definition: words(indicators.stations.basis),
            href: addressOf('/stations', { org: org.id, state: 'open', month: running ? undefined : month }),
          },
          {
            key: 'visits',
            label: t('visits'),
            definition: words(indicators.station_visits.basis),
            value: numbers.visits === null ? null : format.number(numbers.visits),
            unit: t('visitUnit'),
            note: numbers.visits === null ? t('noVisits') : undefined,
          },
        ]}
      />
    </Card>
  )
}

'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { StatGrid } from '@/components/ui/stat-grid'
import { useWords } from '@/components/ui/use-words'
import type { HomeFacts } from '@/domain/home'
import { indicators } from '@/domain/indicators'
import { addDays, type Day } from '@/domain/month'
import { addressOf } from '@/lib/api'

/** The branch's few numbers; each leads to its rows. */
export function BranchNumbers({ home }: { home: HomeFacts }) {
  const t = useTranslations('home.branch')
  const words = useWords()
  const format = useFormatter()
  const station = useStationStat(home)
  const { formal, formalBefore, presence } = home.members
  const change = formal - formalBefore
  const signed = `${change > 0 ? '＋' : '－'}${Math.abs(change)}`
  return (
    <StatGrid
      label={t('title')}
      stats={[
        {
          key: 'formal',
          label: t('formal'),
          value: format.number(formal),
          unit: t('people'),
          note: change === 0 ? t('same') : t('change', { change: signed }),
          definition: words(indicators.members_formal.basis),
          href: addressOf('/members', { org: home.org.id, relation: 'formal' }),
        },
        {
          key: 'presence',
          label: t('presence'),
          value: format.number(presence),
          unit: t('people'),
          note: t('apart'),
          definition: words(indicators.members_presence.basis),
          href: addressOf('/members', { org: home.org.id, relation: 'presence' }),
        },
        {
          key: 'year',
          label: t('year'),
          value: format.number(home.year.activities),
          unit: t('times'),
          note: t('attended', { count: format.number(home.year.attended) }),
          definition: words(indicators.activities.basis),
          href: addressOf('/activities', { org: home.org.id, month: home.today.slice(0, 4) }),
        },
        station,
      ]}
    />
  )
}

function useStationStat({ org, today, stations }: HomeFacts) {
  const t = useTranslations('home.branch')
  const format = useFormatter()
  const day = (value: Day) => format.dateTime(new Date(`${value}T00:00:00+08:00`), { month: 'long', day: 'numeric' })
  const only = stations.length === 1 ? stations[0] : undefined
  if (stations.length === 0) return { key: 'station', label: t('station'), value: null, note: t('noStation') }
  if (only === undefined) {
    const reported = stations.filter((station) => station.lastDay !== null && station.lastDay >= addDays(today, -1)).length
    return {
      key: 'station',
      label: t('stations'),
      value: format.number(stations.length),
      unit: t('places'),
      note: t('reported', { count: reported }),
      href: addressOf('/stations', { org: org.id }),
    }
  }
  const known = only.lastDay !== null && only.lastCount !== null
  return {
    key: 'station',
    label: t('station'),
    href: `/stations/${only.id}`,
    unit: t('visits'),
    value: only.lastCount === null ? null : format.number(only.lastCount),
    note: known && only.lastDay !== null ? t('reading', { day: day(only.lastDay), name: only.name }) : t('noReading', { name: only.name }),
  }
}

import { useFormatter, useTranslations } from 'next-intl'
import type { DashboardTiles } from '@/domain/dashboard'
import { percentOf } from '@/domain/cell-book'
import { indicators, type IndicatorKey } from '@/domain/indicators'
import { addMonths } from '@/domain/month'
import { stationKinds } from '@/domain/station-words'
import { KpiStrip } from '@/components/ui/kpi-strip'
import type { KpiDelta } from '@/components/ui/kpi-tile'
import { useWords } from '@/components/ui/use-words'
import { dutiesAt, rowsOf, type Head } from './address'
import { useMonthWords } from './month-words'

type Better = (typeof indicators)[IndicatorKey]['better']

function toneOf(change: number, better: Better): KpiDelta['tone'] {
  if (change === 0 || better === 'neither') return 'flat'
  return change > 0 === (better === 'up') ? 'ok' : 'amber'
}
const directionOf = (change: number): KpiDelta['direction'] => (change === 0 ? 'flat' : change > 0 ? 'up' : 'down')

/** The six figures of a dashboard, each with its basis, its change and the way to its rows. */
export function Tiles({ head, tiles }: { head: Head; tiles: DashboardTiles }) {
  const t = useTranslations('dashboard')
  const format = useFormatter()
  const words = useWords()
  const months = useMonthWords()
  const rows = rowsOf(head)
  const write = (value: number) => format.number(value)
  const one = (value: number) => format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const written = (value: number | null) => (value === null ? null : write(value))
  const basisOf = (key: IndicatorKey) => words(indicators[key].basis)
  const before = months.short(addMonths(head.month, -1))

  /** A stock against the end of the month before. */
  const stock = (value: number | null, last: number | null, better: Better = 'up'): KpiDelta | undefined => {
    if (value === null || last === null) return undefined
    const change = value - last
    return {
      direction: directionOf(change),
      tone: toneOf(change, better),
      text: change === 0 ? t('tile.same') : write(Math.abs(change)),
      basis: t('tile.vsMonthEnd'),
    }
  }
  /** A flow against the same days, or the whole, of the month before. */
  const flow = (now: number | null, last: number | null, asShare: boolean): KpiDelta | undefined => {
    if (now === null || last === null || (asShare && last === 0)) return undefined
    const change = now - last
    const text = asShare ? `${one(Math.abs((change / last) * 100))}%` : `${write(Math.abs(change))} ${t('unit.times')}`
    return {
      direction: directionOf(change),
      tone: toneOf(change, 'up'),
      text: change === 0 ? t('tile.same') : text,
      basis: t(head.running ? 'tile.vsSameDays' : 'tile.vsMonth', { month: before }),
    }
  }
  const { members, orgs, stations, visits, activities, duties } = tiles
  const rate = percentOf(duties)
  const rateBefore = percentOf(duties.before)
  const points = rate === null || rateBefore === null ? null : Math.round((rate - rateBefore) * 10) / 10
  const reported = percentOf(visits)
  const attended = percentOf(activities)
  const kindCount = (kind: string) => stations.kinds.find((row) => row.kind === kind)?.count ?? 0
  const [city, county] = [kindCount('city_centre'), kindCount('county_centre')]
  return (
    <KpiStrip
      label={t('cards')}
      tiles={[
        {
          key: 'members',
          label: t('tile.members'),
          definition: basisOf('member_drivers'),
          value: written(members.value),
          unit: t('unit.people'),
          href: rows.members,
          delta: stock(members.value, members.before),
          spark: members.spark,
          note: t('tile.stages', { full: write(members.full), probationary: write(members.probationary) }),
          second: t('tile.twoNumbers', { formal: write(members.formal), presence: write(members.presence) }),
        },
        {
          key: 'orgs',
          label: t('tile.orgs'),
          definition: basisOf('orgs'),
          value: written(orgs.mobile),
          unit: t('unit.pieces'),
          href: rows.orgs,
          plus: orgs.cloud > 0 ? t('tile.cloud', { count: write(orgs.cloud) }) : undefined,
          delta: stock(orgs.mobile, orgs.before),
          spark: orgs.spark,
          note: t('tile.others', { others: write(orgs.others), truck: write(orgs.truck) }),
          second: t('tile.rideHailing', { count: write(orgs.rideHailing) }),
        },
        {
          key: 'stations',
          label: t('tile.stations'),
          definition: basisOf('stations'),
          value: written(stations.value),
          unit: t('unit.pieces'),
          href: rows.stations,
          delta: stock(stations.value, stations.before),
          spark: stations.spark,
          note: t('tile.centres', { city, county, others: (stations.value ?? 0) - city - county }),
          second: stations.kinds
            .filter(({ kind }) => kind !== 'city_centre' && kind !== 'county_centre')
            .sort((a, b) => b.count - a.count)
            .slice(0, 2)
            .map(({ kind, count }) => t('tile.kinds', { kind: words(stationKinds[kind]), count }))
            .join(' · '),
        },
        {
          key: 'visits',
          label: head.running ? t('tile.visits') : t('tile.visitsOf', { month: months.short(head.month) }),
          definition: basisOf('station_visits'),
          value: written(visits.value),
          unit: t('unit.visits'),
          href: rows.readings,
          delta: flow(visits.now, visits.before, true),
          spark: visits.spark,
          note: t('tile.sent', { sent: visits.sent, open: visits.open }),
          second: visits.withheld ? t('tile.withheld') : reported === null ? t('tile.noRate') : t('tile.rate', { rate: one(reported) }),
        },
        {
          key: 'activities',
          label: head.running ? t('tile.activities') : t('tile.activitiesOf', { month: months.short(head.month) }),
          definition: basisOf('activities'),
          value: written(activities.value),
          unit: t('unit.times'),
          href: rows.activities,
          delta: flow(activities.now, activities.before, false),
          spark: activities.spark,
          note: t('tile.active', { branches: activities.branches, active: activities.active }),
          second: attended === null ? t('tile.noAttendance') : t('tile.attendance', { rate: one(attended) }),
        },
        {
          key: 'duties',
          label: head.running ? t('tile.dutiesOf', { month: months.short(duties.month) }) : t('tile.duties'),
          definition: basisOf('duties'),
          value: rate === null ? null : one(rate),
          unit: t('unit.percent'),
          href: dutiesAt(head, duties.month),
          delta:
            points === null
              ? undefined
              : {
                  direction: directionOf(points),
                  tone: toneOf(points, 'up'),
                  text: points === 0 ? t('tile.same') : t('tile.points', { count: one(Math.abs(points)) }),
                  basis: t('tile.vsMonth', { month: months.short(addMonths(duties.month, -1)) }),
                },
          note:
            duties.den === 0
              ? t('tile.noDuty')
              : t('tile.dutyLine', { month: months.short(duties.month), num: duties.num, den: duties.den }),
          second: duties.running === null ? t('tile.dutyEnded') : t('tile.dutyRunning', duties.running),
          bar: rate === null ? undefined : { percent: rate },
        },
      ]}
    />
  )
}

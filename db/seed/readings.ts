import { addDays, addMonths, firstDay, lastDay, monthOf, type Day } from '@/domain/month'
import type { ReadingMethod } from '@/domain/reading-words'
import type { StationKind } from '@/domain/station-words'
import { Random } from './random'
import { seasonOf } from './season'
import type { StationRow } from './stations'

export type ReadingRow = {
  id: string
  stationId: string
  day: Day
  count: number
  method: ReadingMethod
  note: string | null
  loggedBy: string | null
  loggedAt: string
}

/** Visits of an ordinary day. */
const usual: Readonly<Record<StationKind, number>> = {
  city_centre: 260,
  county_centre: 150,
  service_station: 46,
  driver_home: 92,
  rest_stop: 58,
  warm_station: 34,
  vendor_point: 1050,
}
/** Months ago in which many stations did not report, so that the month is hatched and not drawn. */
const silentMonth = 14
const missing = 0.011

/** 24 whole months and the running one: a count a day, with season, weekday, growth and the gaps that real logs have. */
export function demoReadings(
  stations: readonly StationRow[],
  today: Day,
  keeper: { stationId: string; accountId: string },
  newId: () => string,
): ReadingRow[] {
  const random = new Random('readings')
  const rows: ReadingRow[] = []
  const start = firstDay(addMonths(monthOf(today), -24))
  const quiet = addMonths(monthOf(today), -silentMonth)
  const days: { day: Day; season: number; growth: number; index: number }[] = []
  for (let day = start, index = 0; day <= today; day = addDays(day, 1), index += 1)
    days.push({ day, season: seasonOf(day), growth: 0.82 + (0.3 * index) / 750, index })
  const open = stations.filter((station) => station.closedOn === null && station.openedOn < addDays(today, -60))
  /** Two stations whose last days are missing, for the list of what needs attention. */
  const behind = new Map(
    random
      .sample(
        open.filter((station) => station.kind === 'warm_station'),
        2,
      )
      .map((station, index) => [station.id, addDays(today, index === 0 ? -3 : -5)]),
  )
  const openThen = stations.filter(
    (station) => station.openedOn < firstDay(quiet) && (station.closedOn === null || station.closedOn > lastDay(quiet)),
  )
  const silent = new Set(random.sample(openThen, Math.round(openThen.length * 0.125)))
  for (const station of stations) {
    const size = usual[station.kind] * (station.kind === 'vendor_point' ? 1 : 0.65 + random.next() * 0.8)
    const method: ReadingMethod =
      station.kind === 'vendor_point' ? 'counter' : random.pick(['manual', 'manual', 'manual', 'counter', 'scan', 'estimate'])
    const loggedBy = station.id === keeper.stationId ? keeper.accountId : null
    const until = behind.get(station.id)
    for (const { day, season, growth, index } of days) {
      const noise = 0.84 + random.next() * 0.32
      const gap = random.chance(missing) || (silent.has(station) && monthOf(day) === quiet && day.slice(8) >= '07' && day.slice(8) <= '26')
      const later = day === today && !random.chance(0.34)
      if (
        gap ||
        later ||
        day < station.openedOn ||
        (station.closedOn !== null && day >= station.closedOn) ||
        (until !== undefined && day >= until)
      )
        continue
      /** The vendor point does not grow and follows the freight calendar only by half. */
      const level = station.kind === 'vendor_point' ? 0.45 + 0.55 * Math.min(1.15, season) : season * growth
      const count = Math.max(0, Math.round(size * level * noise))
      const note = season < 0.4 && index % 3 === 0 ? '春节值班代记' : null
      rows.push({
        id: newId(),
        stationId: station.id,
        day,
        count,
        method,
        note,
        loggedBy,
        loggedAt: `${day}T${day === today ? '08' : '20'}:30:00+08:00`,
      })
    }
  }
  return rows
}

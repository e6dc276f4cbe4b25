import type { BoardStation } from '@/domain/traffic'

/** `open`: today, not counted yet; `missing`: a past day without a count. */
export type DayState = 'done' | 'missing' | 'open'

export const stateOf = (day: { day: string; count: number | null }, today: string): DayState =>
  day.count !== null ? 'done' : day.day === today ? 'open' : 'missing'

/** The past days without a count, newest first. */
export const missingDays = (station: BoardStation, today: string) => station.days.filter((day) => stateOf(day, today) === 'missing')

/** What to log next: the newest missing day here, else another station that still owes today's or an earlier day. */
export function nextOf(
  stations: readonly BoardStation[],
  here: string,
  today: string,
): { stationId: string; name: string | null; day: string } | null {
  const station = stations.find((one) => one.id === here)
  const owed = station?.days.find((day) => stateOf(day, today) === 'missing')
  if (owed !== undefined) return { stationId: here, name: null, day: owed.day }
  const other = stations.find((one) => one.id !== here && one.days.some((day) => stateOf(day, today) !== 'done'))
  const day = other?.days.find((one) => stateOf(one, today) !== 'done')
  return other === undefined || day === undefined ? null : { stationId: other.id, name: other.name, day: day.day }
}

import { daysBetween, type Day } from '@/domain/month'

/** First day of the lunar year; roads and stations are quiet around it. */
const springFestivals: readonly Day[] = [
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
]
/** Freight by calendar month, January first. */
const months = [0.9, 0.82, 1, 1.02, 1.04, 1.03, 0.98, 0.96, 1.05, 1.04, 1.12, 1.08]
/** By weekday, Sunday first. */
const weekdays = [0.78, 1.05, 1.08, 1.06, 1.04, 1.02, 0.88]

function festival(day: Day): number {
  for (const first of springFestivals) {
    const distance = daysBetween(first, day)
    if (distance >= -2 && distance <= 4) return 0.28
    if (distance >= -6 && distance <= 9) return 0.55
    if (distance >= -10 && distance <= 15) return 0.82
  }
  return 1
}

/** How busy a day is beside an ordinary one: month, weekday, Spring Festival and the National Day week. */
export function seasonOf(day: Day): number {
  const month = months[Number(day.slice(5, 7)) - 1] ?? 1
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 1
  const holiday = day.slice(5) >= '10-01' && day.slice(5) <= '10-05' ? 0.75 : 1
  return month * weekday * festival(day) * holiday
}

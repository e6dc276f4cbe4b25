/** A calendar day `YYYY-MM-DD` and a calendar month `YYYY-MM`, both in Asia/Shanghai. */
export type Day = string
export type Month = string
export const monthForm = /^20\d\d-(0[1-9]|1[0-2])$/
export const yearForm = /^20\d\d$/

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day in Asia/Shanghai at an instant, whatever the machine's own time zone. */
export const dayOf = (instant: Date): Day => shanghai.format(instant)
export const monthOf = (day: Day): Month => day.slice(0, 7)
export const firstDay = (month: Month): Day => `${month}-01`

function utc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}
const iso = (date: Date): Day => date.toISOString().slice(0, 10)

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const date = utc(text)
  return !Number.isNaN(date.getTime()) && iso(date) === text
}

export function addDays(day: Day, days: number): Day {
  const date = utc(day)
  date.setUTCDate(date.getUTCDate() + days)
  return iso(date)
}
/** The month `count` months later (earlier when negative). */
export function addMonths(month: Month, count: number): Month {
  const date = utc(firstDay(month))
  date.setUTCMonth(date.getUTCMonth() + count)
  return iso(date).slice(0, 7)
}
/** The same day some months later, or that month's last day where it is shorter: the end of a period counted in months. */
export function monthsAfter(day: Day, count: number): Day {
  const month = addMonths(monthOf(day), count)
  const same = `${month}-${day.slice(8)}`
  return same < lastDay(month) ? same : lastDay(month)
}
export const lastDay = (month: Month): Day => addDays(firstDay(addMonths(month, 1)), -1)
/** The first and last day of a month, or of a whole year `YYYY`. */
export const daysOf = (period: string): { from: Day; to: Day } =>
  yearForm.test(period) ? { from: `${period}-01-01`, to: `${period}-12-31` } : { from: firstDay(period), to: lastDay(period) }
/** Whole days from one day to another; negative when `to` lies before `from`. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000)
export const monthsBetween = (from: Month, to: Month): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))

/** The months from `from` to `to`, both included; empty when `to` lies before `from`. */
export function monthsFrom(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, i) => addMonths(from, i))
}

/** The day on which a month's stock is taken: its last day, or today while it runs (domain rules, §10). */
export const stockDay = (month: Month, today: Day): Day => (lastDay(month) < today ? lastDay(month) : today)

/** A month that has ended, of which a list shows the stock; none for the running one, which is today's. */
export const endedMonth = (month: Month | null | undefined, today: Day): Month | undefined =>
  month === null || month === undefined || month >= monthOf(today) ? undefined : month

/** The same day of the month before, or that month's last day where it is shorter. */
export const sameDayBefore = (day: Day): Day => monthsAfter(day, -1)

/** How many months, the running one included, are open to entries and have indicator cells. */
const monthsOpen = 36
/** The first month that is still open to entries. */
export const firstOpenMonth = (today: Day): Month => addMonths(monthOf(today), 1 - monthsOpen)

/** Whether a month is the one that is going on. */
export const isRunning = (month: Month, today: Day): boolean => monthOf(today) === month

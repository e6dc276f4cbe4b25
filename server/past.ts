import { firstOpenMonth, monthOf, stockDay, type Day, type Month } from '@/domain/month'
import { refuse } from './refusal'

/** The day as of which a list shows its rows: the stock day of a month that has ended, or null for today, where the running month stands. */
export function pastDay(month: Month | undefined, today: Day): Day | null {
  const running = monthOf(today)
  if (month === undefined || month === running) return null
  if (month > running) refuse('month', 'month_future')
  if (month < firstOpenMonth(today)) refuse('month', 'month_too_old')
  return stockDay(month, today)
}

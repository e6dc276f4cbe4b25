import { useFormatter, useTranslations } from 'next-intl'
import { addDays } from '@/domain/month'

/** A day as a keeper says it: 今天, 昨天, 7月24日. */
export function useDayWords(today: string): (day: string) => string {
  const t = useTranslations('reading.entry')
  const format = useFormatter()
  return (day) =>
    day === today
      ? t('today')
      : day === addDays(today, -1)
        ? t('yesterday')
        : format.dateTime(new Date(`${day}T12:00:00+08:00`), { month: 'short', day: 'numeric', timeZone: 'Asia/Shanghai' })
}

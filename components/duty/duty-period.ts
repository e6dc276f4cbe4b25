import { useTranslations } from 'next-intl'
import type { Duty } from '@/domain/duties'

/** A duty's period in words: the month, the quarter or the year. */
export function useDutyPeriod(): (duty: Pick<Duty, 'period' | 'to'>) => string {
  const t = useTranslations('duty')
  return ({ period, to }) => {
    const [year = '', month = ''] = to.split('-')
    switch (period) {
      case 'month':
        return t('month', { year, month: String(Number(month)) })
      case 'quarter':
        return t('quarter', { year, quarter: String(Math.ceil(Number(month) / 3)) })
      case 'year':
        return t('year', { year })
    }
  }
}

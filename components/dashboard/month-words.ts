import { useTranslations } from 'next-intl'

/** Months and days of months in the words of the page. */
export function useMonthWords() {
  const t = useTranslations('dashboard')
  return {
    /** 2026年10月. */
    long: (month: string) => t('month', { year: month.slice(0, 4), month: String(Number(month.slice(5))) }),
    /** 10月. */
    short: (month: string) => t('shortMonth', { month: String(Number(month.slice(5))) }),
  }
}

'use client'

import { MonthPicker } from '@mantine/dates'
import 'dayjs/locale/zh-cn'
import { useLocale, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import s from './month-picker.module.css'

interface MonthPanelProps {
  value: string
  min: string
  max: string
  onPick: (month: string) => void
}

/** A year's twelve months; loaded only when it is opened. */
export default function MonthPanel({ value, min, max, onPick }: MonthPanelProps) {
  const t = useTranslations('shell')
  const locale = useLocale()
  return (
    <MonthPicker
      value={`${value}-01`}
      defaultDate={`${value}-01`}
      minDate={`${min}-01`}
      maxDate={`${max}-01`}
      maxLevel="year"
      locale={locale.startsWith('zh') ? 'zh-cn' : 'en'}
      yearLabelFormat={t('month.yearFormat')}
      monthsListFormat={t('month.monthFormat')}
      ariaLabels={{
        previousYear: t('month.previousYear'),
        nextYear: t('month.nextYear'),
      }}
      classNames={{ monthsListControl: cx(s.control) }}
      onChange={(day) => {
        if (day) {
          onPick(day.slice(0, 7))
        }
      }}
    />
  )
}

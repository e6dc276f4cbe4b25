'use client'

import { IconCalendar, IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { PopupButton } from '@/components/ui/popup-button'
import s from './month-picker.module.css'

interface MonthPickerProps {
  /** Months are written YYYY-MM. */
  value: string
  min: string
  max: string
  onChange: (month: string) => void
}

function step(month: string, by: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = year * 12 + (number - 1) + by
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** The month that the page shows, with the one before and the one after. */
export function MonthPicker({ value, min, max, onChange }: MonthPickerProps) {
  const t = useTranslations('shell')
  const [year = '', number = ''] = value.split('-')
  const words = t('month.label', { year, month: String(Number(number)), padded: number })
  return (
    <div className={s.picker} role="group" aria-label={t('month.choose')}>
      <button
        type="button"
        className={s.step}
        aria-label={t('month.previous')}
        disabled={value <= min}
        onClick={() => onChange(step(value, -1))}
      >
        <IconChevronLeft size={16} stroke={1.6} aria-hidden />
      </button>
      <PopupButton
        kind="dialog"
        load={() => import('./month-panel')}
        popup={{ value, min, max, onPick: onChange }}
        className={s.open}
        aria-label={t('month.open', { month: words })}
      >
        <IconCalendar size={16} stroke={1.6} aria-hidden />
        {words}
        <IconChevronDown size={14} stroke={1.6} aria-hidden />
      </PopupButton>
      <button
        type="button"
        className={s.step}
        aria-label={t('month.next')}
        disabled={value >= max}
        onClick={() => onChange(step(value, 1))}
      >
        <IconChevronRight size={16} stroke={1.6} aria-hidden />
      </button>
    </div>
  )
}

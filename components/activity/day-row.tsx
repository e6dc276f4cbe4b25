'use client'

import { IconCalendar } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'
import { addDays, type Day } from '@/domain/month'
import s from './form.module.css'

type DayRowProps = {
  value: Day
  today: Day
  earliest: Day
  onChange: (day: Day) => void
  wrong: string | undefined
  theirs: string | undefined
}

function openPicker(event: MouseEvent<HTMLInputElement>) {
  try {
    event.currentTarget.showPicker()
  } catch {
    // Some browsers open it by themselves and refuse to be asked.
  }
}

/** The day: today unless it was another one. */
export function DayRow({ value, today, earliest, onChange, wrong, theirs }: DayRowProps) {
  const t = useTranslations('activity.form')
  const format = useFormatter()
  const words =
    value.slice(0, 4) === today.slice(0, 4)
      ? format.dateTime(new Date(`${value}T00:00:00+08:00`), { month: 'short', day: 'numeric' })
      : value
  const yesterday = addDays(today, -1)
  return (
    <div className={s.row}>
      <span className={s.label}>{t('day')}</span>
      <span className={s.value} aria-live="polite">
        {value === today ? t('today', { day: words }) : words}
      </span>
      {value === today ? null : (
        <button type="button" className={s.pill} onClick={() => onChange(today)}>
          {t('backToday')}
        </button>
      )}
      {value < yesterday ? null : (
        <button type="button" className={s.pill} aria-pressed={value === yesterday} onClick={() => onChange(yesterday)}>
          {t('yesterday')}
        </button>
      )}
      <label className={s.icon} title={t('otherDay')}>
        <IconCalendar size={20} stroke={1.6} aria-hidden />
        <input
          type="date"
          aria-label={t('otherDay')}
          value={value}
          min={earliest}
          max={today}
          onClick={openPicker}
          onChange={(event) => {
            if (event.currentTarget.value !== '') onChange(event.currentTarget.value)
          }}
        />
      </label>
      {wrong === undefined ? null : (
        <span className={s.wrong} role="alert">
          {wrong}
        </span>
      )}
      {theirs === undefined ? null : <span className={s.theirs}>{theirs}</span>}
    </div>
  )
}

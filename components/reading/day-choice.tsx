import { IconCalendar, IconCheck } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useId } from 'react'
import { Field } from '@/components/ui/field'
import { firstDay, firstOpenMonth } from '@/domain/month'
import type { BoardStation } from '@/domain/traffic'
import { stateOf } from './board-day'
import s from './reading.module.css'
import { useDayWords } from './use-day-words'

type DayChoiceProps = { station: BoardStation; day: string; today: string; error: string | undefined; onDay: (day: string) => void }

/** The last days as chips, each with its count or that it is missing, and any earlier day by its date. */
export function DayChoice({ station, day, today, error, onDay }: DayChoiceProps) {
  const t = useTranslations('reading.entry')
  const format = useFormatter()
  const dayWords = useDayWords(today)
  const name = useId()
  const earlier = !station.days.some((one) => one.day === day)
  return (
    <Field group label={t('days')} error={error}>
      <div className={s.days}>
        {station.days.map((one) => {
          const state = stateOf(one, today)
          return (
            <label key={one.day} className={s.day}>
              <input type="radio" name={name} value={one.day} checked={one.day === day} onChange={() => onDay(one.day)} />
              <span>{dayWords(one.day)}</span>
              <span className={s.mark} data-state={state}>
                {one.count === null ? (
                  t(state)
                ) : (
                  <>
                    <IconCheck size={12} stroke={2} aria-label={t('done')} />
                    {format.number(one.count)}
                  </>
                )}
              </span>
            </label>
          )
        })}
        <label className={s.day} data-on={earlier || undefined}>
          <input
            type="date"
            aria-label={t('other')}
            value={earlier ? day : ''}
            min={firstDay(firstOpenMonth(today))}
            max={today}
            onClick={(event) => event.currentTarget.showPicker()}
            onChange={(event) => (event.currentTarget.value === '' ? undefined : onDay(event.currentTarget.value))}
          />
          <span>{t('other')}</span>
          <span className={s.mark}>{earlier ? day : <IconCalendar size={14} stroke={1.6} aria-hidden />}</span>
        </label>
      </div>
    </Field>
  )
}

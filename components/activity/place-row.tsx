'use client'

import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { cx } from '@/components/ui/class-names'
import type { ActivityFormFacts } from '@/domain/activity'
import { elsewhere, noPlace } from './filling'
import s from './form.module.css'

type PlaceRowProps = {
  value: string
  words: string
  stations: ActivityFormFacts['stations']
  onChange: (change: { place: string } | { elsewhere: string }) => void
  wrong: string | undefined
  theirs: string | undefined
}

/** The place: a station, one's own first, or words. */
export function PlaceRow({ value, words, stations, onChange, wrong, theirs }: PlaceRowProps) {
  const t = useTranslations('activity.form')
  const id = useId()
  const own = stations.filter((station) => station.own)
  const others = stations.filter((station) => !station.own)
  const options = (list: typeof stations) =>
    list.map((station) => (
      <option key={station.id} value={station.id}>
        {station.name}
      </option>
    ))
  return (
    <div className={s.row}>
      <label className={s.label} htmlFor={id}>
        {t('place')}
      </label>
      <span className={s.choice}>
        <select
          id={id}
          className={cx(s.plain, s.select)}
          value={value}
          onChange={(event) => onChange({ place: event.currentTarget.value })}
        >
          {own.length > 0 ? <optgroup label={t('ownStation')}>{options(own)}</optgroup> : null}
          {others.length > 0 ? <optgroup label={t('otherStation')}>{options(others)}</optgroup> : null}
          <option value={elsewhere}>{t('elsewhere')}</option>
          <option value={noPlace}>{t('noPlace')}</option>
        </select>
        <IconChevronDown size={18} stroke={1.6} aria-hidden />
      </span>
      {value === elsewhere ? (
        <input
          className={s.plain}
          value={words}
          maxLength={80}
          aria-label={t('elsewhere')}
          placeholder={t('elsewhereHint')}
          onChange={(event) => onChange({ elsewhere: event.currentTarget.value })}
        />
      ) : null}
      {wrong === undefined ? null : (
        <span className={s.wrong} role="alert">
          {wrong}
        </span>
      )}
      {theirs === undefined ? null : <span className={s.theirs}>{theirs}</span>}
    </div>
  )
}

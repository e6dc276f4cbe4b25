'use client'

import { IconPencil } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { cx } from '@/components/ui/class-names'
import s from './form.module.css'

type TitleRowProps = {
  /** The title that is sent, whoever made it. */
  title: string
  /** Null while it follows from the kinds. */
  own: string | null
  kinds: number
  onChange: (own: string | null) => void
  wrong: string | undefined
  theirs: string | undefined
}

/** The title: made from kinds and day until somebody writes one. */
export function TitleRow({ title, own, kinds, onChange, wrong, theirs }: TitleRowProps) {
  const t = useTranslations('activity.form')
  const id = useId()
  const [asked, setAsked] = useState(false)
  const hint = kinds === 0 ? t('nameEmpty') : kinds === 1 ? t('nameAuto') : t('nameAutoTwo', { count: kinds })
  return (
    <div className={s.row}>
      {own === null ? (
        <span className={s.label}>{t('name')}</span>
      ) : (
        <label className={s.label} htmlFor={id}>
          {t('name')}
        </label>
      )}
      {own === null ? (
        <>
          <div className={s.value}>
            {title === '' ? null : <div className={s.ellipsis}>{title}</div>}
            <div className={s.hint}>{hint}</div>
          </div>
          <button
            type="button"
            className={s.icon}
            aria-label={t('nameEdit')}
            onClick={() => {
              setAsked(true)
              onChange(title)
            }}
          >
            <IconPencil size={18} stroke={1.6} aria-hidden />
          </button>
        </>
      ) : (
        <>
          <input
            id={id}
            className={cx(s.plain, s.choice)}
            value={own}
            maxLength={80}
            autoFocus={asked}
            aria-invalid={wrong !== undefined}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          <button type="button" className={s.link} onClick={() => onChange(null)}>
            {t('nameReset')}
          </button>
        </>
      )}
      {wrong === undefined ? null : (
        <span className={s.wrong} role="alert">
          {wrong}
        </span>
      )}
      {theirs === undefined ? null : <span className={s.theirs}>{theirs}</span>}
    </div>
  )
}

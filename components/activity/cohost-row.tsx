'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import s from './form.module.css'

const CohostPicker = dynamic(() => import('./cohost-picker').then((file) => file.CohostPicker))

type CohostRowProps = { host: string; value: string[]; onChange: (ids: string[]) => void; wrong: string | undefined }

/** Branches that held the activity too: asked for by the few who need it. */
export function CohostRow({ host, value, onChange, wrong }: CohostRowProps) {
  const t = useTranslations('activity.form')
  const [opened, setOpened] = useState(false)
  return (
    <div className={s.row}>
      <span className={s.label} id="cohosts-label">
        {t('cohosts')}
      </span>
      {opened || value.length > 0 ? (
        <CohostPicker labelledBy="cohosts-label" host={host} value={value} onChange={onChange} />
      ) : (
        <button type="button" className={s.pill} onClick={() => setOpened(true)}>
          {t('addCohost')}
        </button>
      )}
      {wrong === undefined ? null : (
        <span className={s.wrong} role="alert">
          {wrong}
        </span>
      )}
    </div>
  )
}

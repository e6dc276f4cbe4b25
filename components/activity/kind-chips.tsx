'use client'

import { IconCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWords } from '@/components/ui/use-words'
import {
  activityKindKeys,
  activityKinds,
  activityKindsFirst,
  activityKindShort,
  activityKindsMost,
  type ActivityKind,
} from '@/domain/activity-words'
import s from './form.module.css'

/** The kinds logged most, the others behind 更多; several may be chosen. */
export function KindChips({
  value,
  onChange,
  wrong,
}: {
  value: readonly ActivityKind[]
  onChange: (kinds: ActivityKind[]) => void
  wrong: string | undefined
}) {
  const t = useTranslations('activity.form')
  const words = useWords()
  const [opened, setOpened] = useState(false)
  const full = value.length >= activityKindsMost
  const others = activityKindKeys.filter((kind) => !activityKindsFirst.includes(kind))
  const shown = [...activityKindsFirst, ...others.filter((kind) => opened || value.includes(kind))]
  return (
    <fieldset className={s.block}>
      <legend className={s.legend}>{t('kinds')}</legend>
      <div className={s.chips}>
        {shown.map((kind) => {
          const chosen = value.includes(kind)
          return (
            <button
              key={kind}
              type="button"
              className={s.chip}
              aria-pressed={chosen}
              disabled={full && !chosen}
              title={full && !chosen ? t('manyKinds') : undefined}
              onClick={() => onChange(chosen ? value.filter((one) => one !== kind) : [...value, kind])}
            >
              {words(activityKindShort[kind] ?? activityKinds[kind])}
              {chosen ? <IconCheck size={18} stroke={3} aria-hidden /> : null}
            </button>
          )
        })}
        <button type="button" className={s.chip} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t(opened ? 'less' : 'more')}
        </button>
      </div>
      {wrong === undefined ? null : (
        <p className={s.row}>
          <span className={s.wrong} role="alert">
            {wrong}
          </span>
        </p>
      )}
    </fieldset>
  )
}

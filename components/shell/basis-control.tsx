'use client'

import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { Segmented } from '@/components/ui/segmented'
import { basisParser } from '@/lib/basis'
import s from './basis-control.module.css'

const choices = ['then', 'now'] as const

/** By which tree the months are added, over the URL: as it stood then, unless `?basis=now`. */
export function BasisControl() {
  const t = useTranslations('shell.basis')
  const [basis, setBasis] = useQueryState('basis', basisParser.withOptions({ shallow: false, history: 'push', scroll: false }))
  return (
    <div className={s.basis} title={t('hint')}>
      <span className={s.word} aria-hidden>
        {t('label')}
      </span>
      <Segmented
        small
        label={t('label')}
        value={basis ?? 'then'}
        items={choices.map((value) => ({ value, label: t(value) }))}
        onChange={(value) => void setBasis(value === 'now' ? 'now' : null)}
      />
    </div>
  )
}

'use client'

import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import s from './definition.module.css'
import type { DefinitionProps } from './definition-text'
import { PopupButton } from './popup-button'

/** The button beside a figure that says on what basis it is counted. */
export function Definition({ of, text }: DefinitionProps) {
  const t = useTranslations('ui')
  return (
    <PopupButton
      kind="dialog"
      load={() => import('./definition-text')}
      popup={{ of, text }}
      className={s.button}
      aria-label={t('definition', { name: of })}
    >
      <IconInfoCircle size={14} stroke={1.6} aria-hidden />
    </PopupButton>
  )
}

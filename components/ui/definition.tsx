'use client'

import { Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import s from './definition.module.css'

interface DefinitionProps {
  /** The name of the figure. */
  of: string
  text: string
}

/** The button beside a figure that says on what basis it is counted. */
export function Definition({ of, text }: DefinitionProps) {
  const t = useTranslations('ui')
  return (
    <Popover position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={s.button} aria-label={t('definition', { name: of })}>
          <IconInfoCircle size={14} stroke={1.6} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('definition', { name: of })}>
        <div className={s.text} tabIndex={-1} data-autofocus>
          <b className={s.title}>{of}</b>
          {text}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

'use client'

import { IconChevronDown } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import s from './filter-bar.module.css'
import { PopupButton } from './popup-button'

interface FilterButtonProps<P> extends Pick<ComponentProps<typeof PopupButton<P>>, 'kind' | 'load' | 'popup'> {
  /** The name of the filter, written inside the control. */
  label: string
  current: string
}

/** A filter that shows its name and its value in one control, and its choices when it is pressed. */
export function FilterButton<P>({ label, current, ...opening }: FilterButtonProps<P>) {
  return (
    <PopupButton {...opening} className={s.select} aria-label={`${label} ${current}`}>
      <span className={s.key}>{label}</span>
      <span className={s.value}>{current}</span>
      <IconChevronDown size={14} stroke={1.6} aria-hidden />
    </PopupButton>
  )
}

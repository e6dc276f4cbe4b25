'use client'

import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import s from './filter-bar.module.css'
import { PopupButton } from './popup-button'
import type { SelectOption } from './select-list'

interface SelectFilterProps {
  /** The name of the filter, written inside the control. */
  label: string
  value: string | null
  options: readonly SelectOption[]
  onChange: (value: string | null) => void
  /** The words for "no filter"; without them one option is always chosen. */
  allLabel?: string | undefined
  /** A search field above the options, for long lists. */
  searchable?: boolean | undefined
}

const everything = ''

/** A filter that shows its name and its value in one control. */
export function SelectFilter(props: SelectFilterProps) {
  const { label, value, options, onChange, allLabel, searchable = false } = props
  const t = useTranslations('ui')
  const all = allLabel === undefined ? options : [{ value: everything, label: allLabel }, ...options]
  const current = all.find((option) => option.value === (value ?? everything))?.label ?? t('none')
  return (
    <PopupButton
      kind="listbox"
      load={() => import('./select-list')}
      popup={{
        label,
        value: value ?? everything,
        options: all,
        onChange: (chosen) => onChange(chosen === everything ? null : chosen),
        searchable,
      }}
      className={s.select}
      aria-label={`${label} ${current}`}
    >
      <span className={s.key}>{label}</span>
      <span className={s.value}>{current}</span>
      <IconChevronDown size={14} stroke={1.6} aria-hidden />
    </PopupButton>
  )
}

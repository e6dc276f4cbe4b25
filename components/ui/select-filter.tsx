'use client'

import { useTranslations } from 'next-intl'
import { FilterButton } from './filter-button'
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

/** A filter by one of a table of words. */
export function SelectFilter(props: SelectFilterProps) {
  const { label, value, options, onChange, allLabel, searchable = false } = props
  const t = useTranslations('ui')
  const all = allLabel === undefined ? options : [{ value: everything, label: allLabel }, ...options]
  return (
    <FilterButton
      kind="listbox"
      label={label}
      current={all.find((option) => option.value === (value ?? everything))?.label ?? t('none')}
      load={() => import('./select-list')}
      popup={{
        label,
        value: value ?? everything,
        options: all,
        onChange: (chosen) => onChange(chosen === everything ? null : chosen),
        searchable,
      }}
    />
  )
}

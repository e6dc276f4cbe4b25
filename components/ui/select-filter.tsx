'use client'

import { Combobox, useCombobox } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import s from './filter-bar.module.css'

interface SelectOption {
  value: string
  label: string
}

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
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setSearch('')
    },
    onDropdownOpen: () => {
      if (searchable) {
        combobox.focusSearchInput()
      }
      combobox.updateSelectedOptionIndex('active')
    },
  })
  const all: SelectOption[] = allLabel === undefined ? [...options] : [{ value: everything, label: allLabel }, ...options]
  const shown = all.filter((option) => option.label.toLowerCase().includes(search.trim().toLowerCase()))
  const current = all.find((option) => option.value === (value ?? everything))
  return (
    <Combobox
      store={combobox}
      width="max-content"
      position="bottom-start"
      onOptionSubmit={(chosen) => {
        onChange(chosen === everything ? null : chosen)
        combobox.closeDropdown()
        combobox.focusTarget()
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <button
          type="button"
          className={s.select}
          aria-label={`${label} ${current?.label ?? t('none')}`}
          onClick={() => combobox.toggleDropdown()}
        >
          <span className={s.key}>{label}</span>
          <span className={s.value}>{current?.label ?? t('none')}</span>
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {searchable ? (
          <Combobox.Search
            value={search}
            aria-label={t('search.options', { name: label })}
            placeholder={t('search.options', { name: label })}
            onChange={(event) => {
              setSearch(event.currentTarget.value)
              combobox.updateSelectedOptionIndex()
            }}
          />
        ) : null}
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={label}>
          {shown.map((option) => (
            <Combobox.Option
              key={option.value}
              value={option.value}
              active={option.value === (value ?? everything)}
              aria-selected={option.value === (value ?? everything)}
            >
              {option.label}
            </Combobox.Option>
          ))}
          {shown.length === 0 ? <Combobox.Empty>{t('search.nothing')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

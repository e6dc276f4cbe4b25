'use client'

import { Combobox, useCombobox } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { PopupProps } from './popup-button'

export interface SelectOption {
  value: string
  label: string
}

interface SelectContent {
  label: string
  value: string
  options: readonly SelectOption[]
  onChange: (value: string) => void
  searchable: boolean
}

/** The options of a filter under its button; loaded only when it is opened. */
export default function SelectList({ button, popup }: PopupProps<SelectContent>) {
  const { label, value, options, onChange, searchable } = popup
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
  const shown = options.filter((option) => option.label.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <Combobox
      store={combobox}
      width="max-content"
      position="bottom-start"
      onOptionSubmit={(chosen) => {
        onChange(chosen)
        combobox.closeDropdown()
        combobox.focusTarget()
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <button {...button} onClick={() => combobox.toggleDropdown()} />
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
        <Combobox.Options mah={400} style={{ overflowY: 'auto' }} aria-label={label}>
          {shown.map((option) => (
            <Combobox.Option key={option.value} value={option.value} active={option.value === value} aria-selected={option.value === value}>
              {option.label}
            </Combobox.Option>
          ))}
          {shown.length === 0 ? <Combobox.Empty>{t('search.nothing')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

'use client'

import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { enterpriseListQuery } from '@/lib/queries/enterprise'

/** A registered enterprise, and its name for as long as no list has told it. */
type Chosen = { id: string; name: string }
type SelectProps = { value: Chosen | null; onChange: (chosen: Chosen | null) => void; error?: string | undefined }

/** Chooses one of the registered enterprises in view, found by name or code. */
export function EnterpriseSelect({ value, onChange, error }: SelectProps) {
  const t = useTranslations('enterprise.select')
  const [search, setSearch] = useState(value?.name ?? '')
  const [settled] = useDebouncedValue(search.trim(), 250)
  const list = useQuery(enterpriseListQuery({ state: 'active', ...(settled === '' || settled === value?.name ? {} : { q: settled }) }))
  const found = list.data?.items.map(({ id, name }) => ({ id, name })) ?? []
  const all = value === null || found.some((one) => one.id === value.id) ? found : [value, ...found]
  return (
    <Select
      label={t('label')}
      placeholder={t('placeholder')}
      nothingFoundMessage={t('nothing')}
      searchable
      clearable
      checkIconPosition="right"
      value={value?.id ?? null}
      data={all.map((one) => ({ value: one.id, label: one.name }))}
      // The server has searched already, also by code, which no label shows.
      filter={({ options }) => options}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(id) => onChange(all.find((one) => one.id === id) ?? null)}
      error={error}
    />
  )
}

import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { destinationsQuery } from '@/lib/queries/transfer'

type SelectProps = { value: string; onChange: (id: string) => void; error?: string | undefined }

/** The organisation that a letter goes to, anywhere in the city, found by a part of its name. */
export function DestinationSelect({ value, onChange, error }: SelectProps) {
  const t = useTranslations('transfer.send')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null)
  const [settled] = useDebouncedValue(search.trim(), 250)
  const list = useQuery(destinationsQuery(settled === chosen?.name ? '' : settled))
  const found = list.data?.items ?? []
  const all = chosen === null || found.some((one) => one.id === chosen.id) ? found : [chosen, ...found]
  return (
    <Select
      label={t('org')}
      description={t('orgHint')}
      withAsterisk
      searchable
      value={value === '' ? null : value}
      data={all.map((one) => ({ value: one.id, label: one.name }))}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={settled.length < 2 ? t('orgHint') : t(list.isFetching ? 'searching' : 'nothing')}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(id) => {
        setChosen(all.find((one) => one.id === id) ?? null)
        onChange(id ?? '')
      }}
      error={error}
    />
  )
}

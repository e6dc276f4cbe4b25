'use client'

import { Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { PopupProps } from '@/components/ui/popup-button'
import type { ListKey } from '@/domain/list-columns'
import { listToolsQuery } from '@/lib/queries/list'
import { FilterName } from './filter-name'
import s from './list.module.css'
import { SavedFilterRow } from './saved-filter-row'

/** The views of a list that its reader keeps under a name: to pick, to add, to rename and to delete. */
export default function SavedFilters({ button, popup: { list } }: PopupProps<{ list: ListKey }>) {
  const t = useTranslations('list.filters')
  const [opened, setOpened] = useState(false)
  const filters = useQuery(listToolsQuery(list)).data?.filters ?? []
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button {...button} onClick={() => setOpened((now) => !now)} />
      </Popover.Target>
      <Popover.Dropdown>
        <div className={s.panel}>
          {filters.length === 0 ? (
            <p className={s.hint}>{t('none')}</p>
          ) : (
            <ul className={s.filters} aria-label={t('label')}>
              {filters.map((filter) => (
                <SavedFilterRow key={filter.id} filter={filter} onPick={() => setOpened(false)} />
              ))}
            </ul>
          )}
          <FilterName
            label={t('name')}
            action={t('save')}
            method="POST"
            path={`/api/lists/${list}/filters`}
            also={() => ({ query: window.location.search })}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

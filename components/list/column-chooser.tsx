'use client'

import { Button, Checkbox, Popover } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { PopupProps } from '@/components/ui/popup-button'
import { isOptional, type ListKey } from '@/domain/list-columns'
import { send } from '@/lib/api'
import { listToolsQuery } from '@/lib/queries/list'
import s from './list.module.css'

/** A column as the chooser names it. */
export type ColumnChoice = { key: string; header: string; hidden?: boolean | undefined; screenOnly?: boolean | undefined }

/** Which columns of a list are shown; what is ticked is drawn at once and kept with the account. */
export default function ColumnChooser({
  button,
  popup: { list, columns },
}: PopupProps<{ list: ListKey; columns: readonly ColumnChoice[] }>) {
  const t = useTranslations('list.columns')
  const queries = useQueryClient()
  const { queryKey } = listToolsQuery(list)
  const told = columns.filter((column) => column.hidden === true).map((column) => column.key)
  // What is ticked answers at once; the table follows when the list's tools have been told.
  const [hidden, setHidden] = useState<readonly string[]>(told)
  const keeping = useMutation({
    scope: { id: `columns ${list}` },
    mutationFn: (hidden: readonly string[]) => send('PUT', `/api/lists/${list}/columns`, { hidden }),
    onMutate: (hidden) => {
      const before = queries.getQueryData(queryKey)?.hidden ?? []
      queries.setQueryData(queryKey, (tools) => (tools === undefined ? tools : { ...tools, hidden: [...hidden] }))
      return before
    },
    onError: async (_error, _hidden, before) => {
      setHidden(before ?? [])
      notifications.show({ message: t('failed') })
      await queries.invalidateQueries({ queryKey })
    },
  })
  function keep(next: readonly string[]) {
    setHidden(next)
    keeping.mutate(next)
  }
  return (
    <Popover onOpen={() => setHidden(told)} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button {...button} />
      </Popover.Target>
      <Popover.Dropdown>
        <div className={s.panel}>
          <Checkbox.Group
            label={t('title')}
            description={t('hint')}
            value={columns.map((column) => column.key).filter((key) => !hidden.includes(key))}
            onChange={(shown) => keep(columns.map((column) => column.key).filter((key) => !shown.includes(key)))}
          >
            <div className={s.columns}>
              {columns
                .filter((column) => column.screenOnly !== true)
                .map(({ key, header }) => (
                  <Checkbox key={key} value={key} label={header} disabled={!isOptional(list, key)} />
                ))}
            </div>
          </Checkbox.Group>
          <Button size="sm" disabled={hidden.length === 0} onClick={() => keep([])}>
            {t('all')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

'use client'

import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import Link from '@/components/ui/link'
import type { SavedFilter } from '@/domain/list'
import { send } from '@/lib/api'
import { FilterName } from './filter-name'
import s from './list.module.css'

/** One kept view: a way to it, and its name to change or to delete. */
export function SavedFilterRow({ filter: { id, name, query }, onPick }: { filter: SavedFilter; onPick: () => void }) {
  const t = useTranslations('list.filters')
  const here = usePathname()
  const queries = useQueryClient()
  const [renaming, setRenaming] = useState(false)
  const path = `/api/lists/filters/${id}`
  const dropping = useMutation({
    mutationFn: () => send('DELETE', path, {}),
    onSettled: () => queries.invalidateQueries({ queryKey: ['list'] }),
  })
  if (renaming)
    return (
      <li>
        <FilterName
          label={t('renameOf', { name })}
          action={t('rename')}
          method="PATCH"
          path={path}
          initial={name}
          onDone={() => setRenaming(false)}
        >
          <Button size="sm" onClick={() => setRenaming(false)}>
            {t('cancel')}
          </Button>
        </FilterName>
      </li>
    )
  return (
    <li className={s.filter}>
      {query === null ? (
        <span className={s.gone}>
          {name}
          <small>{t('gone')}</small>
        </span>
      ) : (
        <Link href={query === '' ? here : `${here}?${query}`} className={s.pick} onClick={onPick}>
          {name}
        </Link>
      )}
      <ActionIcon variant="subtle" className={s.icon} aria-label={t('renameOf', { name })} onClick={() => setRenaming(true)}>
        <IconPencil size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        className={s.icon}
        aria-label={t('dropOf', { name })}
        loading={dropping.isPending}
        onClick={() => dropping.mutate()}
      >
        <IconTrash size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    </li>
  )
}

'use client'

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Card } from '@/components/ui/card'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { useWords } from '@/components/ui/use-words'
import { groupOf, settingGroupKeys, settingGroups, settingOf, type SettingRow } from '@/domain/setting'
import { momentOf } from '@/domain/moment'
import { settingListQuery } from '@/lib/queries/setting'
import s from './setting.module.css'

const SettingForm = dynamic(() => import('./setting-form').then((file) => file.SettingForm))

/** Every value on which sources differ, with since when and by whom it stands. */
export function SettingList() {
  const t = useTranslations('setting')
  const words = useWords()
  const query = useQuery(settingListQuery())
  const { data } = query
  return (
    <>
      <PageTitle title={t('title')} subtitle={t('subtitle')} />
      {data === undefined ? (
        query.isError ? (
          <FailedQuery query={query} />
        ) : (
          <Skeleton />
        )
      ) : (
        <div className={s.stack}>
          {settingGroupKeys.map((group) => (
            <Card key={group} title={words(settingGroups[group])} flush>
              <ul className={s.list}>
                {data
                  .filter((row) => groupOf(row.key) === group)
                  .map((row) => (
                    <Item key={row.key} row={row} />
                  ))}
              </ul>
            </Card>
          ))}
        </div>
      )}
    </>
  )
}

function Item({ row }: { row: SettingRow }) {
  const t = useTranslations('setting')
  const words = useWords()
  const [editing, setEditing] = useState(false)
  const { label, note } = settingOf(row.key)
  const since = row.validFrom === null ? t('initial') : t('since', { time: momentOf(row.validFrom), name: row.setBy ?? t('operator') })
  return (
    <li>
      <div className={s.words}>
        <p className={s.label}>{words(label)}</p>
        <p className={s.note}>{words(note)}</p>
      </div>
      {editing ? (
        <SettingForm row={row} onClose={() => setEditing(false)} />
      ) : (
        <>
          <div className={s.value}>
            <p>
              <Value row={row} />
            </p>
            <p className={s.note}>{since}</p>
          </div>
          <Button size="sm" aria-label={t('edit', { name: words(label) })} onClick={() => setEditing(true)}>
            {t('change')}
          </Button>
        </>
      )}
    </li>
  )
}

function Value({ row }: { row: SettingRow }) {
  const t = useTranslations('setting')
  const words = useWords()
  const format = useFormatter()
  const { unit, choices } = settingOf(row.key)
  if (choices !== undefined) {
    const keys = Array.isArray(row.value) ? row.value : [String(row.value)]
    return <>{format.list(keys.map((key) => words(choices[key] ?? { zh: key, en: key })))}</>
  }
  const value = String(row.value)
  return <>{unit === null ? value : t('number', { value, unit: words(unit) })}</>
}

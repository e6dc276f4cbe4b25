'use client'

import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { cohostsMost } from '@/domain/activity-words'
import { cohostsQuery } from '@/lib/queries/activity'
import s from './form.module.css'

type CohostPickerProps = { labelledBy: string; host: string; value: string[]; onChange: (ids: string[]) => void }

/** Branches of the whole city, found by a part of their names. */
export function CohostPicker({ labelledBy, host, value, onChange }: CohostPickerProps) {
  const t = useTranslations('activity.form')
  const choices = useQuery(cohostsQuery)
  const options = (choices.data ?? []).filter((org) => org.id !== host).map((org) => ({ value: org.id, label: org.name }))
  return (
    <div className={s.picker}>
      <MultiSelect
        aria-labelledby={labelledBy}
        data={options}
        value={value}
        onChange={onChange}
        maxValues={cohostsMost}
        limit={50}
        searchable
        clearable
        hidePickedOptions
        size="md"
        placeholder={value.length === 0 ? t('cohostFind') : undefined}
        nothingFoundMessage={choices.isPending ? t('cohostLoading') : choices.isError ? t('cohostOffline') : t('cohostNone')}
      />
      <span className={s.hint}>{t('cohostHint')}</span>
    </div>
  )
}

'use client'

import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStep } from '@/components/member/use-step'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { Registration } from '@/domain/floating'
import s from './floating.module.css'

/** Records that somebody is back. */
export function EndDialog({ row, today, onClose }: { row: Registration; today: string; onClose: () => void }) {
  const t = useTranslations('floating.end')
  const fieldWords = useFieldWords()
  const [endedOn, setEndedOn] = useState(today)
  const step = useStep(`/api/floating/${row.id}/end`, t('done'), onClose)
  function submit() {
    step.run({ version: row.version, endedOn })
  }
  const problem = step.problemBut('endedOn')
  return (
    <FormDialog title={t('title')} problem={problem} submitLabel={t('save')} pending={step.pending} onSubmit={submit} onClose={onClose}>
      <p className={s.lead}>{t('text', { name: row.name })}</p>
      <TextInput
        label={t('on')}
        withAsterisk
        type="date"
        min={row.since}
        max={today}
        value={endedOn}
        error={fieldWords(step.fields['endedOn'])}
        onChange={(event) => setEndedOn(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

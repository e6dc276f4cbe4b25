'use client'

import { Button, Modal, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useStep } from '@/components/member/use-step'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { Registration } from '@/domain/floating'
import s from './floating.module.css'

/** Records that somebody is back. */
export function EndDialog({ row, today, onClose }: { row: Registration; today: string; onClose: () => void }) {
  const t = useTranslations('floating.end')
  const ui = useTranslations('ui.dialog')
  const fieldWords = useFieldWords()
  const [endedOn, setEndedOn] = useState(today)
  const step = useStep(`/api/floating/${row.id}/end`, t('done'), onClose)
  function submit(event: FormEvent) {
    event.preventDefault()
    step.run({ version: row.version, endedOn })
  }
  const problem = step.problemBut('endedOn')
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <form onSubmit={submit} noValidate>
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
        {problem === undefined ? null : (
          <p role="alert" className={s.problem}>
            {problem}
          </p>
        )}
        <div className={s.buttons}>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" variant="filled" loading={step.pending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

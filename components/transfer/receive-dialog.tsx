'use client'

import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { TransferRow } from '@/domain/transfer'
import s from './transfer.module.css'
import { useStep } from '@/components/member/use-step'

/** Takes somebody in, or records the receipt of a place outside the city: the day from which it counts. */
export function ReceiveDialog({ row, today, onClose }: { row: TransferRow; today: string; onClose: () => void }) {
  const t = useTranslations('transfer')
  const fieldWords = useFieldWords()
  const [receivedOn, setReceivedOn] = useState(row.validUntil < today ? row.validUntil : today)
  const change = useStep(`/api/transfers/${row.id}/receipt`, t('receive.done'), onClose)
  function submit() {
    change.run({ version: row.version, receivedOn })
  }
  const names = { name: row.name, from: row.fromName, to: row.toName }
  const problem = change.problemBut('receivedOn')
  return (
    <FormDialog
      title={row.outside ? t('act.receipt') : t('receive.title', names)}
      problem={problem}
      submitLabel={t('receive.save')}
      pending={change.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={s.lead}>{t(row.outside ? 'receive.outside' : 'receive.text', names)}</p>
      <TextInput
        label={t('receive.on')}
        description={t('until', { day: row.validUntil })}
        withAsterisk
        type="date"
        min={row.sentOn}
        max={today}
        value={receivedOn}
        error={fieldWords(change.fields['receivedOn'])}
        onChange={(event) => setReceivedOn(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

'use client'

import { Button, Modal, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { TransferRow } from '@/domain/transfer'
import s from './transfer.module.css'
import { useStep } from '@/components/member/use-step'

/** Takes somebody in, or records the receipt of a place outside the city: the day from which it counts. */
export function ReceiveDialog({ row, today, onClose }: { row: TransferRow; today: string; onClose: () => void }) {
  const t = useTranslations('transfer')
  const ui = useTranslations('ui.dialog')
  const fieldWords = useFieldWords()
  const [receivedOn, setReceivedOn] = useState(row.validUntil < today ? row.validUntil : today)
  const change = useStep(`/api/transfers/${row.id}/receipt`, t('receive.done'), onClose)
  function submit(event: FormEvent) {
    event.preventDefault()
    change.run({ version: row.version, receivedOn })
  }
  const names = { name: row.name, from: row.fromName, to: row.toName }
  const problem = change.problemBut('receivedOn')
  return (
    <Modal
      opened
      onClose={onClose}
      title={row.outside ? t('act.receipt') : t('receive.title', names)}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <form onSubmit={submit} noValidate>
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
        {problem === undefined ? null : (
          <p role="alert" className={s.problem}>
            {problem}
          </p>
        )}
        <div className={s.buttons}>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" variant="filled" loading={change.pending}>
            {t('receive.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

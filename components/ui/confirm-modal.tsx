'use client'

import { Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { FormDialog } from './form-dialog'
import s from './confirm-modal.module.css'

interface ConfirmModalProps {
  opened: boolean
  onClose: () => void
  title: string
  /** What will happen, in one sentence. */
  children: ReactNode
  /** The action in its own words; the button carries them. */
  confirmLabel: string
  /** Receives the reason, empty when none was asked for. */
  onConfirm: (reason: string) => void
  /** Asks for a reason under this label before it can be confirmed. */
  reasonLabel?: string | undefined
  pending?: boolean | undefined
  error?: string | undefined
}

/** Asks once more before something that cannot simply be undone. */
export default function ConfirmModal(props: ConfirmModalProps) {
  const { opened, onClose, title, children, confirmLabel, onConfirm, reasonLabel, pending = false, error } = props
  const t = useTranslations('ui.dialog')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = reasonLabel !== undefined && reason.trim() === ''
  function submit() {
    setAsked(true)
    if (!missing) onConfirm(reason.trim())
  }
  function close() {
    setReason('')
    setAsked(false)
    onClose()
  }
  return (
    <FormDialog
      opened={opened}
      title={title}
      problem={error}
      submitLabel={confirmLabel}
      pending={pending}
      onSubmit={submit}
      onClose={close}
    >
      <div className={s.text}>{children}</div>
      {reasonLabel === undefined ? null : (
        <Textarea
          label={reasonLabel}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && missing ? t('reasonMissing') : null}
          required
          minRows={2}
          maxLength={200}
          autosize
          data-autofocus
        />
      )}
    </FormDialog>
  )
}

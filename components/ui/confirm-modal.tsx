'use client'

import { Button, Modal, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { cx } from './class-names'
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
  const t = useTranslations('ui')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = reasonLabel !== undefined && reason.trim() === ''
  function close() {
    setReason('')
    setAsked(false)
    onClose()
  }
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (!missing) {
            onConfirm(reason.trim())
          }
        }}
      >
        <div className={s.text}>{children}</div>
        {reasonLabel === undefined ? null : (
          <Textarea
            className={cx(s.reason)}
            label={reasonLabel}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={asked && missing ? t('dialog.reasonMissing') : null}
            required
            minRows={2}
            maxLength={200}
            autosize
            data-autofocus
          />
        )}
        {error ? (
          <p className={s.error} role="alert">
            {error}
          </p>
        ) : null}
        <div className={s.actions}>
          <Button onClick={close}>{t('dialog.cancel')}</Button>
          <Button type="submit" variant="filled" loading={pending}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

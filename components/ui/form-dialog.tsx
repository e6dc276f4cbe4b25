import { Button, Modal } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import s from './form-dialog.module.css'

interface FormDialogProps {
  title: string
  size?: 'lg'
  opened?: boolean
  /** The fields, and what is told between them. */
  children: ReactNode
  /** Why the form was not taken, where no field tells it. */
  problem?: string | null | undefined
  submitLabel: string
  pending: boolean
  /** Whether there is nothing that could be sent. */
  disabled?: boolean
  /** At the left of the buttons. */
  aside?: ReactNode
  onSubmit: () => void
  onClose: () => void
}

/** A form in a dialog: its fields, what went wrong, then cancel and submit. */
export function FormDialog(props: FormDialogProps) {
  const { title, size, opened = true, children, problem, submitLabel, pending, disabled = false, aside, onSubmit, onClose } = props
  const t = useTranslations('ui.dialog')
  return (
    <Modal opened={opened} onClose={onClose} title={title} {...(size && { size })} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className={s.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
        {problem ? (
          <p className={s.problem} role="alert">
            {problem}
          </p>
        ) : null}
        <div className={s.foot}>
          {aside === undefined ? null : <div className={s.aside}>{aside}</div>}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={pending} disabled={disabled}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

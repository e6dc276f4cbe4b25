import { Button } from '@mantine/core'
import s from './dialog-foot.module.css'

interface DialogFootProps {
  /** Why the form was not taken, where no field tells it. */
  problem: string | undefined
  cancelLabel: string
  submitLabel: string
  pending: boolean
  onCancel: () => void
}

/** The end of a dialog's form: what went wrong, then cancel and submit. */
export function DialogFoot({ problem, cancelLabel, submitLabel, pending, onCancel }: DialogFootProps) {
  return (
    <>
      {problem === undefined ? null : (
        <p className={s.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={s.buttons}>
        <Button onClick={onCancel}>{cancelLabel}</Button>
        <Button type="submit" variant="filled" loading={pending}>
          {submitLabel}
        </Button>
      </div>
    </>
  )
}

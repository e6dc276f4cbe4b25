import { IconAlertCircle } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import s from './field.module.css'

/** What a field's control must carry so that its label, help and error belong to it. */
interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface FieldFrame {
  label: string
  description?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
}

interface SingleField extends FieldFrame {
  children: (control: FieldControl) => ReactNode
}

interface GroupField extends FieldFrame {
  /** Several controls (chips, checkboxes) under one label. */
  group: true
  children: ReactNode
}

/** Label, help and error around controls that are not the library's own inputs. */
export function Field(props: SingleField | GroupField) {
  const { label, description, error, required } = props
  const id = useId()
  const describedBy = [description ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  const star = required ? (
    <span className={s.required} aria-hidden>
      {' *'}
    </span>
  ) : null
  const help = description ? (
    <p id={`${id}-help`} className={s.description}>
      {description}
    </p>
  ) : null
  const problem = error ? (
    <p id={`${id}-error`} className={s.error} role="alert">
      <IconAlertCircle size={16} stroke={1.6} aria-hidden />
      {error}
    </p>
  ) : null
  if ('group' in props) {
    return (
      <fieldset className={s.field} aria-describedby={describedBy}>
        <legend className={s.label}>
          {label}
          {star}
        </legend>
        {help}
        {props.children}
        {problem}
      </fieldset>
    )
  }
  return (
    <div className={s.field}>
      <label htmlFor={id} className={s.label}>
        {label}
        {star}
      </label>
      {help}
      {props.children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {problem}
    </div>
  )
}

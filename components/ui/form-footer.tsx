import type { ReactNode } from 'react'
import s from './form-footer.module.css'

interface FormFooterProps {
  /** Buttons, the primary one last. */
  children: ReactNode
  note?: ReactNode
}

/** A form's buttons: at its end on a desk, fixed at the bottom on a phone (over the tab bar). */
export function FormFooter({ children, note }: FormFooterProps) {
  return (
    <>
      <div className={s.space} aria-hidden />
      <div className={s.footer}>
        {note ? <div className={s.note}>{note}</div> : null}
        {children}
      </div>
    </>
  )
}

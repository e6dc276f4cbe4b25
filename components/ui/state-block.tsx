import type { ReactNode } from 'react'
import s from './state-block.module.css'

interface StateBlockProps {
  icon: ReactNode
  title: string
  tone?: 'neutral' | 'over' | 'info' | 'amber' | undefined
  hint?: ReactNode
  action?: ReactNode
  /** Announced when it takes the place of something. */
  role?: 'status' | 'alert' | undefined
}

/** What stands in a card or list instead of its content. */
export function StateBlock({ icon, title, tone = 'neutral', hint, action, role }: StateBlockProps) {
  return (
    <div className={s.block} role={role}>
      <span className={s.icon} data-tone={tone} aria-hidden>
        {icon}
      </span>
      <p className={s.title}>{title}</p>
      {hint ? <p className={s.hint}>{hint}</p> : null}
      {action ? <div className={s.action}>{action}</div> : null}
    </div>
  )
}

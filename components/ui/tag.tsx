import type { ReactNode } from 'react'
import s from './tag.module.css'

export type TagTone = 'neutral' | 'ok' | 'amber' | 'over' | 'info' | 'brand' | 'demo' | 'line'

interface TagProps {
  children: ReactNode
  tone?: TagTone | undefined
  icon?: ReactNode
  title?: string | undefined
}

/** A short word about a thing; the colour repeats what the word says. */
export function Tag({ children, tone = 'neutral', icon, title }: TagProps) {
  return (
    <span className={s.tag} data-tone={tone} title={title}>
      {icon}
      {children}
    </span>
  )
}

import type { ReactNode } from 'react'
import s from './tone-icon.module.css'

export type IconTone = 'neutral' | 'over' | 'amber' | 'info' | 'ok'

interface ToneIconProps {
  tone: IconTone
  children: ReactNode
  size?: 'md' | 'lg' | undefined
}

/** An icon on a tinted square, at the head of a row. */
export function ToneIcon({ tone, children, size = 'md' }: ToneIconProps) {
  return (
    <span className={s.icon} data-tone={tone} data-size={size} aria-hidden>
      {children}
    </span>
  )
}

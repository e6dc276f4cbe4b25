import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import s from './chip.module.css'

interface ChipProps {
  children: ReactNode
  /** What the button that takes it away does. */
  removeLabel: string
  onRemove: () => void
}

/** Something that a page is narrowed to, in sight until it is taken away. */
export function Chip({ children, removeLabel, onRemove }: ChipProps) {
  return (
    <span className={s.chip}>
      <span className={s.text}>{children}</span>
      <button type="button" aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
        <IconX size={14} stroke={2} aria-hidden />
      </button>
    </span>
  )
}

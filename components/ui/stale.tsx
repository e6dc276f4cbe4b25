import { IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import s from './stale.module.css'

/** Says that older data is shown, and from when it is. */
export function Stale({ children }: { children: ReactNode }) {
  return (
    <div className={s.banner} role="status">
      <IconClock size={16} stroke={1.6} aria-hidden />
      <span>{children}</span>
    </div>
  )
}

import type { ReactNode } from 'react'
import s from './filter-bar.module.css'

/** A list's search field and filters in one row. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={s.bar} role="search" aria-label={label}>
      {children}
    </div>
  )
}

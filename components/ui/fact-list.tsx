import type { ReactNode } from 'react'
import s from './fact-strip.module.css'

interface FactRow {
  key: string
  label: string
  value: ReactNode
  action?: ReactNode
}

/** Facts under each other: name at the left, value, and what can be done with it. */
export function FactList({ rows }: { rows: readonly FactRow[] }) {
  return (
    <dl className={s.list}>
      {rows.map((row) => (
        <FactRowView key={row.key} row={row} />
      ))}
    </dl>
  )
}

function FactRowView({ row }: { row: FactRow }) {
  return (
    <>
      <dt>{row.label}</dt>
      <dd>
        <span>{row.value}</span>
        {row.action}
      </dd>
    </>
  )
}

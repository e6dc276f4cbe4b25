'use client'

import { useQueryState } from 'nuqs'
import { MonthPicker } from './month-picker'

/** The month picker over the URL: `?month=YYYY-MM`. */
export function MonthControl({ value, min, max }: { value: string; min: string; max: string }) {
  const [, setMonth] = useQueryState('month', { shallow: false, history: 'push', scroll: false })
  return <MonthPicker value={value} min={min} max={max} onChange={(month) => void setMonth(month === max ? null : month)} />
}

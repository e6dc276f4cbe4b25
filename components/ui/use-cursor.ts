import { useState } from 'react'

/** Steps through a list by cursors, given the one that comes next; the way back is remembered while the page stands. */
export function useCursor(cursor: string | null, setCursor: (cursor: string | null) => void) {
  const [passed, setPassed] = useState<readonly (string | null)[]>([])
  function forth(to: string) {
    setPassed([...passed, cursor])
    setCursor(to)
  }
  function back() {
    setPassed(passed.slice(0, -1))
    setCursor(passed.at(-1) ?? null)
  }
  return (next: string | null | undefined) => ({
    next: next === null || next === undefined ? undefined : () => forth(next),
    previous: cursor === null ? undefined : back,
  })
}

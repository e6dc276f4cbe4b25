import { useState } from 'react'

/** Steps through a list by cursors; the way back is remembered while the page stands. */
export function useCursor(cursor: string | null, setCursor: (cursor: string | null) => void) {
  const [passed, setPassed] = useState<readonly (string | null)[]>([])
  return {
    next: (to: string | null | undefined) =>
      to === null || to === undefined
        ? undefined
        : () => {
            setPassed([...passed, cursor])
            setCursor(to)
          },
    previous:
      cursor === null
        ? undefined
        : () => {
            setPassed(passed.slice(0, -1))
            setCursor(passed.at(-1) ?? null)
          },
  }
}

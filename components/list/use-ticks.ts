import { useRef, useState } from 'react'
import { allTicks, noTicks, ticked, type Ticks } from './ticks'

/** The rows chosen in a list, over all of its pages; `list` names its filters, and others begin with nothing chosen. */
export function useTicks(list: string, page: readonly string[]) {
  const [held, setHeld] = useState<{ list: string; ticks: Ticks }>({ list, ticks: noTicks })
  const last = useRef<string>(undefined)
  const ticks = held.list === list ? held.ticks : noTicks
  const hold = (next: Ticks) => setHeld({ list, ticks: next })
  return {
    ticks,
    /** One row, or with `range` all from the last one on the page to this. */
    tick(id: string, on: boolean, range: boolean) {
      const [from, to] = [page.indexOf(last.current ?? id), page.indexOf(id)]
      const rows = range && from !== -1 ? page.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
      last.current = id
      hold(ticked(ticks, rows, on))
    },
    tickPage: (on: boolean) => hold(ticked(ticks, page, on)),
    tickAll: () => hold(allTicks),
    leaveOut: (ids: readonly string[]) => hold(ticked(ticks, ids, false)),
    clear: () => hold(noTicks),
  }
}
export type Ticking = ReturnType<typeof useTicks>

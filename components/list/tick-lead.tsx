import { TickBox } from './tick-box'
import { isTicked } from './ticks'
import type { Ticking } from './use-ticks'

type TickLead<Row> = {
  ticking: Ticking
  rows: readonly Row[]
  /** What the tick in the head stands for, and that before a row. */
  pageLabel: string
  rowLabel: (row: Row) => string
  /** Whether a row can be ticked; its label says why not. */
  mayTick: (row: Row) => boolean
}

/** The ticks of a table: one before each row, and one in the head for the rows of the page. */
export function tickLead<Row extends { id: string }>({ ticking, rows, pageLabel, rowLabel, mayTick }: TickLead<Row>) {
  const all = rows.filter(mayTick)
  const here = all.filter((row) => isTicked(ticking.ticks, row.id)).length
  return {
    header: (
      <TickBox
        told
        label={pageLabel}
        checked={here > 0 && here === all.length}
        mixed={here > 0 && here < all.length}
        disabled={all.length === 0}
        onTick={ticking.tickPage}
      />
    ),
    render: (row: Row) => (
      <TickBox
        label={rowLabel(row)}
        checked={mayTick(row) && isTicked(ticking.ticks, row.id)}
        disabled={!mayTick(row)}
        onTick={(on, range) => ticking.tick(row.id, on, range)}
      />
    ),
  }
}

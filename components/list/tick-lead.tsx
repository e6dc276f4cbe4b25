import { TickBox } from './tick-box'
import { isTicked } from './ticks'
import type { Ticking } from './use-ticks'

type TickLead<Row> = {
  ticking: Ticking
  rows: readonly Row[]
  /** What the tick in the head stands for, and that before a row. */
  pageLabel: string
  rowLabel: (row: Row) => string
}

/** The ticks of a table: one before each row, and one in the head for the rows of the page. */
export function tickLead<Row extends { id: string }>({ ticking, rows, pageLabel, rowLabel }: TickLead<Row>) {
  const here = rows.filter((row) => isTicked(ticking.ticks, row.id)).length
  return {
    header: <TickBox label={pageLabel} checked={here === rows.length} mixed={here > 0 && here < rows.length} onTick={ticking.tickPage} />,
    render: (row: Row) => (
      <TickBox label={rowLabel(row)} checked={isTicked(ticking.ticks, row.id)} onTick={(on, range) => ticking.tick(row.id, on, range)} />
    ),
  }
}

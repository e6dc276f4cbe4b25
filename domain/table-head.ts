import type { CellValue } from './cell'
import { textOf, type Columns, type Table } from './table'

/** Titles, units and notes may stand above the head; further down nobody looks for it. */
export const headWithin = 10

/** Where the columns of a table stand in a sheet. `row` counts from 0 in the rows that were looked at. */
export type Head = { row: number; at: ReadonlyMap<string, number>; unread: readonly string[] }
/** Why a sheet is not this table; `params` are labels. */
export type HeadFault =
  | { code: 'table_unknown' }
  | { code: 'table_other'; other: Table }
  | { code: 'columns_missing'; columns: readonly string[] }
  | { code: 'column_twice'; columns: readonly string[] }

/** A heading without what is written around it: spaces, stars, notes in brackets. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([^)]*\)|[\s*:]/g, '')
    .toLowerCase()

const columnNamed = (columns: Columns, heading: string): string | undefined =>
  Object.entries(columns).find(([, { label }]) => plain(label.zh) === heading || plain(label.en) === heading)?.[0]

function matched(columns: Columns, cells: readonly CellValue[]) {
  const at = new Map<string, number>()
  const twice: string[] = []
  const unread: string[] = []
  cells.forEach((cell, index) => {
    const heading = textOf(cell)
    if (heading === '') return
    const key = columnNamed(columns, plain(heading))
    if (key === undefined) unread.push(heading)
    else if (at.has(key)) twice.push(key)
    else at.set(key, index)
  })
  return { at, twice, unread }
}

const least = 3

/** Finds the head of a table among the first rows of a sheet by Chinese or English labels in any order. */
export function headOf(wanted: Table, tables: readonly Table[], rows: readonly (readonly CellValue[])[]): Head | HeadFault {
  const scored = rows.slice(0, headWithin).flatMap((cells, row) =>
    [wanted, ...tables.filter((table) => table.key !== wanted.key)].map((table) => {
      const found = matched(table.columns, cells)
      return { row, table, ...found, score: found.at.size - found.unread.length / 100 }
    }),
  )
  // The first of equals: the wanted table stands before the others.
  const best = scored.reduce<(typeof scored)[number] | null>((top, next) => (top === null || next.score > top.score ? next : top), null)
  if (best === null || best.at.size < least) return { code: 'table_unknown' }
  if (best.table.key !== wanted.key) return { code: 'table_other', other: best.table }
  if (best.twice.length > 0) return { code: 'column_twice', columns: best.twice }
  const missing = Object.entries(wanted.columns).flatMap(([key, { required }]) => (required && !best.at.has(key) ? key : []))
  if (missing.length > 0) return { code: 'columns_missing', columns: missing }
  return { row: best.row, at: best.at, unread: best.unread }
}

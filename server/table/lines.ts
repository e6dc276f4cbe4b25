import type { CellValue } from '@/domain/cell'
import { isBlank, readRow, textOf, type Fault, type RowValues, type Table } from '@/domain/table'
import { FileRefused, rowsMost } from '@/domain/table-file'
import { headOf, headWithin, type Head, type HeadFault } from '@/domain/table-head'
import type { FileRow } from './file-row'
import { readRows } from './rows'
import { isGuide, isProblem } from './sheet'

/** A sheet that holds the table: where its columns stand, and the headings that are nobody's. */
type SheetFound = { sheet: string; at: ReadonlyMap<string, number>; unread: readonly string[] }
/** One line of the table: its cells as text by column, what they say, and what is wrong with them. */
type Line<T extends Table> = {
  sheet: string
  row: number
  cells: Record<string, string>
  values: RowValues<T['columns']>
  faults: Fault[]
}
type Found<T extends Table> = { found: SheetFound } | { line: Line<T> }

const refusedBy = (fault: HeadFault): FileRefused =>
  new FileRefused(fault.code, {
    ...('other' in fault ? { table: fault.other.key } : {}),
    ...('columns' in fault ? { columns: fault.columns } : {}),
  })

function lineOf<T extends Table>(table: T, head: Head, { sheet, row, cells }: FileRow): Line<T> {
  const shown = [...head.at].map(([key, index]) => [key, textOf(cells[index] ?? null)] as const)
  return {
    sheet,
    row,
    cells: Object.fromEntries(shown.filter(([, text]) => text !== '')),
    ...readRow<T['columns']>(table.columns, head.at, cells),
  }
}

/** The rows of one sheet behind the head, once it is found; what is not this table is told by `wrong`. */
class SheetReader<T extends Table> {
  private waiting: FileRow[] = []
  private head: Head | null = null
  wrong: HeadFault | null = null

  constructor(
    readonly sheet: string,
    private readonly table: T,
    private readonly tables: readonly Table[],
  ) {}

  *take(row: FileRow): Generator<Found<T>> {
    if (this.head !== null) yield* this.line(row)
    else if (this.wrong === null) {
      this.waiting.push(row)
      if (this.waiting.length === headWithin) yield* this.decide()
    }
  }
  /** Also at the end of a sheet that is shorter than the rows that are looked at. */
  *decide(): Generator<Found<T>> {
    if (this.head !== null || this.wrong !== null || isGuide(this.sheet)) return
    const found = headOf(
      this.table,
      this.tables,
      this.waiting.map(({ cells }): readonly CellValue[] => cells),
    )
    if ('code' in found) this.wrong = found
    else {
      this.head = found
      yield { found: { sheet: this.sheet, at: found.at, unread: found.unread.filter((heading) => !isProblem(heading)) } }
      for (const row of this.waiting.slice(found.row + 1)) yield* this.line(row)
    }
    this.waiting = []
  }
  private *line(row: FileRow): Generator<Found<T>> {
    if (this.head !== null && !isBlank(row.cells)) yield { line: lineOf(this.table, this.head, row) }
  }
}

/**
 * Reads a table out of a file: every visible sheet that has its head, but for the template's guide. A sheet of something
 * else is left alone as long as another holds the table; one that lacks columns is refused, or its rows would be lost.
 */
export async function* readTable<T extends Table>(file: Uint8Array, table: T, tables: readonly Table[]): AsyncGenerator<Found<T>> {
  let [sheets, lines] = [0, 0]
  let wrong: HeadFault | null = null
  let reader: SheetReader<T> | null = null
  function* counted(found: Iterable<Found<T>>): Generator<Found<T>> {
    for (const one of found) {
      if ('found' in one) sheets++
      else if (++lines > rowsMost) throw new FileRefused('rows_many')
      yield one
    }
  }
  function* closed(): Generator<Found<T>> {
    if (reader === null) return
    yield* counted(reader.decide())
    if (reader.wrong?.code === 'columns_missing' || reader.wrong?.code === 'column_twice') throw refusedBy(reader.wrong)
    if (wrong === null || wrong.code === 'table_unknown') wrong = reader.wrong ?? wrong
  }
  for await (const row of readRows(file)) {
    if (reader === null || reader.sheet !== row.sheet) {
      yield* closed()
      reader = new SheetReader(row.sheet, table, tables)
    }
    yield* counted(reader.take(row))
  }
  yield* closed()
  if (sheets === 0) throw refusedBy(wrong ?? { code: 'table_unknown' })
  if (lines === 0) throw new FileRefused('rows_none')
}

import { streamXlsxRows, type StreamRow } from 'hucre/xlsx'
import { FileRefused } from '@/domain/table-file'
import { workbookIn, type Entry, type Sheet, type Workbook } from './archive'
import type { FileRow } from './file-row'
import { streamOf } from './pieces'
import { repacked } from './repacked'

/** No template is wider; what stands further right is nobody's column. */
const columnsMost = 60

/** Open while somebody waits for a row, shut once one has come. */
class Gate {
  private open = false
  private waiting: (() => void) | null = null

  readonly wait = (): Promise<void> =>
    this.open
      ? Promise.resolve()
      : new Promise((resolve) => {
          this.waiting = resolve
        })
  let(): void {
    this.open = true
    this.waiting?.()
    this.waiting = null
  }
  shut(): void {
    this.open = false
  }
}

const soon = () => new Promise<null>((resolve) => setImmediate(resolve, null))

/** Rows as the reader gives them; it is fed only while none is ready, so that none pile up before a slow taker. */
async function* fed(rows: AsyncGenerator<StreamRow>, gate: Gate): AsyncGenerator<StreamRow> {
  for (;;) {
    const next = rows.next()
    if ((await Promise.race([next, soon()])) === null) gate.let()
    const { done, value } = await next
    gate.shut()
    if (done === true) return
    yield value
  }
}

/** The names that the reader knows a sheet by as it comes across it; it finds any other in the whole file alone. */
const usual = /^xl\/worksheets\/sheet\d+\.xml$/i

function rowsOf(file: Uint8Array, workbook: Workbook, entry: Entry, { name }: Sheet): AsyncGenerator<StreamRow> {
  if (!usual.test(entry.name)) return streamXlsxRows(file, { sheet: name })
  const gate = new Gate()
  return fed(
    streamXlsxRows(
      streamOf(repacked(file, workbook, entry, gate.wait), () => gate.let()),
      { sheet: name },
    ),
    gate,
  )
}

/** The cells of a row up to its last one that is filled. */
function cellsOf({ values }: StreamRow) {
  const cells = values.slice(0, columnsMost)
  while (cells.length > 0 && (cells.at(-1) ?? null) === null) cells.pop()
  return cells
}

/** Rows of every visible sheet of a workbook, as the sheet numbers them; formulas by their last value. */
export async function* xlsxRows(file: Uint8Array): AsyncGenerator<FileRow> {
  const workbook = workbookIn(file)
  for (const sheet of workbook.sheets) {
    const entry = workbook.parts.get(sheet.path.toLowerCase())
    if (entry === undefined) throw new FileRefused('file_damaged')
    try {
      for await (const row of rowsOf(file, workbook, entry, sheet)) yield { sheet: sheet.name, row: row.index + 1, cells: cellsOf(row) }
    } catch (error) {
      // Whatever the reader stumbles over, the file is not whole: the reader names its own errors, not the file's.
      throw error instanceof FileRefused ? error : new FileRefused('file_damaged')
    }
  }
}

import { writeXlsxStream } from 'hucre/xlsx'
import type { FileFormat } from '@/domain/list-words'
import { streamOf } from './pieces'

export type FileCell = string | number | null
/** Rows as they come, many at a time. */
export type Batches = AsyncGenerator<readonly (readonly FileCell[])[]>
export type Sheet = {
  name: string
  /** An identifier's cell is text in a spreadsheet, whatever its digits. */
  columns: readonly { width: number; identifier: boolean }[]
  /** So many rows stay in sight. */
  frozen: number
}

/** What XML cannot carry; a text holds it by accident alone. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
/** Read as a formula by one spreadsheet program or another, full-width signs among them. */
const formula = /^[=+\-@|\t\r\n＝＋－＠]/
/** From so many digits on a spreadsheet rounds a number, or shows it as a power of ten. */
const longNumber = /^\d{12,}$/
const quoted = /[",\r\n\t']/

/** A text in a CSV: never a formula, and a long number stays text behind a tab. */
function csvText(value: string): string {
  const text = formula.test(value) ? `'${value}` : longNumber.test(value) ? `${value}\t` : value
  return quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
const csvCell = (cell: FileCell): string => (cell === null ? '' : typeof cell === 'number' ? String(cell) : csvText(cell))

async function* csvPieces(batches: Batches): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode('\ufeff')
  for await (const rows of batches) yield encoder.encode(rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join(''))
}

/** A cell without what its file could not hold. */
export const printable = (cell: FileCell): FileCell => (typeof cell === 'string' ? cell.replace(unprintable, '') : cell)

async function* printableRows(batches: Batches): AsyncGenerator<FileCell[]> {
  for await (const rows of batches) for (const row of rows) yield row.map(printable)
}

const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const
export const typeOf = (format: FileFormat): string => types[format]

/** A table as a file, made while it is taken. What breaks the rows off breaks the stream off. */
export function writtenTable(format: FileFormat, { name, columns, frozen }: Sheet, batches: Batches): ReadableStream<Uint8Array> {
  if (format === 'csv') return streamOf(csvPieces(batches))
  return writeXlsxStream(printableRows(batches), {
    name,
    columns: columns.map(({ width, identifier }) => ({ width, ...(identifier ? { style: { numFmt: '@' } } : {}) })),
    freezePane: { rows: frozen },
  })
}

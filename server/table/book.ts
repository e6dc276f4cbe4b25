import { writeXlsx, type Cell, type CellStyle } from 'hucre/xlsx'
import { printable, type FileCell, type Sheet } from './written'

/** A small table, whole: its lines, of which those of `heads` (by number) stand out. */
export type BookSheet = Sheet & { lines: readonly (readonly FileCell[])[]; heads: readonly number[] }

const wrapped: CellStyle = { alignment: { wrapText: true, vertical: 'top' } }
const head: CellStyle = { ...wrapped, font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F1EEE8' } } }

/** Several small tables as one workbook. A text is a text cell, whatever it begins with, an identifier's digits among it. */
export async function writtenBook(title: string, sheets: readonly BookSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, columns, frozen, lines, heads }) => {
      const rows = lines.map((line) => line.map(printable))
      const cells = new Map<string, Partial<Cell>>()
      rows.forEach((row, at) =>
        row.forEach((value, column) => {
          if (value === null) return
          const style = heads.includes(at) ? head : { ...wrapped, ...(columns[column]?.identifier === true ? { numFmt: '@' } : {}) }
          cells.set(`${at},${column}`, { value, type: typeof value === 'number' ? 'number' : 'string', style })
        }),
      )
      return { name, rows, cells, columns: columns.map(({ width }) => ({ width })), freezePane: { rows: frozen } }
    }),
    properties: { title },
  })
  return new Uint8Array(bytes)
}

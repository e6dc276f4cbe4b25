import { streamXlsxRows } from 'hucre/xlsx'
import { FileRefused } from '@/domain/table-file'
import type { FileRow } from './file-row'
import { sheetsOf } from './archive'

/** No template is wider; what stands further right is nobody's column. */
const columnsMost = 200

/** Rows of every visible sheet of a workbook, as the sheet numbers them; formulas by their last value. */
export async function* xlsxRows(file: Uint8Array): AsyncGenerator<FileRow> {
  for (const { index, name } of sheetsOf(file)) {
    try {
      for await (const row of streamXlsxRows(file, { sheet: index })) {
        if (row.values.length > columnsMost * 10) throw new FileRefused('file_bomb')
        yield { sheet: name, row: row.index + 1, cells: row.values.slice(0, columnsMost) }
      }
    } catch (error) {
      // Whatever the reader stumbles over, the file is not whole: the reader names its own errors, not the file's.
      throw error instanceof FileRefused ? error : new FileRefused('file_damaged')
    }
  }
}

import { fileMost, FileRefused } from '@/domain/table-file'
import { csvRows } from './csv'
import type { FileRow } from './file-row'
import { xlsxRows } from './xlsx'

const begins = (file: Uint8Array, ...signs: number[]) => signs.every((sign, at) => file[at] === sign)

/**
 * Reads the rows of a workbook or a text file by what the file is, whatever its name says. Throws FileRefused, before
 * the first row or at the row that cannot be read.
 */
export async function* readRows(file: Uint8Array): AsyncGenerator<FileRow> {
  if (file.byteLength === 0) throw new FileRefused('file_empty')
  if (file.byteLength > fileMost) throw new FileRefused('file_too_large')
  // The container of Excel 97 to 2003, and of a workbook under a password.
  if (begins(file, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileRefused('file_old')
  if (begins(file, 0x50, 0x4b)) yield* xlsxRows(file)
  else if (begins(file, 0x25, 0x50, 0x44, 0x46) || (file.subarray(0, 4096).includes(0) && file[0] !== 0xff && file[0] !== 0xfe))
    throw new FileRefused('file_type')
  else yield* csvRows(file)
}

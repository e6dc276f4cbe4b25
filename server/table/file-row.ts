import type { CellValue } from '@/domain/cell'

/** A row as the file numbers it. A text file has no sheet, and its sheet's name is empty. */
export type FileRow = { sheet: string; row: number; cells: readonly CellValue[] }

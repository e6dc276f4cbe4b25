import type { CellRead, CellValue, Params } from './cell'
import { dayFrom } from './table-date'
import { idFrom, phoneFrom } from './table-number'
import type { Choices, Words } from './words'

type ColumnKind = 'text' | 'date' | 'choice' | 'phone' | 'id_number'

/** One column of a template. */
export type Column = {
  readonly kind: ColumnKind
  readonly label: Words
  readonly choices?: Choices
  readonly required: boolean
  /** How it is filled in, where the label does not say it. */
  readonly note?: Words
  /** Two invented lines. */
  readonly examples: readonly [string, string]
}
export type Columns = Readonly<Record<string, Column>>
/** A noun as a sheet: what its template asks for. */
export type Table<K extends string = string, C extends Columns = Columns> = {
  readonly key: K
  readonly label: Words
  readonly columns: C
}

/** What is wrong with a row, at which column; `params` are numbers and labels, never what was filled in. */
export type Fault = { column: string; code: string; params?: Params | undefined }

/** A cell as its reader meant it: without the spaces and line breaks around and doubled within. */
export const textOf = (cell: CellValue): string =>
  (cell instanceof Date && !Number.isNaN(cell.getTime()) ? cell.toISOString().slice(0, 10) : String(cell ?? ''))
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim()

const excelErrors = ['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NUM!', '#NULL!']
const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

function choiceFrom(text: string, choices: Choices): CellRead {
  const wanted = plain(text)
  const found = Object.entries(choices).find(([key, { zh, en }]) => [key, zh, en].some((name) => plain(name) === wanted))
  if (found !== undefined) return { value: found[0] }
  const some = Object.values(choices).slice(0, 3)
  return { code: 'choice_unknown', params: { zh: some.map(({ zh }) => zh).join('、'), en: some.map(({ en }) => en).join(', ') } }
}

/** Reads one cell as its column asks: a value, nothing, or what is wrong. */
export function readCell(column: Column, cell: CellValue): CellRead {
  const text = textOf(cell)
  if (text === '') return column.required ? { code: 'field_missing' } : { value: null }
  if (excelErrors.includes(text.toUpperCase())) return { code: 'cell_error' }
  switch (column.kind) {
    case 'date':
      return dayFrom(cell)
    case 'phone':
      return phoneFrom(text)
    case 'id_number':
      return idFrom(cell, text)
    case 'choice':
      return choiceFrom(text, column.choices ?? {})
    case 'text':
      return { value: text }
  }
}

export type RowValues<C extends Columns> = { [K in keyof C]: string | null }

/** Reads one row. A column that the file does not have is empty. */
export function readRow<C extends Columns>(
  columns: C,
  at: ReadonlyMap<string, number>,
  cells: readonly CellValue[],
): { values: RowValues<C>; faults: Fault[] }
export function readRow(columns: Columns, at: ReadonlyMap<string, number>, cells: readonly CellValue[]) {
  const values: Record<string, string | null> = {}
  const faults: Fault[] = []
  for (const [key, column] of Object.entries(columns)) {
    const index = at.get(key)
    const read = readCell(column, index === undefined ? null : (cells[index] ?? null))
    values[key] = 'value' in read ? read.value : null
    if ('code' in read) faults.push({ column: key, ...read })
  }
  return { values, faults }
}

/** Whether a row holds nothing at all. */
export const isBlank = (cells: readonly CellValue[]): boolean => cells.every((cell) => textOf(cell) === '')

/** The letter over a column, by its index from 0. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

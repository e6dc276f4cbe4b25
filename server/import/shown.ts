import type { Table } from '@/domain/table'

/** An identifier as filled in, whole or broken: enough to find it in the paper, not enough to copy it. */
const masked = (text: string, first: number, last: number): string =>
  text.length <= first + last ? text : `${text.slice(0, first)}${'*'.repeat(text.length - first - last)}${text.slice(-last)}`

/** What a screen shows of a cell. */
export function shownCell(table: Table, column: string, text: string): string {
  const kind = table.columns[column]?.kind
  if (kind === 'id_number') return masked(text, 4, 4)
  return kind === 'phone' ? masked(text, 3, 4) : text
}

export const shownValues = (table: Table, values: Readonly<Record<string, string | null>>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(values).map(([column, text]) => [column, text === null ? null : shownCell(table, column, text)]))

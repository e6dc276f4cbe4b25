import type { Choices, Words } from '@/domain/words'
import type { FileCell } from '../table/written'
import type { FileColumn } from './file'

const widthOf = { text: 16, wide: 32, day: 12, number: 10 } as const

const column =
  (width: number, identifier = false) =>
  <Row>(label: Words, cell: FileColumn<Row>['cell']): FileColumn<Row> => ({ label, cell, width, identifier })

export const text = column(widthOf.text)
export const wide = column(widthOf.wide)
export const day = column(widthOf.day)
export const number = column(widthOf.number)
/** Letters and digits that a spreadsheet must not take for a number. */
export const code = column(24, true)

/** One of a table of words, by its key. */
export const choice = <Row, K extends string>(label: Words, choices: Choices<K>, key: (row: Row) => K | null): FileColumn<Row> =>
  text(label, (row, { words }): FileCell => {
    const chosen = key(row)
    return chosen === null ? null : words(choices[chosen])
  })

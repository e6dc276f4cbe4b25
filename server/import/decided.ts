import { and, eq, inArray, notInArray, type AnyColumn, type SQL } from 'drizzle-orm'
import { importRow } from '@/db/schema/import'
import { sureTwins, type RowChoice } from '@/domain/import-words'

/** The duplicates of a batch that a choice may be made for: whoever has the same number is nobody else. */
export const choosable = (batchId: string, choice: RowChoice, rows: readonly string[] | undefined): SQL | undefined =>
  and(
    eq(importRow.batchId, batchId),
    eq(importRow.state, 'twin'),
    rows === undefined ? undefined : inArray(importRow.id, [...rows]),
    choice === 'apart' ? notInArray(importRow.twinWhy, [...sureTwins]) : undefined,
  )

/** Whether a duplicate is written, into the row that was there or beside it. */
export const toBeWritten = (choice: AnyColumn): SQL => inArray(choice, ['merge', 'apart'])

import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { importKindKeys, importStateKeys, rowChoiceKeys, rowStateKeys, twinReasonKeys } from '@/domain/import-words'
import { account } from './account'
import { bytes, id, instant } from './columns'

export const importKind = pgEnum('import_kind', importKindKeys)
export const importState = pgEnum('import_state', importStateKeys)
export const importRowState = pgEnum('import_row_state', rowStateKeys)
export const importTwinReason = pgEnum('import_twin_reason', twinReasonKeys)
export const importRowChoice = pgEnum('import_row_choice', rowChoiceKeys)

/** A file that somebody brings in: checked first, written when confirmed. It is theirs alone. */
export const importBatch = pgTable(
  'import_batch',
  {
    id: id(),
    kind: importKind().notNull(),
    state: importState().notNull().default('uploading'),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    fileName: text('file_name').notNull(),
    fileSize: integer('file_size').notNull(),
    /** Why it was refused, or has to be looked at again. */
    refusal: jsonb(),
    /** The sheets read: where their columns stand, and headings that are nobody's. */
    sheets: jsonb().notNull().default([]),
    total: integer().notNull().default(0),
    done: integer().notNull().default(0),
    faults: integer().notNull().default(0),
    fresh: integer().notNull().default(0),
    changes: integer().notNull().default(0),
    twins: integer().notNull().default(0),
    same: integer().notNull().default(0),
    faultColumns: jsonb('fault_columns').notNull().default({}),
    created: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    /** What keeps it from being taken back. */
    dependents: jsonb(),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
    writtenAt: instant('written_at'),
    /** Until when it can be taken back. */
    undoUntil: instant('undo_until'),
    undoneAt: instant('undone_at'),
    /** When everything personal that is left of it is deleted. */
    keepUntil: instant('keep_until').notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [index('import_batch_account').on(t.accountId, t.createdAt), index('import_batch_keep').on(t.keepUntil)],
)

/** A piece of the file in base64, sealed, until it has been read. */
export const importPiece = pgTable(
  'import_piece',
  {
    id: id(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => importBatch.id),
    n: integer().notNull(),
    sealed: bytes('sealed').notNull(),
  },
  (t) => [unique('import_piece_n').on(t.batchId, t.n)],
)

/** A line of the file until it is written. What was filled in stands in `sealed` alone. */
export const importRow = pgTable(
  'import_row',
  {
    id: id(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => importBatch.id),
    n: integer().notNull(),
    sheet: text().notNull(),
    row: integer().notNull(),
    state: importRowState().notNull(),
    /** By what two lines of one file are the same: a keyed hash. */
    keyHash: bytes('key_hash'),
    /** The column that tells it. */
    keyColumn: text('key_column'),
    sealed: bytes('sealed').notNull(),
    faults: jsonb().notNull(),
    twinId: uuid('twin_id'),
    twinWhy: importTwinReason('twin_why'),
    choice: importRowChoice(),
  },
  (t) => [unique('import_row_n').on(t.batchId, t.n), index('import_row_state').on(t.batchId, t.state, t.n)],
)

/** What a batch wrote, so that it can be taken back: rows made, and of rows changed how they were before, sealed. */
export const importResult = pgTable(
  'import_result',
  {
    id: id(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => importBatch.id),
    rowId: uuid('row_id').notNull(),
    version: integer().notNull(),
    before: bytes('before'),
  },
  (t) => [unique('import_result_row').on(t.batchId, t.rowId)],
)

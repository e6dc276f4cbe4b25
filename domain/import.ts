import * as z from 'zod'
import { importKindKeys, importStateKeys, pieceBytes, rowChoiceKeys, twinReasonKeys } from './import-words'
import { pageInput, pageOf } from './page'
import { fileMost } from './table-file'

const pieceText = Math.ceil(pieceBytes / 3) * 4

export const importOpen = z.strictObject({
  kind: z.enum(importKindKeys),
  fileName: z.string().trim().min(1, 'field_missing').max(200, 'text_long'),
  size: z.int().min(1, 'file_empty').max(fileMost, 'file_too_large'),
})
export const importPiece = z.strictObject({
  id: z.uuid(),
  n: z.coerce
    .number()
    .int()
    .min(0)
    .max(Math.ceil(fileMost / pieceBytes)),
  data: z.base64().max(pieceText),
})
export const importById = z.object({ id: z.uuid() })
export const importAt = z.strictObject({ id: z.uuid(), version: z.int() })
/** Decides some duplicates, or all of them that a choice may be made for. */
export const importChoose = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  choice: z.enum(rowChoiceKeys),
  rows: z.array(z.uuid()).min(1).max(200).optional(),
})
export const importTemplate = z.object({ kind: z.enum(importKindKeys) })

export const importSaved = z.object({ id: z.uuid(), version: z.int() })
export type ImportSaved = z.output<typeof importSaved>
export const importPieceSaved = z.object({ n: z.int() })

/** What later depends on what a batch wrote: how many of which kind, and a few by name. */
const dependent = z.object({
  why: z.enum(['recorded', 'changed', 'edited']),
  /** What was recorded, as the audit calls it. */
  noun: z.string().optional(),
  count: z.int(),
  some: z.array(z.string()),
})
export const dependents = z.array(dependent)
export type Dependents = z.output<typeof dependents>

const batch = z.object({
  id: z.uuid(),
  kind: z.enum(importKindKeys),
  state: z.enum(importStateKeys),
  fileName: z.string(),
  fileSize: z.int(),
  createdAt: z.string(),
  writtenAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  total: z.int(),
  done: z.int(),
  faults: z.int(),
  fresh: z.int(),
  changes: z.int(),
  twins: z.int(),
  same: z.int(),
  created: z.int(),
  changed: z.int(),
  version: z.int(),
})
export type ImportBatch = z.output<typeof batch>
export const importList = pageOf(batch).extend({ kinds: z.array(z.enum(importKindKeys)) })
export type ImportList = z.output<typeof importList>
export const importListInput = z.object(pageInput)
export type ImportListInput = z.input<typeof importListInput>

/** Why a file is not read, or a batch not written: a code whose sentence is looked up, and keys whose labels it names. */
const refusal = z.object({
  code: z.string(),
  table: z.string().optional(),
  columns: z.array(z.string()).optional(),
  opens: z.string().optional(),
  /** What still stands on rows that were to be taken back, as the audit calls it. */
  noun: z.string().optional(),
})
export type ImportRefusal = z.output<typeof refusal>
export const importRefusal = refusal

export const sheetsRead = z.array(z.object({ sheet: z.string(), at: z.record(z.string(), z.int()), unread: z.array(z.string()) }))
export type SheetsRead = z.output<typeof sheetsRead>

export const importDetail = batch.extend({
  refusal: refusal.nullable(),
  sheets: sheetsRead,
  /** How many rows are wrong at each column. */
  faultColumns: z.record(z.string(), z.int()),
  /** Of the probable duplicates, how many are decided and how. */
  merges: z.int(),
  aparts: z.int(),
  dependents: dependents.nullable(),
  /** For how many days it can be taken back once written. */
  undoDays: z.int(),
  /** Until when the batch can be taken back, null when it cannot. */
  undoUntil: z.string().nullable(),
  /** Until when rows to be mended are kept for download. */
  keepUntil: z.string().nullable(),
})
export type ImportDetail = z.output<typeof importDetail>

const fault = z.object({
  column: z.string(),
  letter: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What was filled in; an identifier masked. */
  value: z.string(),
})
const faultRow = z.object({ id: z.uuid(), sheet: z.string(), row: z.int(), name: z.string(), faults: z.array(fault) })
export type FaultRow = z.output<typeof faultRow>
export const importRows = pageOf(faultRow)
export type ImportRows = z.output<typeof importRows>
/** `columns` are keys with commas between them: rows that are wrong at one of these. */
export const importRowsInput = z.object({
  id: z.uuid(),
  ...pageInput,
  columns: z
    .string()
    .max(1_000)
    .regex(/^[A-Za-z]+(,[A-Za-z]+)*$/)
    .optional(),
})
export type ImportRowsInput = z.input<typeof importRowsInput>

/** A duplicate side by side: values by column, of choices their keys, identifiers masked. */
const twin = z.object({
  id: z.uuid(),
  sheet: z.string(),
  row: z.int(),
  why: z.enum(twinReasonKeys),
  twinId: z.uuid(),
  choice: z.enum(rowChoiceKeys),
  existing: z.record(z.string(), z.string().nullable()),
  filled: z.record(z.string(), z.string().nullable()),
  differs: z.array(z.string()),
})
export type ImportTwin = z.output<typeof twin>
export const importTwins = pageOf(twin)
export type ImportTwins = z.output<typeof importTwins>
export const importTwinsInput = z.object({ id: z.uuid(), ...pageInput })
export type ImportTwinsInput = z.input<typeof importTwinsInput>

/** The largest file that is taken, and the most rows. */
export const fileMost = 50 * 1024 * 1024
export const rowsMost = 300_000

/** Why a file is not read at all. Words are looked up when drawn. */
type FileRefusal =
  | 'file_empty'
  | 'file_too_large'
  | 'file_type'
  | 'file_old'
  | 'file_locked'
  | 'file_macro'
  | 'file_bomb'
  | 'file_damaged'
  | 'file_encoding'
  | 'table_unknown'
  | 'table_other'
  | 'columns_missing'
  | 'column_twice'
  | 'rows_none'
  | 'rows_many'

/** Thrown where a file cannot be read; `columns` and `table` are keys whose labels the sentence names. */
export class FileRefused extends Error {
  constructor(
    readonly code: FileRefusal,
    readonly about: { table?: string; columns?: readonly string[] } = {},
  ) {
    super(code)
  }
}

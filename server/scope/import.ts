import { and, eq, getTableColumns, inArray, type SQL } from 'drizzle-orm'
import { importBatch, importPiece, importResult, importRow } from '@/db/schema/import'
import { importKindKeys, importRights } from '@/domain/import-words'
import { can } from '../actor'
import { AppError } from '@/domain/errors'
import type { Scope } from './place'

/** The caller's own imports, and what their files hold. */
export function importViews({ db, actor }: Scope) {
  /** Of the imports those that the caller brought in, of kinds that they may still enter. */
  function ownBatch(): SQL | undefined {
    const kinds = importKindKeys.filter((kind) => can(actor, importRights[kind]))
    if (kinds.length === 0) throw new AppError('forbidden')
    return and(eq(importBatch.accountId, actor.accountId), inArray(importBatch.kind, kinds))
  }
  return {
    get importBatch() {
      return db.select().from(importBatch).where(ownBatch()).as('import_batch_view')
    },
    /** The pieces of a file that has not been read yet, sealed. */
    get importPiece() {
      return db
        .select({ batchId: importPiece.batchId, n: importPiece.n, sealed: importPiece.sealed })
        .from(importPiece)
        .innerJoin(importBatch, eq(importBatch.id, importPiece.batchId))
        .where(ownBatch())
        .as('import_piece_view')
    },
    /** Lines of a file that are not written yet; what was filled in is sealed. */
    get importRow() {
      return db
        .select(getTableColumns(importRow))
        .from(importRow)
        .innerJoin(importBatch, eq(importBatch.id, importRow.batchId))
        .where(ownBatch())
        .as('import_row_view')
    },
    get importResult() {
      return db
        .select(getTableColumns(importResult))
        .from(importResult)
        .innerJoin(importBatch, eq(importBatch.id, importResult.batchId))
        .where(ownBatch())
        .as('import_result_view')
    },
  }
}

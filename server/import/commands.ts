import { and, eq } from 'drizzle-orm'
import { importPiece, importRow } from '@/db/schema/import'
import { AppError } from '@/domain/errors'
import {
  importAt,
  importChoose as chooseInput,
  importOpen as openInput,
  importPiece as pieceInput,
  importPieceSaved,
  importSaved,
} from '@/domain/import'
import { anyImportRight, importRights, pieceBytes, type ImportState } from '@/domain/import-words'
import { command, type CommandKit } from '../command'
import { countRows } from '../expressions'
import { nouns } from '../nouns'
import { refuse } from '../refusal'
import { choosable, toBeWritten } from './decided'
import { instantAfter } from './write'

const piecesOf = (size: number): number => Math.ceil(size / pieceBytes)

/** A batch of the caller's, in one of the states in which something may be done with it. */
async function standing(kit: CommandKit, id: string, states: readonly ImportState[]) {
  const { importBatch: batch } = kit.from
  const [row] = await kit.select().from(batch).where(eq(batch.id, id))
  if (row === undefined) throw new AppError('not_found')
  if (!states.includes(row.state)) refuse('state', 'import_state')
  return row
}

/** Announces a file; its pieces follow. */
export const importOpen = command({
  name: 'import.open',
  right: anyImportRight,
  http: 'POST /api/imports',
  input: openInput,
  output: importSaved,
  run: async (kit, { kind, fileName, size }) => {
    if (!kit.can(importRights[kind])) throw new AppError('forbidden')
    const { accountId, settings } = kit.actor
    return kit.insert(nouns.importBatch, {
      kind,
      fileName,
      fileSize: size,
      accountId,
      keepUntil: instantAfter(kit.now, settings['privacy.import_days']),
    })
  },
})

/** One piece of an announced file; the same piece again is the same piece. */
export const importPut = command({
  name: 'import.piece',
  right: anyImportRight,
  http: 'PUT /api/imports/{id}/pieces/{n}',
  input: pieceInput,
  output: importPieceSaved,
  run: async (kit, { id, n, data }) => {
    const { fileSize } = await standing(kit, id, ['uploading'])
    const bytes = Buffer.from(data, 'base64')
    const last = piecesOf(fileSize) - 1
    if (n > last || bytes.length !== (n === last ? fileSize - n * pieceBytes : pieceBytes)) refuse('data', 'file_incomplete')
    const sealed = kit.cipher.seal(data)
    await kit.attach('import_batch', { id, at: 'city' }, null, { piece: n, bytes: bytes.length }, (tx) =>
      tx
        .insert(importPiece)
        .values({ batchId: id, n, sealed })
        .onConflictDoUpdate({ target: [importPiece.batchId, importPiece.n], set: { sealed } }),
    )
    return { n }
  },
})

/** Begins the dry run once the file is complete, or once more. */
export const importCheck = command({
  name: 'import.check',
  right: anyImportRight,
  queues: true,
  http: 'POST /api/imports/{id}/check',
  input: importAt,
  output: importSaved,
  run: async (kit, { id, version }) => {
    const { fileSize, state } = await standing(kit, id, ['uploading', 'checked', 'failed'])
    const { importPiece: piece } = kit.from
    const [found] = await kit.select({ count: countRows() }).from(piece).where(eq(piece.batchId, id))
    if (state === 'uploading' && found?.count !== piecesOf(fileSize)) refuse('data', 'file_incomplete')
    const row = await kit.update(nouns.importBatch, id, version, { state: 'checking', refusal: null, done: 0 })
    await kit.enqueue({ batchId: id, step: 'check' })
    return row
  },
})

/** Decides what becomes of probable duplicates, of some or of all. Somebody of the same number is nobody else. */
export const importChoose = command({
  name: 'import.choose',
  right: anyImportRight,
  http: 'PUT /api/imports/{id}/choices',
  input: chooseInput,
  output: importSaved,
  run: async (kit, { id, version, choice, rows }) => {
    await standing(kit, id, ['checked'])
    const row = await kit.update(nouns.importBatch, id, version, {})
    await kit.attach('import_batch', { id, at: 'city' }, null, { choice, rows: rows?.length ?? 'all' }, (tx) =>
      tx
        .update(importRow)
        .set({ choice })
        .where(choosable(id, choice, rows)),
    )
    return row
  },
})

/** Confirms what was checked: every faultless line, and the duplicates that were decided. */
export const importConfirm = command({
  name: 'import.confirm',
  right: anyImportRight,
  queues: true,
  http: 'POST /api/imports/{id}/confirm',
  input: importAt,
  output: importSaved,
  run: async (kit, { id, version }) => {
    const { fresh, changes } = await standing(kit, id, ['checked'])
    const { importRow: line } = kit.from
    const [twin] = await kit
      .select({ id: line.id })
      .from(line)
      .where(and(eq(line.batchId, id), eq(line.state, 'twin'), toBeWritten(line.choice)))
      .limit(1)
    if (fresh + changes === 0 && twin === undefined) refuse('state', 'import_nothing')
    const row = await kit.update(nouns.importBatch, id, version, { state: 'writing', refusal: null, done: 0 })
    await kit.enqueue({ batchId: id, step: 'write' })
    return row
  },
})

/** Asks for a written batch to be taken back. */
export const importUndo = command({
  name: 'import.undo',
  right: anyImportRight,
  queues: true,
  http: 'POST /api/imports/{id}/undo',
  input: importAt,
  output: importSaved,
  run: async (kit, { id, version }) => {
    const { undoUntil } = await standing(kit, id, ['written'])
    if (undoUntil === null || undoUntil < kit.now) refuse('state', 'import_undo_late')
    const row = await kit.update(nouns.importBatch, id, version, { state: 'undoing', refusal: null, dependents: null })
    await kit.enqueue({ batchId: id, step: 'undo' })
    return row
  },
})

/** Gives a file up before anything is written; everything of it is deleted. */
export const importDrop = command({
  name: 'import.drop',
  right: anyImportRight,
  http: 'DELETE /api/imports/{id}',
  input: importAt,
  output: importSaved,
  run: async (kit, { id, version }) => {
    await standing(kit, id, ['uploading', 'checked', 'refused', 'failed'])
    const row = await kit.update(nouns.importBatch, id, version, { state: 'dropped', refusal: null })
    await kit.attach('import_batch', { id, at: 'city' }, null, { dropped: true }, async (tx) => {
      await tx.delete(importPiece).where(eq(importPiece.batchId, id))
      await tx.delete(importRow).where(eq(importRow.batchId, id))
    })
    return row
  },
})

import { and, eq, sql } from 'drizzle-orm'
import { importBatch, importResult, importRow } from '@/db/schema/import'
import type { ImportKind } from '@/domain/import-words'
import type { Actor } from '../actor'
import { writtenBy } from '../command'
import type { Base } from '../database'
import { nouns } from '../nouns'
import { importers } from './importers'

/** Takes a batch back, all of it or nothing; where something depends on it, it stays and says on what. */
export async function undoBatch(base: Base, actor: Actor, batch: { id: string; kind: ImportKind }): Promise<void> {
  const importer = importers[batch.kind]
  await writtenBy(base, actor, { name: 'import.take_back', right: importer.right }, async (kit) => {
    await kit.lock(importer.lock)
    const { importResult: result, importBatch: view } = kit.from
    const rows = await kit.select().from(result).where(eq(result.batchId, batch.id))
    const written = rows.map((row) => ({
      id: row.rowId,
      version: row.version,
      before: row.before === null ? null : kit.cipher.open(row.before),
    }))
    const dependents = await importer.dependents(kit, written)
    const [standing] = await kit.select({ version: view.version }).from(view).where(eq(view.id, batch.id))
    const version = (standing?.version ?? 0) + 1
    if (dependents.length > 0) {
      await kit.amend(nouns.importBatch, batch.id, { state: 'written', dependents, version })
      return
    }
    await importer.undo(kit, written)
    await kit.attach('import_batch', { id: batch.id, at: 'city' }, null, { rows: written.length }, async (tx) => {
      await tx.delete(importResult).where(eq(importResult.batchId, batch.id))
      await tx.delete(importRow).where(eq(importRow.batchId, batch.id))
    })
    await kit.amend(nouns.importBatch, batch.id, { state: 'undone', dependents: null, undoneAt: kit.now, version })
  })
}

/** Deletes whatever personal is left of batches whose time is over; what can still be taken back keeps its results. */
export async function purgeImports({ db }: Base): Promise<void> {
  const over = sql`(select id from import_batch where keep_until < now())`
  await db.execute(sql`delete from import_piece where batch_id in ${over}`)
  await db.execute(sql`delete from import_row where batch_id in ${over}`)
  await db.execute(sql`delete from import_result r using import_batch b where b.id = r.batch_id and b.undo_until < now()`)
  await db
    .update(importBatch)
    .set({ state: 'dropped', version: sql`${importBatch.version} + 1` })
    .where(and(sql`${importBatch.keepUntil} < now()`, sql`${importBatch.state} in ('uploading', 'checked', 'refused', 'failed')`))
}

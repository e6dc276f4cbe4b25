import { and, asc, eq, gt, inArray, ne, or } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { insertRows } from '@/db/insert'
import { importBatch, importResult, importRow } from '@/db/schema/import'
import type { ImportKind } from '@/domain/import-words'
import type { Actor } from '../actor'
import { writtenBy, type CommandKit } from '../command'
import type { Base } from '../database'
import { nouns } from '../nouns'
import { toBeWritten } from './decided'
import { payload, type WritableLine, type WrittenRow } from './importer'
import { importers } from './importers'

const linesAtOnce = 1_000

type Batch = { id: string; kind: ImportKind; fileName: string }

/** The next lines to write: new ones, what fills in, and duplicates that somebody decided to write. */
async function nextLines(kit: CommandKit, batchId: string, after: number): Promise<{ n: number; line: WritableLine }[]> {
  const { importRow: row } = kit.from
  const rows = await kit
    .select({ n: row.n, sealed: row.sealed, state: row.state, twinId: row.twinId, twinWhy: row.twinWhy, choice: row.choice })
    .from(row)
    .where(
      and(
        eq(row.batchId, batchId),
        gt(row.n, after),
        or(inArray(row.state, ['fresh', 'change']), and(eq(row.state, 'twin'), toBeWritten(row.choice))),
      ),
    )
    .orderBy(asc(row.n))
    .limit(linesAtOnce)
  return rows.map(({ n, sealed, twinId, twinWhy, state, choice }) => {
    const { facts, fills, differs } = payload.parse(JSON.parse(kit.cipher.open(sealed)))
    const into =
      twinId === null || (state === 'twin' && choice === 'apart') ? null : { id: twinId, sameKey: twinWhy === 'id' || twinWhy === 'code' }
    return { n, line: { facts, fills, differs, into } }
  })
}

/** Of what was written only ids are kept, and of what was changed how it was, sealed. */
function keepResults(kit: CommandKit, { id }: Batch, written: readonly WrittenRow[]): Promise<void> {
  return kit.attach('import_batch', { id, at: 'city' }, null, { rows: written.length }, async (tx) => {
    const results = written.map((row) => ({
      id: uuidv7(),
      batchId: id,
      rowId: row.id,
      version: row.version,
      before: row.before === null ? null : kit.cipher.seal(row.before),
    }))
    await insertRows(tx, importResult, results)
  })
}

/** The lines that are left over are those to be mended. */
const forget = (kit: CommandKit, { id }: Batch) =>
  kit.attach('import_batch', { id, at: 'city' }, null, { left: 'fault' }, (tx) =>
    tx.delete(importRow).where(and(eq(importRow.batchId, id), ne(importRow.state, 'fault'))),
  )

/** Writes a confirmed batch, all of it or nothing, as whoever confirmed it. */
export async function writeBatch(base: Base, actor: Actor, batch: Batch): Promise<void> {
  const importer = importers[batch.kind]
  await writtenBy(base, actor, { name: 'import.write', right: importer.right }, async (kit) => {
    await kit.lock(importer.lock)
    const counts = { created: 0, changed: 0 }
    let after = -1
    for (;;) {
      const next = await nextLines(kit, batch.id, after)
      const last = next.at(-1)
      if (last === undefined) break
      const written = await importer.write(
        kit,
        next.map(({ line }) => line),
        { basis: basisOf(batch) },
      )
      await keepResults(kit, batch, written)
      await kit.settle()
      counts.changed += written.filter((row) => row.before !== null).length
      counts.created += written.filter((row) => row.before === null).length
      after = last.n
      // Outside of the transaction, so that the page sees how far it is.
      await base.db
        .update(importBatch)
        .set({ done: counts.created + counts.changed })
        .where(eq(importBatch.id, batch.id))
    }
    await forget(kit, batch)
    const { importBatch: view } = kit.from
    const [standing] = await kit.select({ version: view.version }).from(view).where(eq(view.id, batch.id))
    const undoUntil = instantAfter(kit.now, actor.settings['data.import_undo_days'])
    await kit.amend(nouns.importBatch, batch.id, {
      state: 'written',
      undoUntil,
      refusal: null,
      ...counts,
      writtenAt: kit.now,
      version: (standing?.version ?? 0) + 1,
    })
  })
}

/** An instant so many days later. */
export const instantAfter = (instant: string, days: number): string => new Date(Date.parse(instant) + days * 86_400_000).toISOString()

const basisMost = 200
/** What a line that names no basis is recorded by. */
const basisOf = ({ fileName }: Batch): string => `导入：${fileName}`.slice(0, basisMost)

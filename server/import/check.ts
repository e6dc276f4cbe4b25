import { asc, eq } from 'drizzle-orm'
import { importBatch, importPiece, importRow } from '@/db/schema/import'
import type { SheetsRead } from '@/domain/import'
import type { ImportKind } from '@/domain/import-words'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { readKit, type ReadKit } from '../read'
import { readTable } from '../table/lines'
import type { ReadLine } from './importer'
import { importers } from './importers'
import { finishCheck, linesAtOnce, stage, stageAgain } from './stage'

/** The file of a batch, null once it has been read. */
async function fileOf(kit: ReadKit, batchId: string): Promise<Buffer | null> {
  const { importPiece: piece } = kit.from
  const rows = await kit.select({ sealed: piece.sealed }).from(piece).where(eq(piece.batchId, batchId)).orderBy(asc(piece.n))
  return rows.length === 0 ? null : Buffer.concat(rows.map(({ sealed }) => Buffer.from(kit.open(sealed), 'base64')))
}

/** Reads a file into lines that are judged and kept a few thousand at a time, then deletes it. Throws FileRefused. */
async function readFile(base: Base, kit: ReadKit, batch: { id: string; kind: ImportKind }, file: Buffer): Promise<void> {
  const { table, judge: judgeOf } = importers[batch.kind]
  const tables = Object.values(importers).map((importer) => importer.table)
  const judge = await judgeOf(kit)
  const sheets: SheetsRead = []
  await base.db.delete(importRow).where(eq(importRow.batchId, batch.id))
  let [n, waiting]: [number, ReadLine[]] = [0, []]
  const flush = async () => {
    await stage(base, judge, batch.id, waiting, n)
    n += waiting.length
    waiting = []
  }
  for await (const one of readTable(file, table, tables)) {
    if ('found' in one) sheets.push({ sheet: one.found.sheet, at: Object.fromEntries(one.found.at), unread: [...one.found.unread] })
    else waiting.push(one.line)
    if (waiting.length === linesAtOnce) await flush()
  }
  if (waiting.length > 0) await flush()
  await base.db.update(importBatch).set({ sheets }).where(eq(importBatch.id, batch.id))
  await base.db.delete(importPiece).where(eq(importPiece.batchId, batch.id))
}

/** The dry run: nothing is written but what becomes of each line. A batch whose file has been read is judged anew. */
export async function checkBatch(base: Base, actor: Actor, batch: { id: string; kind: ImportKind; refusal: unknown }): Promise<void> {
  const kit = readKit(base, actor)
  const file = await fileOf(kit, batch.id)
  if (file !== null) await readFile(base, kit, batch, file)
  else await stageAgain(base, kit, await importers[batch.kind].judge(kit), batch.id)
  await finishCheck(base, batch.id, batch.refusal)
}

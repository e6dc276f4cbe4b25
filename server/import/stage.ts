import { and, asc, eq, gt } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import * as z from 'zod'
import { importBatch, importRow } from '@/db/schema/import'
import { insertRows } from '@/db/insert'
import type { Base } from '../database'
import type { ReadKit } from '../read'
import { payload, type Judged, type ReadLine } from './importer'

/** Lines that are judged and kept together. */
export const linesAtOnce = 1_000

type Judge = (lines: readonly ReadLine[]) => Promise<Judged[]>

/** Judges lines and keeps them, sealed, from the place `n` in the file on. */
export async function stage({ db, cipher }: Base, judge: Judge, batchId: string, lines: readonly ReadLine[], n: number): Promise<void> {
  const judged = await judge(lines)
  const rows = lines.flatMap((line, at) => {
    const found = judged[at]
    if (found === undefined) return []
    const { facts, fills, differs, key, twin } = found
    return {
      id: uuidv7(),
      batchId,
      n: n + at,
      sheet: line.sheet,
      row: line.row,
      state: found.state,
      keyHash: key?.hash ?? null,
      keyColumn: key?.column ?? null,
      sealed: cipher.seal(JSON.stringify({ line, facts, fills, differs })),
      faults: found.faults,
      twinId: twin?.id ?? null,
      twinWhy: twin?.why ?? null,
      choice: found.state === 'twin' ? ('keep' as const) : null,
    }
  })
  await insertRows(db, importRow, rows)
  await db
    .update(importBatch)
    .set({ done: n + lines.length })
    .where(eq(importBatch.id, batchId))
}

/** Lines that were kept before, judged anew: what they are taken for may have changed since. */
export async function stageAgain(base: Base, kit: ReadKit, judge: Judge, batchId: string): Promise<number> {
  let n = 0
  for (;;) {
    const { importRow: row } = kit.from
    const kept = await kit
      .select({ n: row.n, sealed: row.sealed })
      .from(row)
      .where(and(eq(row.batchId, batchId), gt(row.n, n - 1)))
      .orderBy(asc(row.n))
      .limit(linesAtOnce)
    if (kept.length === 0) return n
    await base.db.transaction(async (tx) => {
      await tx.delete(importRow).where(and(eq(importRow.batchId, batchId), sql`${importRow.n} between ${n} and ${n + kept.length - 1}`))
      const lines = kept.map(({ sealed }) => payload.parse(JSON.parse(base.cipher.open(sealed))).line)
      await stage({ ...base, db: tx }, judge, batchId, lines, n)
    })
    n += kept.length
  }
}

/** Of lines that are the same, all but the first are faulty, and say which the first is. */
async function faultTwice({ db }: Base, batchId: string): Promise<void> {
  await db.execute(sql`
    with told as (
      select id, row_number() over same as at, first_value(row) over same as first_row, first_value(sheet) over same as first_sheet
      from import_row where batch_id = ${batchId} and key_hash is not null window same as (partition by key_hash order by n)
    )
    update import_row r set state = 'fault', twin_id = null, twin_why = null, choice = null,
      faults = r.faults || jsonb_build_array(jsonb_build_object('column', r.key_column, 'code', 'twice_in_file',
        'params', jsonb_build_object('row', told.first_row, 'sheet', told.first_sheet)))
    from told where r.id = told.id and told.at > 1`)
}

const counted = z.object({ state: z.string(), count: z.int() })
const columns = z.object({ column: z.string(), count: z.int() })

/** Counts what was kept, and says that it can be looked at. */
export async function finishCheck(base: Base, batchId: string, refusal: unknown): Promise<void> {
  await faultTwice(base, batchId)
  const { db } = base
  const states = z
    .array(counted)
    .parse((await db.execute(sql`select state, count(*)::int as count from import_row where batch_id = ${batchId} group by state`)).rows)
  const wrong = z.array(columns).parse(
    (
      await db.execute(sql`select fault ->> 'column' as column, count(distinct id)::int as count
        from import_row, jsonb_array_elements(faults) as fault where batch_id = ${batchId} and state = 'fault' group by 1`)
    ).rows,
  )
  const of = (state: string) => states.find((row) => row.state === state)?.count ?? 0
  const total = states.reduce((sum, { count }) => sum + count, 0)
  await db
    .update(importBatch)
    .set({
      state: 'checked',
      refusal,
      total,
      done: total,
      faults: of('fault'),
      fresh: of('fresh'),
      changes: of('change'),
      twins: of('twin'),
      same: of('same'),
      faultColumns: Object.fromEntries(wrong.map(({ column, count }) => [column, count])),
      version: sql`${importBatch.version} + 1`,
    })
    .where(and(eq(importBatch.id, batchId), eq(importBatch.state, 'checking')))
}

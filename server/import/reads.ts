import { and, asc, desc, eq, gt, or } from 'drizzle-orm'
import * as z from 'zod'
import { AppError } from '@/domain/errors'
import {
  dependents,
  importById,
  importDetail,
  importList as list,
  importListInput,
  importRefusal,
  importRows as rowsPage,
  importRowsInput,
  importTwins as twinsPage,
  importTwinsInput,
  sheetsRead,
} from '@/domain/import'
import { anyImportRight, importKindKeys, importRights } from '@/domain/import-words'
import { letterOf } from '@/domain/table'
import { after, countWhere, holdsJson } from '../expressions'
import { cursorValues, pageFrom } from '../paging'
import { read, type ReadKit } from '../read'
import { faultsIn, payload } from './importer'
import { importers } from './importers'
import { shownCell, shownValues } from './shown'

/** The caller's own batches, newest first, and what they may bring in. */
export const importList = read({
  name: 'import.list',
  right: anyImportRight,
  http: 'GET /api/imports',
  input: importListInput,
  output: list,
  run: async (kit, { cursor, limit }) => {
    const { importBatch: batch } = kit.from
    const edge = cursor === undefined ? undefined : after([batch.id], cursorValues(cursor, 1), 'down')
    const [rows, all] = await Promise.all([
      kit
        .select()
        .from(batch)
        .where(edge)
        .orderBy(desc(batch.id))
        .limit(limit + 1),
      kit.counted(kit.select({ id: batch.id }).from(batch)),
    ])
    const kinds = importKindKeys.filter((kind) => kit.can(importRights[kind]))
    return { ...pageFrom(rows, limit, all, (row) => [row.id]), kinds }
  },
})

async function batchOf(kit: ReadKit, id: string) {
  const { importBatch: batch } = kit.from
  const [row] = await kit.select().from(batch).where(eq(batch.id, id))
  if (row === undefined) throw new AppError('not_found')
  return row
}

const faultColumns = z.record(z.string(), z.int())

/** One batch: how far it is, what was found, what may be done with it. */
export const importOne = read({
  name: 'import.one',
  right: anyImportRight,
  http: 'GET /api/imports/{id}',
  input: importById,
  output: importDetail,
  run: async (kit, { id }) => {
    const row = await batchOf(kit, id)
    const { importRow: line } = kit.from
    const [chosen] = await kit
      .select({ merges: countWhere(eq(line.choice, 'merge')), aparts: countWhere(eq(line.choice, 'apart')) })
      .from(line)
      .where(and(eq(line.batchId, id), eq(line.state, 'twin')))
    return {
      ...row,
      refusal: importRefusal.nullable().parse(row.refusal),
      sheets: sheetsRead.parse(row.sheets),
      faultColumns: faultColumns.parse(row.faultColumns),
      dependents: dependents.nullable().parse(row.dependents),
      merges: chosen?.merges ?? 0,
      aparts: chosen?.aparts ?? 0,
      undoDays: kit.actor.settings['data.import_undo_days'],
      undoUntil: row.state === 'written' ? row.undoUntil : null,
    }
  },
})

/** The lines to be mended, in the order of the file. */
export const importRows = read({
  name: 'import.rows',
  right: anyImportRight,
  http: 'GET /api/imports/{id}/rows',
  input: importRowsInput,
  output: rowsPage,
  run: async (kit, { id, cursor, limit, columns }) => {
    const { kind, sheets } = await batchOf(kit, id)
    const { table } = importers[kind]
    const { importRow: line } = kit.from
    const where = and(
      eq(line.batchId, id),
      eq(line.state, 'fault'),
      columns === undefined ? undefined : or(...columns.split(',').map((column) => holdsJson(line.faults, [{ column }]))),
    )
    const edge = cursor === undefined ? undefined : gt(line.n, Number(cursorValues(cursor, 1)[0]))
    const [rows, all] = await Promise.all([
      kit
        .select()
        .from(line)
        .where(and(where, edge))
        .orderBy(asc(line.n))
        .limit(limit + 1),
      kit.counted(kit.select({ id: line.id }).from(line).where(where)),
    ])
    const places = new Map(sheetsRead.parse(sheets).map(({ sheet, at }) => [sheet, at]))
    const page = pageFrom(rows, limit, all, (row) => [row.n])
    return {
      ...page,
      items: page.items.map((row) => {
        const { cells } = payload.parse(JSON.parse(kit.open(row.sealed))).line
        return {
          id: row.id,
          sheet: row.sheet,
          row: row.row,
          name: cells['name'] ?? '',
          faults: faultsIn(table, row.faults).map(({ column, code, params = {} }) => {
            const index = places.get(row.sheet)?.[column]
            return {
              column,
              letter: index === undefined ? '' : letterOf(index),
              code,
              params,
              value: shownCell(table, column, cells[column] ?? ''),
            }
          }),
        }
      }),
    }
  },
})

/** Probable duplicates side by side: what is there, and what the file says. */
export const importTwins = read({
  name: 'import.twins',
  right: anyImportRight,
  http: 'GET /api/imports/{id}/twins',
  input: importTwinsInput,
  output: twinsPage,
  run: async (kit, { id, cursor, limit }) => {
    const { kind } = await batchOf(kit, id)
    const importer = importers[kind]
    const { importRow: line } = kit.from
    const where = and(eq(line.batchId, id), eq(line.state, 'twin'))
    const edge = cursor === undefined ? undefined : gt(line.n, Number(cursorValues(cursor, 1)[0]))
    const [rows, all] = await Promise.all([
      kit
        .select()
        .from(line)
        .where(and(where, edge))
        .orderBy(asc(line.n))
        .limit(limit + 1),
      kit.counted(kit.select({ id: line.id }).from(line).where(where)),
    ])
    const page = pageFrom(rows, limit, all, (row) => [row.n])
    const existing = await importer.existing(
      kit,
      page.items.flatMap(({ twinId }) => twinId ?? []),
    )
    return {
      ...page,
      items: page.items.flatMap((row) => {
        const found = row.twinId === null ? undefined : existing.get(row.twinId)
        if (row.twinId === null || row.twinWhy === null || row.choice === null || found === undefined) return []
        const { line, fills, differs } = payload.parse(JSON.parse(kit.open(row.sealed)))
        const filled = shownValues(importer.table, line.values)
        return {
          id: row.id,
          sheet: row.sheet,
          row: row.row,
          why: row.twinWhy,
          twinId: row.twinId,
          choice: row.choice,
          existing: found,
          filled,
          differs: [...fills, ...differs],
        }
      }),
    }
  },
})

import { and, asc, eq } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { importById, importTemplate as templateInput } from '@/domain/import'
import { anyImportRight, importRights } from '@/domain/import-words'
import { download } from '../download'
import { faultsFile, templateOf } from '../table/sheet'
import { faultsIn, payload } from './importer'
import { importers } from './importers'
import { sentencesOf } from './sentence'

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An empty template, with what the caller may choose from. */
export const importTemplate = download({
  name: 'import.template',
  right: anyImportRight,
  http: 'GET /api/imports/template',
  input: templateInput,
  run: async (kit, { kind }) => {
    if (!kit.can(importRights[kind])) throw new AppError('forbidden')
    const { table, lists } = importers[kind]
    const { locale } = kit.actor
    const sentences = sentencesOf(locale)
    return {
      fileName: `${sentences.template(table.label[locale])}.xlsx`,
      type,
      body: new Uint8Array(await templateOf(table, await lists(kit), locale)),
      noun: 'import_batch',
      rowId: null,
      orgId: null,
      note: { kind },
    }
  },
})

/** The lines to be mended in the same template, with what is wrong beside each. */
export const importFaults = download({
  name: 'import.faults',
  right: anyImportRight,
  http: 'GET /api/imports/{id}/faults',
  input: importById,
  run: async (kit, { id }) => {
    const { importBatch: batch, importRow: line } = kit.from
    const [found] = await kit.select().from(batch).where(eq(batch.id, id))
    if (found === undefined) throw new AppError('not_found')
    const { table, lists } = importers[found.kind]
    const { locale } = kit.actor
    const sentences = sentencesOf(locale)
    const rows = await kit
      .select({ sealed: line.sealed, faults: line.faults })
      .from(line)
      .where(and(eq(line.batchId, id), eq(line.state, 'fault')))
      .orderBy(asc(line.n))
    const lines = rows.map((row) => {
      const faults = faultsIn(table, row.faults)
      return {
        cells: payload.parse(JSON.parse(kit.open(row.sealed))).line.cells,
        wrong: new Set(faults.map(({ column }) => column)),
        note: sentences.note(table, faults),
      }
    })
    return {
      fileName: `${sentences.faults(table.label[locale])}.xlsx`,
      type,
      body: new Uint8Array(await faultsFile(table, await lists(kit), locale, lines)),
      noun: 'import_batch',
      rowId: id,
      orgId: null,
      note: { kind: found.kind, rows: lines.length },
    }
  },
})

import { writeXlsx } from 'hucre/xlsx'
import { checkDigitOf } from '@/domain/id-number'
import { pieceBytes } from '@/domain/import-words'
import type { ImportKind } from '@/domain/import-words'
import type { CellValue } from '@/domain/cell'
import type { Table } from '@/domain/table'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { importCheck, importConfirm, importOpen, importPut, importUndo } from './commands'
import { importOne } from './reads'
import { runImport } from './run'

/** A line by Chinese label. */
export type LabelledLine = Readonly<Record<string, CellValue>>

/** A workbook of a table's template filled with lines. */
export function workbookOf(table: Table, lines: readonly LabelledLine[], sheet = '花名册'): Promise<Uint8Array> {
  const heads = Object.values(table.columns).map(({ label }) => label.zh)
  return writeXlsx({ sheets: [{ name: sheet, rows: [heads, ...lines.map((line) => heads.map((label) => line[label] ?? null))] }] })
}

/** A number that holds and is nobody's: no region has a code that begins with 00. */
export function inventedId(index: number, bornOn = '1980-01-01'): string {
  const body = `00${String(Math.floor(index / 1000)).padStart(4, '0')}${bornOn.replaceAll('-', '')}${String(index % 1000).padStart(3, '0')}`
  return body + checkDigitOf(body)
}

/** A name of nobody's, in the order of its index: its digits as letters, since a name has none. */
export const inventedName = (index: number): string =>
  `示例${String(index)
    .padStart(5, '0')
    .replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`

/** Uploads a file as a browser does. */
async function upload(base: Base, actor: Actor, kind: ImportKind, file: Uint8Array, fileName = '花名册.xlsx'): Promise<string> {
  const { id } = await importOpen(base, actor, { kind, fileName, size: file.byteLength })
  for (let n = 0; n * pieceBytes < file.byteLength; n++) {
    const piece = file.subarray(n * pieceBytes, (n + 1) * pieceBytes)
    await importPut(base, actor, { id, n, data: Buffer.from(piece).toString('base64') })
  }
  return id
}

const job = (batchId: string, step: 'check' | 'write' | 'undo') => ({ batchId, step, address: null, requestId: null })
const standing = (base: Base, actor: Actor, id: string) => importOne(base, actor, { id })

/** Uploads a file and runs what the queue would run. */
export async function checked(base: Base, actor: Actor, kind: ImportKind, file: Uint8Array, fileName?: string) {
  const id = await upload(base, actor, kind, file, fileName)
  await importCheck(base, actor, { id, version: 1 })
  await runImport(base, job(id, 'check'))
  return standing(base, actor, id)
}

export async function confirmed(base: Base, actor: Actor, { id }: { id: string }) {
  await importConfirm(base, actor, { id, version: (await standing(base, actor, id)).version })
  await runImport(base, job(id, 'write'))
  return standing(base, actor, id)
}

export async function undone(base: Base, actor: Actor, { id }: { id: string }) {
  await importUndo(base, actor, { id, version: (await standing(base, actor, id)).version })
  await runImport(base, job(id, 'undo'))
  return standing(base, actor, id)
}

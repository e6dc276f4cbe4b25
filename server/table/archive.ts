import { inflateRawSync } from 'node:zlib'
import { FileRefused } from '@/domain/table-file'

type Entry = { name: string; method: number; packed: number; unpacked: number; at: number }

/** Unpacked sizes beyond which a workbook is not a roster. */
const partsMost = 64 * 1024 * 1024
const sheetsMost = 600 * 1024 * 1024
/** Text in XML packs to a tenth or a thirtieth; what packs to far less was made to burst. */
const ratioMost = 200
const entriesMost = 2_000

const isSheet = (name: string) => /^xl\/worksheets\//i.test(name)
const refuse = (code: ConstructorParameters<typeof FileRefused>[0]): never => {
  throw new FileRefused(code)
}

/** The end of the central directory, searched from the end of the file past a comment. */
function directoryOf(view: DataView): { count: number; at: number } {
  const first = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === 0x06054b50) return { count: view.getUint16(at + 10, true), at: view.getUint32(at + 16, true) }
  return refuse('file_damaged')
}

function entriesIn(file: Uint8Array): Entry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const { count, at: start } = directoryOf(view)
  if (count > entriesMost) refuse('file_bomb')
  const entries: Entry[] = []
  let at = start
  for (let n = 0; n < count; n++) {
    if (at + 46 > file.byteLength || view.getUint32(at, true) !== 0x02014b50) refuse('file_damaged')
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const entry = {
      name: new TextDecoder().decode(file.subarray(at + 46, at + 46 + (name ?? 0))),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    }
    if ((view.getUint16(at + 8, true) & 1) === 1) refuse('file_locked')
    entries.push(entry)
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

/** A part as text. A part that holds more than the directory says is refused while it unpacks. */
function partOf(file: Uint8Array, { at, method, packed, unpacked }: Entry): string {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (at + 30 > file.byteLength) refuse('file_damaged')
  const body = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const bytes = file.subarray(body, body + packed)
  try {
    return new TextDecoder().decode(method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(1, unpacked) }))
  } catch {
    return refuse('file_damaged')
  }
}

/** Refuses what would burst: by its own account, since the reader then holds every part to that account. */
function assertSizes(entries: readonly Entry[]): void {
  let [parts, sheets] = [0, 0]
  for (const { name, method, packed, unpacked } of entries) {
    // Nobody says 4 GiB, or nothing, of a part that holds something.
    if (unpacked === 0xffffffff || packed === 0xffffffff || (unpacked === 0 && packed > 2)) refuse('file_bomb')
    if (method !== 0 && unpacked > 1024 * 1024 && unpacked > packed * ratioMost) refuse('file_bomb')
    if (isSheet(name)) sheets += unpacked
    else parts += unpacked
  }
  if (parts > partsMost || sheets > sheetsMost) refuse('file_bomb')
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

export type SheetName = { index: number; name: string }

/** The visible sheets of a workbook, once it is known to be one that may be read: no macros, no bomb, not locked. */
export function sheetsOf(file: Uint8Array): SheetName[] {
  const entries = entriesIn(file)
  const named = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  if ([...named.keys()].some((name) => /(^|\/)vbaproject\.bin$|^xl\/(macrosheets|dialogsheets)\//.test(name))) refuse('file_macro')
  assertSizes(entries)
  if (named.has('xl/workbook.bin')) refuse('file_old')
  const [types, workbook] = [named.get('[content_types].xml'), named.get('xl/workbook.xml')]
  if (types === undefined || workbook === undefined) return refuse('file_type')
  if (/macroenabled/i.test(partOf(file, types))) refuse('file_macro')
  const tags = partOf(file, workbook).matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)
  return [...tags].flatMap(([, attributes = ''], index) => {
    if (/\sstate="(hidden|veryHidden)"/.test(` ${attributes}`)) return []
    const name = /(?:^|\s)name="([^"]*)"/.exec(attributes)?.[1] ?? ''
    return { index, name: name.replace(/&\w+;/g, (entity) => entities[entity] ?? entity) }
  })
}

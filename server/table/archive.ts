import { inflateRawSync } from 'node:zlib'
import { FileRefused } from '@/domain/table-file'

export type Entry = { name: string; method: number; packed: number; unpacked: number; at: number }

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

/** The bytes of a part as they are packed. */
export function packedOf(file: Uint8Array, { at, packed }: Entry): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (at + 30 > file.byteLength) refuse('file_damaged')
  const body = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return file.subarray(body, body + packed)
}

/** The bytes of a small part. One that holds more than the directory says is refused while it unpacks. */
export function bytesOf(file: Uint8Array, entry: Entry): Uint8Array {
  const bytes = packedOf(file, entry)
  try {
    return entry.method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(1, entry.unpacked) })
  } catch {
    return refuse('file_damaged')
  }
}
const partOf = (file: Uint8Array, entry: Entry): string => new TextDecoder().decode(bytesOf(file, entry))

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
const attribute = (tag: string, name: string): string => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

export type Sheet = { name: string; path: string }
export type Workbook = { sheets: readonly Sheet[]; parts: ReadonlyMap<string, Entry> }

/** A workbook, once it is known to be one that may be read: no macros, no bomb, not locked. Hidden sheets are nobody's. */
export function workbookIn(file: Uint8Array): Workbook {
  const entries = entriesIn(file)
  const parts = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  if ([...parts.keys()].some((name) => /(^|\/)vbaproject\.bin$|^xl\/(macrosheets|dialogsheets)\//.test(name))) refuse('file_macro')
  assertSizes(entries)
  if (parts.has('xl/workbook.bin')) refuse('file_old')
  const [types, workbook, relations] = ['[content_types].xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map((name) =>
    parts.get(name),
  )
  if (types === undefined || workbook === undefined) return refuse('file_type')
  if (/macroenabled/i.test(partOf(file, types))) refuse('file_macro')
  const related = relations === undefined ? [] : [...partOf(file, relations).matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)]
  const targets = new Map(related.map(([, tag = '']) => [attribute(tag, 'Id'), attribute(tag, 'Target')]))
  const sheets = [...partOf(file, workbook).matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].flatMap(([, tag = '']) => {
    if (attribute(tag, 'state') !== '' && attribute(tag, 'state') !== 'visible') return []
    const target = targets.get(attribute(tag, '\\w+:id')) ?? ''
    const name = attribute(tag, 'name').replace(/&\w+;/g, (entity) => entities[entity] ?? entity)
    return [{ name, path: target.startsWith('/') ? target.slice(1) : `xl/${target}` }]
  })
  return { sheets, parts }
}

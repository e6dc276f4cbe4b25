import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { FileRefused } from '@/domain/table-file'
import { bytesOf, packedOf, type Entry, type Workbook } from './archive'

/** What the reader needs beside a sheet, in the order in which it wants to come across them. */
const partsRead = [
  '[content_types].xml',
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/sharedstrings.xml',
  'xl/styles.xml',
]

/** The head of a part that is stored as it is. */
function headOf({ name, unpacked }: Entry): Uint8Array {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt32LE(unpacked, 18)
  head.writeUInt32LE(unpacked, 22)
  head.writeUInt16LE(Buffer.byteLength(name), 26)
  return Buffer.concat([head, Buffer.from(name)])
}

/** A large part as it unpacks, never more of it than the directory says. */
async function* unpacking(file: Uint8Array, entry: Entry): AsyncGenerator<Uint8Array> {
  const packed = packedOf(file, entry)
  if (entry.method === 0) return yield packed
  let left = entry.unpacked
  const pieces: AsyncIterable<Uint8Array> = Readable.from([packed]).pipe(createInflateRaw())
  for await (const piece of pieces) {
    left -= piece.byteLength
    if (left < 0) throw new FileRefused('file_damaged')
    yield piece
  }
}

/**
 * A workbook anew, with one sheet and what goes with it in front: as it comes, the reader has nothing to look for and
 * nothing to hold. The reader runs ahead of whoever takes its rows, so `ready` is asked before each piece of the sheet.
 */
export async function* repacked(
  file: Uint8Array,
  { parts }: Workbook,
  sheet: Entry,
  ready: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  for (const name of partsRead) {
    const part = parts.get(name)
    if (part !== undefined) yield Buffer.concat([headOf(part), bytesOf(file, part)])
  }
  yield headOf(sheet)
  for await (const piece of unpacking(file, sheet)) {
    await ready()
    yield piece
  }
}

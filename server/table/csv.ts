import { parseCsv } from 'hucre/csv'
import { FileRefused } from '@/domain/table-file'
import type { FileRow } from './file-row'

/** Longer than any honest row: a quote that is never closed swallows the rest of a file. */
const rowMost = 1_000_000
const pieceBytes = 256 * 1024

const encodings = ['utf-8', 'gb18030'] as const

function* piecesOf(file: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < file.byteLength; at += pieceBytes) yield file.subarray(at, at + pieceBytes)
}

/** The text of a file, a piece at a time; what is not text in the encoding throws a TypeError. */
function* decoded(file: Uint8Array, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (const piece of piecesOf(file)) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

function isText(file: Uint8Array, encoding: string): boolean {
  try {
    for (const text of decoded(file, encoding)) if (text.includes('\0')) return false
    return true
  } catch {
    return false
  }
}

/** UTF-16 says so itself; of the others UTF-8 is the one that other text can hardly be by chance. */
function encodingOf(file: Uint8Array): string {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le'
  if (file[0] === 0xfe && file[1] === 0xff) return 'utf-16be'
  const found = encodings.find((encoding) => isText(file, encoding))
  if (found === undefined) throw new FileRefused('file_encoding')
  return found
}

const quote = 34
const lineEnd = 10
/** After these a quote opens a cell; anywhere else it is a sign like any other. */
const openers = new Set([...',;\t|\r\n"'].map((sign) => sign.charCodeAt(0)))

/** Cuts text into pieces that end where a row ends: at a line's end outside of quotes. */
function* wholeRows(texts: Iterable<string>): Generator<string> {
  let held = ''
  for (const text of texts) {
    held += text
    let [quoted, end] = [false, 0]
    for (let at = 0; at < held.length; at++) {
      const sign = held.charCodeAt(at)
      if (sign === quote) quoted = !quoted && (at === 0 || openers.has(held.charCodeAt(at - 1)))
      else if (sign === lineEnd && !quoted) end = at + 1
    }
    if (end > 0) yield held.slice(0, end)
    held = held.slice(end)
    if (held.length > rowMost) throw new FileRefused('file_damaged')
  }
  if (held !== '') yield held
}

const delimiters = [',', '\t', ';', '|']
const lookedAt = 4_000

/** The sign that separates cells: the one that stands most often outside of quotes where the file begins. */
function delimiterOf(text: string): string {
  const bare = text.slice(0, lookedAt).replace(/"(?:[^"]|"")*"/g, '')
  const counts = delimiters.map((sign) => bare.split(sign).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Rows of a text file. Cells are text as they stand: nothing is guessed and no formula is one. */
export function* csvRows(file: Uint8Array): Generator<FileRow> {
  let [row, delimiter] = [0, '']
  try {
    for (const text of wholeRows(decoded(file, encodingOf(file)))) {
      delimiter ||= delimiterOf(text)
      for (const cells of parseCsv(text, { delimiter, skipBom: row === 0 })) yield { sheet: '', row: ++row, cells }
    }
  } catch (error) {
    throw error instanceof TypeError ? new FileRefused('file_encoding') : error
  }
}

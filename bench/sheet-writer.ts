import { readFile } from 'node:fs/promises'
import { writeXlsxStream, type XlsxStreamRow } from 'hucre/xlsx'
import * as z from 'zod'

/** Writes the rows of a file as one xlsx, read beforehand, and tells how long that took; in a process that does nothing else. */
const [, , file = ''] = process.argv
const value: unknown = JSON.parse(await readFile(file, 'utf8'))
const lines: XlsxStreamRow[] = z.array(z.array(z.string())).parse(value)
const began = performance.now()
let bytes = 0
for await (const chunk of writeXlsxStream(lines, { name: '党员名单' })) bytes += chunk.byteLength
console.log(JSON.stringify({ rows: lines.length, seconds: (performance.now() - began) / 1000, bytes }))
// The launcher's channel would take a natural end for its own death.
process.exit(0)

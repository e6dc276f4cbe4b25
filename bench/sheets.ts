import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { addMonths, dayOf, monthOf } from '@/domain/month'
import { runNode } from '@/scripts/launcher/child'
import type { Teardown } from '@/scripts/launcher/teardown'
import type { Client } from './client'
import { alone, compared, type Line } from './line'
import { duration, median } from './rounds'

const rounds = 3
const reports = 15
const outcomeSchema = z.object({ rows: z.int(), seconds: z.number(), bytes: z.int(), extra: z.number() })
type Outcome = z.output<typeof outcomeSchema>

/**
 * The register as xlsx. This version exports no list, so nothing of the product's own is timed but the monthly report:
 * only what its writer takes by itself, and what it takes when the rows come from the database meanwhile.
 */
export async function measureSheets(teardown: Teardown, url: string, product: Client, orgId: string): Promise<Line[]> {
  const pairs: { streamed: Outcome; alone: Outcome }[] = []
  for (let round = 0; round < rounds; round += 1)
    pairs.push({ streamed: await write(teardown, url, 'database'), alone: await write(teardown, url, 'memory') })
  const sides = {
    ours: median(pairs.map(({ streamed }) => streamed.seconds)),
    bare: median(pairs.map((pair) => pair.alone.seconds)),
    ratio: median(pairs.map((pair) => pair.streamed.seconds / pair.alone.seconds)),
  }
  const [first] = pairs
  const size = first === undefined ? '' : `${first.streamed.rows} rows, ${(first.streamed.bytes / 1e6).toFixed(1)} MB`
  return [
    compared(
      'register as xlsx, streamed from the database',
      's',
      sides,
      1.5,
      `${size}; “bare”: the writer alone; no list export in the product yet`,
    ),
    alone('the same, memory above the start', 'MiB', median(pairs.map(({ streamed }) => streamed.extra)), null),
    await monthlyReport(product, orgId),
  ]
}

/** The one file that this version does give: a month of the city, frozen and then downloaded. */
async function monthlyReport(product: Client, orgId: string): Promise<Line> {
  const month = addMonths(monthOf(dayOf(new Date())), -1)
  const bytes: number[] = []
  const taken = await duration(reports, async () => {
    const { id } = z
      .object({ id: z.uuid() })
      .parse(await product.post('/api/reports', { orgId, month }, { 'idempotency-key': randomUUID() }))
    const { status, body } = await product.ask('GET', `/api/reports/${id}/file`)
    if (status !== 200) throw new Error(`the report answered ${status}`)
    bytes.push(body.byteLength)
  })
  return alone('monthly report of the city, issued and downloaded as xlsx', 'ms', taken, null, `${(median(bytes) / 1000).toFixed(0)} kB`)
}

async function write(teardown: Teardown, url: string, source: 'database' | 'memory'): Promise<Outcome> {
  const { code, output } = await runNode(teardown, ['--import', 'tsx', join('bench', 'sheet-writer.ts'), source], { DATABASE_URL: url })
  if (code !== 0) throw new Error(output)
  const value: unknown = JSON.parse(output)
  return outcomeSchema.parse(value)
}

import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseCsv } from 'hucre/csv'
import type { Pool, PoolClient } from 'pg'
import * as z from 'zod'
import type { FileFormat } from '@/domain/list-words'
import { addMonths, dayOf, monthOf } from '@/domain/month'
import { accountsFileOf } from '@/scripts/launcher/demonstration'
import { runNode } from '@/scripts/launcher/child'
import type { Teardown } from '@/scripts/launcher/teardown'
import type { Client } from './client'
import { Copy } from './copy'
import type { Databases } from './databases'
import { alone, compared, type Line } from './line'
import { signedIn } from './people'
import { alternate, duration } from './rounds'
import { memoryOf, startProduct } from './servers'

const rounds = 3
const reports = 15
const settleMs = 5_000
const lookMs = 25
/** Lines of a file that are no rows: title, filters, by whom, how many, headings, and the last. */
const besidesRows = 6
const writtenSchema = z.object({ rows: z.int(), seconds: z.number() })

/** What the list of members shows of everybody, in its order, with codes where the file has words. */
const copied = `copy (select p.name, coalesce(o.name, e.name), k.name, p.stage, p.standing, p.driver_group, p.phone_mask, p.joined_on
  from person p left join org o on o.id = p.org_id left join external_org e on e.id = p.external_org_id
    left join org k on k.id = p.presence_org_id
  where p.merged_into is null and p.withdrawn_at is null and not p.pending
  order by p.name collate "zh-x-icu", p.id) to stdout (format csv)`

/**
 * The whole register as a file, as the button of the list of members gives it, beside `COPY` of the same columns and
 * the bare writer of workbooks with the same rows; and the month's report. In a server of its own, for its memory.
 */
export async function measureExport(
  teardown: Teardown,
  pool: Pool,
  { register: url, secrets }: Databases,
  folder: string,
  log: string,
  orgId: string,
): Promise<Line[]> {
  const { child, address } = await startProduct(teardown, url, secrets, log)
  const database = await pool.connect()
  const { client } = await signedIn(pool, address, 'city_admin', accountsFileOf(folder))
  await wait(settleMs)
  const held = async () => (await memoryOf(teardown, child))[0] ?? 0
  const idle = await held()

  const heldMost = async (format: FileFormat) => {
    let [most, over] = [idle, false]
    const taken = taking(client, format).finally(() => (over = true))
    while (!over) {
      most = Math.max(most, await held())
      await wait(lookMs)
    }
    return { most, body: (await taken).body }
  }
  const workbook = await heldMost('xlsx')
  const text = await heldMost('csv')
  const lines = parseCsv(text.body.toString(), { skipBom: true })
  const rows = lines.length - besidesRows
  const { rows: counted } = await copy(database)
  if (rows !== counted) throw new Error(`the file has ${rows} rows, COPY ${counted}`)
  const held100k = join(folder, 'export.json')
  await writeFile(held100k, JSON.stringify(lines))

  const csv = await alternate(
    rounds,
    async () => (await taking(client, 'csv')).seconds,
    async () => (await copy(database)).seconds,
  )
  const xlsx = await alternate(
    rounds,
    async () => (await taking(client, 'xlsx')).seconds,
    () => writing(teardown, held100k, lines.length),
  )
  const report = await monthlyReport(client, orgId)
  client.close()
  database.release()
  child.kill('SIGTERM')
  const size = (body: Buffer) => `${rows} rows, ${(body.byteLength / 1e6).toFixed(1)} MB`
  const above = (most: number) =>
    alone('the same, memory of the application above idle', 'MiB', most - idle, 150, `${idle.toFixed(0)} MiB idle`)
  return [
    compared('register as csv, downloaded', 's', csv, 5, `${size(text.body)}; “bare”: COPY … TO STDOUT of the same columns`),
    above(text.most),
    compared('register as xlsx, downloaded', 's', xlsx, 1.5, `${size(workbook.body)}; “bare”: the writer alone, rows in memory`),
    above(workbook.most),
    report,
  ]
}

/** Takes the list of everybody on the register along. */
async function taking(client: Client, format: FileFormat): Promise<{ seconds: number; body: Buffer }> {
  const began = performance.now()
  const { status, body } = await client.ask('GET', `/api/members/file?format=${format}`)
  if (status !== 200) throw new Error(`the list of members answered ${status}`)
  return { seconds: (performance.now() - began) / 1000, body }
}

async function copy(database: PoolClient): Promise<{ seconds: number; rows: number }> {
  const began = performance.now()
  const rows = await database.query(new Copy(copied)).done
  return { seconds: (performance.now() - began) / 1000, rows }
}

/** The seconds that the bare writer takes for some rows, in a process of its own. */
async function writing(teardown: Teardown, file: string, expected: number): Promise<number> {
  const { code, output } = await runNode(teardown, ['--import', 'tsx', join('bench', 'sheet-writer.ts'), file], {})
  if (code !== 0) throw new Error(output)
  const value: unknown = JSON.parse(output)
  const { rows, seconds } = writtenSchema.parse(value)
  if (rows !== expected) throw new Error(`${rows} of ${expected} rows were written`)
  return seconds
}

/** A month of the city, frozen and then downloaded. */
async function monthlyReport(product: Client, orgId: string): Promise<Line> {
  const month = addMonths(monthOf(dayOf(new Date())), -1)
  let bytes = 0
  const taken = await duration(reports, async () => {
    const { id } = z
      .object({ id: z.uuid() })
      .parse(await product.post('/api/reports', { orgId, month }, { 'idempotency-key': randomUUID() }))
    const { status, body } = await product.ask('GET', `/api/reports/${id}/file`)
    if (status !== 200) throw new Error(`the report answered ${status}`)
    bytes = body.byteLength
  })
  return alone('monthly report of the city, issued and downloaded as xlsx', 'ms', taken, null, `${(bytes / 1000).toFixed(0)} kB`)
}

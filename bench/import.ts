import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Pool, PoolClient } from 'pg'
import * as z from 'zod'
import { openDatabase } from '@/db/open'
import { checkDigitOf } from '@/domain/id-number'
import { importSaved } from '@/domain/import'
import { pieceBytes, type ImportKind } from '@/domain/import-words'
import { driverTable, memberTable } from '@/domain/member-table'
import type { Table } from '@/domain/table'
import { accountsFileOf } from '@/scripts/launcher/demonstration'
import type { Teardown } from '@/scripts/launcher/teardown'
import { inventedName } from '@/server/import/testing'
import type { Client } from './client'
import type { Databases } from './databases'
import { alone, compared, type Line } from './line'
import { signedIn } from './people'
import { median } from './rounds'
import { memoryOf, startProduct } from './servers'

const rounds = 3
const roster = 10_000
const register = 100_120
const settleMs = 5_000
const lookMs = 50
const placeSchema = z.object({ orgs: z.array(z.object({ name: z.string() })) })
const batchSchema = z.object({ state: z.string(), version: z.int(), total: z.int(), faults: z.int(), created: z.int() })

/** A number that holds and that nobody of the seeds has: no region has a code that begins with 01. */
function inventId(index: number): string {
  const body = `01${String(Math.floor(index / 1000)).padStart(4, '0')}19800101${String(index % 1000).padStart(3, '0')}`
  return body + checkDigitOf(body)
}

/** So many lines of a template, one after the other, as a spreadsheet program would send them. */
async function fileOf(table: Table, from: number, count: number, orgs: readonly string[]): Promise<Buffer> {
  const heads = Object.values(table.columns).map(({ label }) => label.zh)
  function* rows() {
    yield heads
    for (let index = from; index < from + count; index++) {
      const line: Record<string, string> = {
        姓名: inventedName(index),
        身份证号: inventId(index),
        手机: `139${String(index).padStart(8, '0')}`,
        民族: '汉族',
        学历: '大专',
        司机群体: '货车',
        所属企业: '示例运输有限公司',
        入党日期: '2010-06-01',
        发展阶段: '正式党员',
        所在支部: orgs[index % orgs.length] ?? '',
        起始日期: '2026-01-05',
        依据: '名册整理',
      }
      yield heads.map((label) => line[label] ?? null)
    }
  }
  return Buffer.from(await new Response(writeXlsxStream(rows(), { name: table.label.zh })).arrayBuffer())
}

async function upload(client: Client, kind: ImportKind, file: Buffer): Promise<string> {
  const { id, version } = importSaved.parse(await client.post('/api/imports', { kind, fileName: 'bench.xlsx', size: file.length }))
  for (let n = 0; n * pieceBytes < file.length; n++)
    await client.put(`/api/imports/${id}/pieces/${n}`, { data: file.subarray(n * pieceBytes, (n + 1) * pieceBytes).toString('base64') })
  await client.post(`/api/imports/${id}/check`, { version })
  return id
}

/** Looks at a batch until it has come to a state; `meanwhile` is done at each look. */
async function reached(client: Client, id: string, state: string, meanwhile: () => Promise<unknown> = async () => {}) {
  for (;;) {
    const batch = batchSchema.parse(await client.get(`/api/imports/${id}`))
    await meanwhile()
    if (batch.state === state) return batch
    if (!['checking', 'writing'].includes(batch.state)) throw new Error(`the import came to ${batch.state}`)
    await wait(lookMs)
  }
}

/** The rows that a batch made, as the tables hold them. */
async function rowsOf(pool: Pool, batchId: string, table: 'person' | 'membership') {
  const key = table === 'person' ? 'id' : 'person_id'
  const { rows } = await pool.query<Record<string, unknown>>(
    `select t.* from ${table} t join import_result r on r.row_id = t.${key} where r.batch_id = $1`,
    [batchId],
  )
  return rows
}

const rowsAtOnce = 1_000

/** The same rows again as a bare `pg` writes them: many to a statement, one transaction, nothing else. Undone afterwards. */
async function insertBare(client: PoolClient, tables: readonly (readonly [string, readonly Record<string, unknown>[]])[]): Promise<number> {
  const began = performance.now()
  await client.query('begin')
  for (const [table, rows] of tables) {
    const columns = Object.keys(rows[0] ?? {})
    const list = columns.map((column) => `"${column}"`).join(', ')
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const part = rows.slice(at, at + rowsAtOnce)
      const places = part.map((_, row) => `(${columns.map((__, column) => `$${row * columns.length + column + 1}`).join(', ')})`)
      await client.query(
        `insert into "${table}" (${list}) values ${places.join(', ')}`,
        part.flatMap((row) => columns.map((column) => row[column])),
      )
    }
  }
  const taken = performance.now() - began
  await client.query('rollback')
  return taken
}

/** What of a person the database writes by itself, from the membership. */
const kept = ['org_id', 'external_org_id', 'presence_org_id', 'stage', 'standing']

async function bareOf(pool: Pool, batchId: string): Promise<number> {
  const [persons, memberships] = [await rowsOf(pool, batchId, 'person'), await rowsOf(pool, batchId, 'membership')]
  const ids = new Map(persons.map((row, index) => [row['id'], `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`]))
  const anew = persons.map((row, index) => {
    const same = Object.fromEntries(Object.entries(row).filter(([column]) => !kept.includes(column)))
    return { ...same, id: ids.get(row['id']), id_hash: Buffer.from(String(index).padStart(32, '0')) }
  })
  const dated = memberships.map((row, index) => ({
    ...row,
    id: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
    person_id: ids.get(row['person_id']),
  }))
  const client = await pool.connect()
  try {
    return await insertBare(client, [
      ['person', anew],
      ['membership', dated],
    ])
  } finally {
    client.release()
  }
}

/** Confirming a checked roster beside the bare insert of the same rows; and a whole register, with what it takes of memory. */
export async function measureImport(teardown: Teardown, pool: Pool, client: Client, databases: Databases, log: string): Promise<Line[]> {
  const { orgs } = placeSchema.parse(await client.get('/api/members/form'))
  const names = orgs.map(({ name }) => name)
  const [checks, confirms, bares]: number[][] = [[], [], []]
  for (let round = 0; round <= rounds; round++) {
    const file = await fileOf(memberTable, round * roster, roster, names)
    const began = performance.now()
    const id = await upload(client, 'member', file)
    const { version, faults } = await reached(client, id, 'checked')
    if (faults > 0) throw new Error(`${faults} lines are faulty`)
    const checked = performance.now()
    await client.post(`/api/imports/${id}/confirm`, { version })
    await reached(client, id, 'written')
    const confirmed = performance.now() - checked
    const bare = await bareOf(pool, id)
    // The first round warms up.
    if (round === 0) continue
    checks?.push((checked - began) / 1000)
    confirms?.push(confirmed / 1000)
    bares?.push(bare / 1000)
  }
  const ratios = (confirms ?? []).map((taken, at) => taken / (bares?.[at] ?? 1))
  const sides = { ours: median(confirms ?? []), bare: median(bares ?? []), ratio: median(ratios) }
  return [
    alone('roster of 10,000 uploaded and checked', 's', median(checks ?? []), null),
    compared('10,000 checked rows confirmed', 's', sides, 4, '“bare”: the same rows by pg, many to a statement, one transaction'),
    ...(await measureRegister(teardown, databases, names, log)),
  ]
}

/** In a server of its own, which has done nothing else. */
async function measureRegister(
  teardown: Teardown,
  { register: url, secrets }: Databases,
  orgs: readonly string[],
  log: string,
): Promise<Line[]> {
  const { child, address } = await startProduct(teardown, url, secrets, log)
  const { pool } = openDatabase(url, 1)
  const { client } = await signedIn(pool, address, 'district_official', accountsFileOf(join('.data', 'bench')))
  await pool.end()
  const file = await fileOf(driverTable, 1_000_000, register, orgs)
  await wait(settleMs)
  const held = async () => (await memoryOf(teardown, child))[0] ?? 0
  const idle = await held()
  let most = 0
  const look = async () => {
    most = Math.max(most, await held())
  }
  const began = performance.now()
  const id = await upload(client, 'driver', file)
  const { version, total } = await reached(client, id, 'checked', look)
  const checked = performance.now()
  await client.post(`/api/imports/${id}/confirm`, { version })
  const { created } = await reached(client, id, 'written', look)
  const written = performance.now()
  child.kill('SIGTERM')
  client.close()
  const size = `${created} of ${total} rows, ${(file.length / 1e6).toFixed(1)} MB`
  return [
    alone('register of 100,120 uploaded and checked', 's', (checked - began) / 1000, null, size),
    alone('the same confirmed', 's', (written - checked) / 1000, null),
    alone('the same, memory of the application above idle', 'MiB', most - idle, 150, `${idle.toFixed(0)} MiB idle`),
  ]
}

import { sql } from 'drizzle-orm'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addMonths, dayOf, monthOf } from '@/domain/month'
import type { Total } from '@/domain/page'
import { listAccounts } from '../account/reads'
import { activityList } from '../activity/reads'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { developmentList } from '../development/reads'
import type { Streamed } from '../download'
import { dutyList } from '../duty/reads'
import { listEnterprises } from '../enterprise/reads'
import { rebuild } from '../indicator/refresh'
import { memberList } from '../member/reads'
import { orgTree } from '../organisation/reads'
import type { Read } from '../read'
import { showReadingMonth } from '../reading/reads'
import { registry } from '../registry'
import { listStations } from '../station/reads'
import { actorFor, baseOf } from '../testing'
import { transferList } from '../transfer/reads'
import { duesBranchesFile, duesFile, enterpriseFile, memberFile, orgFile } from './downloads'

const ids = tinyIds()
const own = ids.xiangcheng
const month = monthOf(dayOf(new Date()))
let database: TestDatabase
let base: Base
let admin: Actor
let official: Actor
let secretary: Actor

beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  admin = await actorFor(base, 'admin')
  official = await actorFor(base, 'official.xiangcheng')
  secretary = await actorFor(base, 'secretary.xiangcheng')
  await rebuild(database.db, admin.settings, dayOf(new Date()))
})
afterAll(() => database.drop())

const headRows = 5
const bytesOf = async (file: Streamed) => new Uint8Array(await new Response(file.body).arrayBuffer())

/** The lines of a file as texts: head, headings, rows, last line. */
async function linesOf(file: Streamed): Promise<string[][]> {
  const bytes = await bytesOf(file)
  const rows = file.fileName.endsWith('.csv')
    ? parseCsv(new TextDecoder().decode(bytes), { skipBom: true })
    : ((await readXlsx(bytes)).sheets[0]?.rows ?? [])
  return rows.map((row) => row.map((cell) => String(cell ?? '')))
}
async function rowsOf(file: Streamed): Promise<string[][]> {
  const lines = await linesOf(file)
  expect(lines.at(-1)?.[0]).toBe(`共 ${(lines.length - headRows - 1).toLocaleString('en')} 行，与开头一致，文件完整`)
  expect(lines[3]?.[0]).toContain(`应有 ${(lines.length - headRows - 1).toLocaleString('en')} 行`)
  return lines.slice(headRows, -1)
}
const fileNamed = (name: string) => {
  const entry = registry.get(name)
  if (entry?.type !== 'download') throw new Error(`no file ${name}`)
  return entry
}
const formats = ['csv', 'xlsx'] as const

type Screen = { items: Record<string, unknown>[]; total: Total; left?: number | undefined; next: string | null }
const screenSchema = z.looseObject({
  items: z.array(z.record(z.string(), z.unknown())),
  total: z.object({ count: z.int(), exact: z.boolean() }),
  next: z.string().nullable(),
  left: z.int().optional(),
})
/** Every row of a list as the screen turns its pages, three at a time. */
async function screenOf(read: Read, actor: Actor, filters: object): Promise<Screen> {
  const pages: Screen[] = []
  let cursor: string | undefined
  do {
    const page = screenSchema.parse(await read(base, actor, { ...filters, limit: 3, cursor }))
    pages.push(page)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  const [first] = pages
  if (first === undefined) throw new Error('no page')
  return { ...first, items: pages.flatMap(({ items }) => items) }
}

const lists: readonly { file: string; read: Read; key: string; filters: readonly object[] }[] = [
  {
    file: 'member.file',
    read: memberList,
    key: 'name',
    filters: [
      {},
      { stage: 'members' },
      { group: 'truck' },
      { org: own.county },
      { relation: 'presence' },
      { month: addMonths(month, -2) },
      { only: [own.settled[0], own.formal[0], own.external[0]].join(',') },
      { org: own.plain, except: [own.settled[0], own.applicant].join(',') },
    ],
  },
  { file: 'development.file', read: developmentList, key: 'name', filters: [{}, { stage: 'applicant' }, { late: 'late' }] },
  { file: 'transfer.file', read: transferList, key: 'name', filters: [{}, { direction: 'out' }] },
  {
    file: 'station.file',
    read: listStations,
    key: 'name',
    filters: [{}, { kind: 'warm_station' }, { state: 'open', month: addMonths(month, -1) }],
  },
  { file: 'reading.file', read: showReadingMonth, key: 'name', filters: [{}, { month: addMonths(month, -1) }] },
  { file: 'activity.file', read: activityList, key: 'title', filters: [{}, { kind: 'theme_day' }, { org: own.mobile }, { month }] },
  { file: 'duty.file', read: dutyList, key: 'orgName', filters: [{}, { state: 'late' }, { month: addMonths(month, -1), basis: 'now' }] },
  { file: 'enterprise.file', read: listEnterprises, key: 'name', filters: [{}, { kind: 'transport' }] },
  { file: 'account.file', read: listAccounts, key: 'displayName', filters: [{}, { role: 'branch_secretary' }, { state: 'locked' }] },
]

describe('a file of a list', () => {
  it.each(lists)('$file holds the rows of the screen, in its order, as many as it says', async ({ file, read, key, filters }) => {
    for (const filter of filters)
      for (const format of formats) {
        const screen = await screenOf(read, official, filter)
        const rows = await rowsOf(await fileNamed(file)(base, official, { ...filter, format }))
        expect(rows.map(([first]) => first)).toEqual(screen.items.map((item) => item[key]))
        expect(rows.length).toBe(screen.total.count - (screen.left ?? 0))
      }
  })

  it('of dues tells every 分 exactly, for a branch and for a district', async () => {
    const amounts = [29, 30_01, 1_234_567_89]
    const formal = [...own.formal, own.probationary]
    for (const [index, amount] of amounts.entries()) {
      await database.db.execute(sql`insert into dues_base (id, person_id, kind, from_month, amount, income, basis)
        values (gen_random_uuid(), ${formal[index]}, 'salary', ${`${month}-01`}, ${100_00}, ${100_00}, '收入证明')`)
      await database.db.execute(sql`insert into dues_payment (id, person_id, org_id, month, amount, paid_on)
        values (gen_random_uuid(), ${formal[index]}, ${own.mobile}, ${`${month}-01`}, ${amount}, current_date)`)
    }
    for (const format of formats) {
      const paid = await rowsOf(await duesFile(base, official, { org: own.mobile, month, format, columns: 'paid' }))
      expect(paid.map(([amount]) => amount).sort()).toEqual(['0.29', '1234567.89', '30.01'])
      const branches = await rowsOf(await duesBranchesFile(base, official, { month, format, columns: 'members,due,paid,outstanding' }))
      await expect(duesFile(base, official, { org: own.mobile, format })).rejects.toMatchObject({ code: 'invalid' })
      await expect(duesBranchesFile(base, official, { format })).rejects.toMatchObject({ code: 'invalid' })
      expect(branches).toContainEqual(['3', '1.5', '1234598.19', '0.21'])
    }
  })

  it('of organisations follows the tree and its filter', async () => {
    const { items } = await orgTree(base, official, {})
    for (const filter of [{}, { kind: 'mobile_branch' }, { under: own.county }, { q: '流动' }]) {
      const rows = await rowsOf(await orgFile(base, official, { ...filter, format: 'csv' }))
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every(([name]) => items.some((node) => node.name === name))).toBe(true)
    }
    expect((await rowsOf(await orgFile(base, official, { format: 'xlsx' }))).length).toBe(items.length)
  })

  it('has the columns that were asked for, in their order, and no other', async () => {
    const lines = await linesOf(await memberFile(base, official, { format: 'csv', columns: 'phone,name,phone' }))
    expect(lines[headRows - 1]).toEqual(['手机', '姓名'])
    expect(lines[headRows]?.[0]).toMatch(/^\d{3}\*{4}\d{4}$/)
    await expect(memberFile(base, official, { format: 'csv', columns: 'name,idNumber' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(memberFile(base, official, { format: 'csv', columns: 'constructor' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(memberFile(base, official, { format: 'pdf' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('tells its filters in words, who took it, and that the data is invented', async () => {
    const file = await memberFile(
      base,
      { ...official, demo: true },
      { format: 'csv', org: own.mobile, stage: 'members', month, basis: 'now' },
    )
    const lines = await linesOf(file)
    expect(lines[0]?.[0]).toBe('示例数据 党员名单')
    expect(lines[1]?.[0]).toMatch(/^筛选：组织：.+；.*月份：\d{4}-\d{2}；.*口径：现行口径；阶段：正式党员和预备党员$/)
    expect(lines[2]?.[0]).toContain(official.name)
    expect(file.fileName).toContain('示例数据')
    const chosen = await linesOf(await memberFile(base, official, { format: 'csv', only: own.settled.join(','), except: own.lost }))
    expect(chosen[1]?.[0]).toBe('筛选：选定：3 人；不含：1 人')
    const untouched = await linesOf(await memberFile(base, official, { format: 'csv' }))
    expect(untouched[1]?.[0]).toBe('筛选：无，列出查看范围内的全部')
  })

  it('leaves a row in the audit that says what was taken, and holds no number', async () => {
    await bytesOf(await memberFile(base, official, { format: 'xlsx', q: '13812345678', columns: 'name,org' }))
    const found = await database.db.execute(
      sql`select after from audit_event where action = 'member.file' order by at desc, id desc limit 1`,
    )
    expect(found.rows[0]?.['after']).toMatchObject({ list: '党员名单', columns: '姓名、正式组织、流动纳管支部', rows: 0, format: 'xlsx' })
    expect(JSON.stringify(found.rows[0])).not.toContain('13812345678')
  })
})

describe('who may take a list along', () => {
  it('is a right apart: leadership sees lists and exports none, a secretary exports the own roster alone', async () => {
    const leader = await actorFor(base, 'leader')
    await expect(enterpriseFile(base, leader, { format: 'csv' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(enterpriseFile(base, secretary, { format: 'csv' })).rejects.toMatchObject({ code: 'forbidden' })
    const rows = await rowsOf(await memberFile(base, secretary, { format: 'csv' }))
    expect(rows.length).toBe((await memberList(base, secretary, { limit: 1 })).total.count)
  })

  it('holds where the right is held: what is seen by another grant stays on the screen', async () => {
    const [elsewhere] = (await actorFor(base, 'leader')).grants
    if (elsewhere === undefined) throw new Error('no grant')
    const both: Actor = { ...official, grants: [...official.grants, elsewhere] }
    const seen = (await listEnterprises(base, both, { limit: 1 })).total.count
    const taken = await rowsOf(await enterpriseFile(base, both, { format: 'csv' }))
    expect(taken.length).toBe((await listEnterprises(base, official, { limit: 1 })).total.count)
    expect(taken.length).toBeLessThan(seen)
  })
})

describe('cells', () => {
  const names = ['=HYPERLINK("http://x")', '+86', '-1', '@cmd', '＝1+1', '张,"三"', '\t=1', '1234567890123456']
  const written = async (format: (typeof formats)[number]) => {
    const { items: everyone } = await memberList(base, official, { limit: 200 })
    expect(everyone.length).toBeGreaterThan(names.length)
    for (const [index, name] of names.entries())
      await database.db.execute(sql`update person set name = ${name} where id = ${everyone[index]?.id ?? null}`)
    return memberFile(base, official, { format, columns: 'name,phone' })
  }

  it('of a CSV are never a formula, and a long number keeps its digits', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(await written('csv')))
    expect(text.startsWith('\ufeff')).toBe(true)
    const cells = parseCsv(text, { skipBom: true }).map(([first]) => String(first ?? ''))
    expect(cells.filter((cell) => /^[=+\-@\t＝]/.test(cell))).toEqual([])
    expect(cells).toContain(`'${names[0] ?? ''}`)
    expect(cells).toContain('张,"三"')
    expect(text).toContain('1234567890123456\t')
  })

  it('of a workbook are text', async () => {
    const book = await readXlsx(await bytesOf(await written('xlsx')))
    const rows = book.sheets[0]?.rows ?? []
    const cells = rows.slice(headRows, -1).flat()
    for (const name of names.filter((text) => !text.startsWith('\t'))) expect(cells).toContain(name)
    expect(cells.every((cell) => cell === null || typeof cell === 'string')).toBe(true)
    expect([...(book.sheets[0]?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false)
  })
})

describe('a long file', () => {
  const many = 26_000
  const add = (from: number, count: number) =>
    database.db.execute(sql`insert into enterprise (id, name, uscc, kind, region_code, org_id)
      select gen_random_uuid(), '示例长名单企业' || lpad(n::text, 6, '0'), 'X' || lpad(n::text, 17, '0'), 'transport', ${own.regionCode}, ${own.county}
      from generate_series(${from}::int, ${from + count - 1}::int) n`)

  beforeAll(() => add(1, many))

  it('is counted beyond what a screen counts to, and is not changed by what is written meanwhile', async () => {
    const file = await enterpriseFile(base, official, { format: 'csv', q: '示例长名单' })
    await add(many + 1, 100)
    const rows = await rowsOf(file)
    expect(rows.length).toBe(many)
    expect(rows.map(([name]) => name)).toEqual(Array.from({ length: many }, (_, n) => `示例长名单企业${String(n + 1).padStart(6, '0')}`))
    expect((await listEnterprises(base, official, { q: '示例长名单', limit: 1 })).total).toEqual({ count: 10_000, exact: false })
    await database.db.execute(sql`delete from enterprise where uscc > ${`X${String(many).padStart(17, '0')}`} and name like '示例长名单%'`)
  })

  it.each(formats)('that breaks off as %s is not a whole file', async (format) => {
    const file = await enterpriseFile(base, official, { format, q: '示例长名单' })
    if (!(file.body instanceof ReadableStream)) throw new Error('not a stream')
    const reader = file.body.getReader()
    const pieces: Uint8Array[] = []
    await database.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`)
    const rest = async () => {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        pieces.push(value)
      }
    }
    await expect(rest()).rejects.toThrow()
    const bytes = Buffer.concat(pieces)
    if (format === 'csv') expect(bytes.toString()).not.toContain('文件完整')
    else await expect(readXlsx(bytes)).rejects.toThrow()
  })

  it('that nobody takes to its end gives its connection back', async () => {
    for (let n = 0; n < 8; n++) {
      const { body } = await enterpriseFile(base, official, { format: n % 2 === 0 ? 'csv' : 'xlsx', q: '示例长名单' })
      if (body instanceof ReadableStream) await body.cancel()
    }
    expect(database.pool.idleCount).toBe(database.pool.totalCount)
  })
})

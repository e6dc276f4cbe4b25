import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addMonths, dayOf, monthOf } from '@/domain/month'
import { reportModel, type ReportModel } from '@/domain/report'
import { settingsFrom } from '@/domain/setting'
import { activityLog } from '../activity/commands'
import { dashboardPage } from '../dashboard/reads'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { actorFor, baseOf } from '../testing'
import { reportIssue } from './commands'
import { reportFile } from './downloads'
import { reportList, reportPage } from './reads'

const ids = tinyIds()
const here = ids.xiangcheng
const today = dayOf(new Date())
const now = monthOf(today)
const last = addMonths(now, -1)

let database: TestDatabase
let base: Base
beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  await rebuild(base.db, settingsFrom({}), today)
})
afterAll(async () => database.drop())

const tablesOf = (model: ReportModel) => model.sections.filter((section) => section.kind === 'table')
const numberOf = (cell: unknown) => (typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : cell)
/** The cell of a table by its row's name and its column's label. */
function cellAt(model: ReportModel, row: string, column: string): unknown {
  for (const table of tablesOf(model)) {
    const line = table.rows.find((cells) => cells[0] === row)
    const index = table.columns.findIndex(({ label }) => label === column)
    if (line !== undefined && index >= 0) return numberOf(line[index])
  }
  throw new Error(`no cell ${row} / ${column}`)
}

async function issued(account: string, orgId: string, month = last) {
  const actor = await actorFor(base, account)
  const { id, code } = await reportIssue(base, actor, { orgId, month })
  return { actor, id, code, detail: await reportPage(base, actor, { id }) }
}

describe('a report', () => {
  it('says what the dashboard says', async () => {
    for (const [account, orgId] of [
      ['leader', ids.city],
      ['official.xiangcheng', here.county],
      ['leader.xiangcheng', here.mobile],
    ] as const) {
      for (const month of [last, now]) {
        const {
          actor,
          detail: { model },
        } = await issued(account, orgId, month)
        const { cards } = await dashboardPage(base, actor, { org: orgId, month })
        const tiles = cards.tiles?.ok === true ? cards.tiles.value : null
        expect(cellAt(model, '货车党员司机', '本月')).toBe(tiles?.members.value)
        expect(cellAt(model, '在册党员', '本月')).toBe(tiles?.members.formal)
        expect(cellAt(model, '流动党员党支部', '本月')).toBe(tiles?.orgs.mobile)
        expect(cellAt(model, '服务站点', '本月')).toBe(tiles?.stations.value)
        expect(cellAt(model, '站点服务人次', '本月')).toBe(tiles?.visits.value)
        expect(cellAt(model, '组织生活', '本月')).toBe(tiles?.activities.value)
        expect(cellAt(model, '合计', '货车党员司机')).toBe(tiles?.members.value)
        if (month === last)
          expect(cellAt(model, '三会一课完成率', '本月')).toBe(
            tiles === null || tiles.duties.den === 0 ? null : tiles.duties.num / tiles.duties.den,
          )
        else expect(cellAt(model, '三会一课完成率', '本月')).toBeNull()
      }
    }
  })

  it('has totals that are the sums of their rows', async () => {
    const {
      detail: { model },
    } = await issued('leader', ids.city)
    for (const table of tablesOf(model).filter(({ total }) => total)) {
      table.columns.forEach((_, column) => {
        const cells = table.rows.map((row) => row[column])
        if (cells.some((cell) => typeof cell === 'string' || cell === undefined || cell.percent)) return
        const numbers = cells.map((cell) => Number(numberOf(cell) ?? 0))
        expect(numbers.at(-1)).toBe(numbers.slice(0, -1).reduce((sum, value) => sum + value, 0))
      })
    }
  })

  it('keeps its numbers when more is logged', async () => {
    const { actor, id, detail } = await issued('leader.xiangcheng', here.county, last)
    const before = cellAt(detail.model, '组织生活', '本月')
    const secretary = await actorFor(base, 'secretary.xiangcheng')
    await activityLog(base, secretary, {
      orgId: here.mobile,
      kinds: ['theme_day'],
      title: '补记主题党日',
      startsAt: `${last}-12T10:00:00+08:00`,
      present: 4,
    })
    expect((await reportPage(base, actor, { id })).model).toEqual(detail.model)
    const later = await issued('leader.xiangcheng', here.county, last)
    expect(cellAt(later.detail.model, '组织生活', '本月')).toBe(Number(before) + 1)
    expect(later.code).not.toBe(detail.code)
  })

  it('is issued once for one key', async () => {
    const actor = await actorFor(base, 'leader')
    const key = randomUUID()
    const first = await reportIssue(base, actor, { orgId: ids.city, month: last }, key)
    expect(await reportIssue(base, actor, { orgId: ids.city, month: last }, key)).toEqual(first)
  })

  it('refuses a month to come', async () => {
    const actor = await actorFor(base, 'leader')
    await expect(reportIssue(base, actor, { orgId: ids.city, month: addMonths(now, 1) })).rejects.toMatchObject({
      code: 'invalid',
      detail: { fields: { month: 'date_future' } },
    })
  })
})

describe('its file', () => {
  it('is the model: numbers as numbers, codes as text, names and mark as they are', async () => {
    const { actor, id, code, detail } = await issued('leader', ids.city)
    const file = await reportFile(base, actor, { id })
    expect(file.fileName).toBe(`苏州市-${last.slice(0, 4)}年${Number(last.slice(5))}月.xlsx`)
    const workbook = await readXlsx(new Uint8Array(await new Response(file.body).arrayBuffer()))
    const tables = tablesOf(detail.model)
    expect(workbook.sheets.map((sheet) => sheet.name).slice(1, -1)).toEqual(tables.map((table) => table.title))
    tables.forEach((table, index) => {
      const sheet = workbook.sheets[index + 1]
      expect(sheet?.rows[3]).toEqual(table.columns.map(({ label }) => label))
      table.rows.forEach((row, line) => {
        const printed = row.map((cell) => (typeof cell === 'string' ? (cell === '' ? null : cell) : (cell.value ?? '—')))
        expect((sheet?.rows[4 + line] ?? []).map((cell) => (cell === '' ? null : cell))).toEqual(printed)
      })
      expect(sheet?.freezePane).toMatchObject({ rows: 4 })
      expect(sheet?.pageSetup).toMatchObject({ paperSize: 'a4' })
    })
    const places = workbook.sheets.find((sheet) => sheet.name.startsWith('六'))
    expect(typeof places?.rows[4]?.[1]).toBe('string')
    const text = JSON.stringify(workbook.sheets.map((sheet) => sheet.rows))
    expect(text).toContain(code)
    for (const { basis } of detail.model.definitions) expect(text).toContain(basis)
    expect(workbook.sheets.every((sheet) => JSON.stringify(sheet.rows).includes('示例数据'))).toBe(detail.model.demo)
  })

  it('is written in the audit when taken', async () => {
    const { actor, id } = await issued('leader', ids.city)
    await reportFile(base, actor, { id })
    const { rows } = await database.pool.query(`select account_name, after from audit_event where action = 'report.file' and row_id = $1`, [
      id,
    ])
    expect(rows).toHaveLength(1)
  })
})

describe('who may', () => {
  it('issue: leadership and officials in their place, nobody else', async () => {
    await expect(
      reportIssue(base, await actorFor(base, 'leader.xiangcheng'), { orgId: ids.wuzhong.county, month: last }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(reportIssue(base, await actorFor(base, 'leader.xiangcheng'), { orgId: ids.city, month: last })).rejects.toMatchObject({
      code: 'not_found',
    })
    for (const name of ['secretary.xiangcheng', 'keeper.xiangcheng', 'auditor']) {
      await expect(reportIssue(base, await actorFor(base, name), { orgId: here.mobile, month: last })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
  })

  it('read: a secretary the reports of the own branch, no other', async () => {
    const own = await issued('leader.xiangcheng', here.mobile)
    const county = await issued('leader.xiangcheng', here.county)
    const secretary = await actorFor(base, 'secretary.xiangcheng')
    expect((await reportPage(base, secretary, { id: own.id })).code).toBe(own.code)
    await expect(reportPage(base, secretary, { id: county.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(reportFile(base, secretary, { id: county.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(reportPage(base, await actorFor(base, 'secretary.wuzhong'), { id: own.id })).rejects.toMatchObject({ code: 'not_found' })
    const list = await reportList(base, secretary, {})
    expect(list).toMatchObject({ mayIssue: false, orgs: [] })
    expect(new Set(list.items.map((row) => row.orgId))).toEqual(new Set([here.mobile]))
    for (const name of ['keeper.xiangcheng', 'auditor']) {
      const actor = await actorFor(base, name)
      await expect(reportList(base, actor, {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(reportPage(base, actor, { id: own.id })).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('read a list page by page without losing one', async () => {
    const leader = await actorFor(base, 'leader')
    const all = await reportList(base, leader, {})
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await reportList(base, leader, { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map((row) => row.id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(all.items.map((row) => row.id))
    expect(all.total.count).toBe(seen.length)
  })

  it('holds a model that its own schema accepts', async () => {
    const { detail } = await issued('leader', ids.city)
    expect(reportModel.parse(detail.model)).toEqual(detail.model)
  })
})

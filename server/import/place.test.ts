import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventUscc } from '@/db/seed/enterprises'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { enterpriseTable } from '@/domain/enterprise-table'
import type { ImportKind } from '@/domain/import-words'
import { addDays, dayOf } from '@/domain/month'
import { orgTable } from '@/domain/org-table'
import { stationTable } from '@/domain/station-table'
import type { Table } from '@/domain/table'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { actorFor, baseOf } from '../testing'
import { importRows } from './reads'
import { checked, confirmed, undone, workbookOf, type LabelledLine } from './testing'

const { xiangcheng: own } = tinyIds()
const today = dayOf(new Date())
let tiny: TestDatabase
let base: Base
let official: Actor
let county = ''

beforeAll(async () => {
  tiny = await testDatabase('tiny')
  base = baseOf(tiny)
  official = await actorFor(base, 'official.xiangcheng')
  await rebuild(tiny.db, official.settings, today)
  const { rows } = await tiny.pool.query<{ name: string }>('select name from org where id = $1', [own.county])
  county = rows[0]?.name ?? ''
})
afterAll(() => tiny.drop())

const check = async (kind: ImportKind, table: Table, lines: readonly LabelledLine[]) =>
  checked(base, official, kind, await workbookOf(table, lines))
const faultsOf = async (id: string) =>
  (await importRows(base, official, { id, limit: 200 })).items.flatMap(({ row, faults }) =>
    faults.map(({ column, code }) => ({ row, column, code })),
  )
const cells = async () => (await tiny.pool.query('select * from indicator_cell order by indicator, org_id, month, region_code, cut')).rows

const org = (name: string, extra: LabelledLine = {}): LabelledLine => ({
  名称: name,
  类型: '流动党员党支部',
  上级组织: county,
  所在区县: '相城区',
  成立日期: addDays(today, -300),
  司机群体: '货车',
  ...extra,
})

test('organisations are founded under one that stands or one further up in the file, once', async () => {
  const before = await cells()
  const lines = [org('示例物流党总支', { 类型: '党总支' }), org('示例物流第一党支部', { 上级组织: '示例物流党总支' })]
  const batch = await confirmed(base, official, await check('org', orgTable, lines))
  expect(batch).toMatchObject({ state: 'written', created: 2 })
  const { rows } = await tiny.pool.query(
    `select o.name, p.name as parent from org o join org_link l on l.child_id = o.id join org p on p.id = l.parent_id where o.name like '示例物流%' order by o.sort`,
  )
  expect(rows).toEqual([
    { name: '示例物流党总支', parent: county },
    { name: '示例物流第一党支部', parent: '示例物流党总支' },
  ])
  expect(await check('org', orgTable, lines)).toMatchObject({ same: 2, fresh: 0, faults: 0 })
  const counted = await cells()
  await rebuild(tiny.db, official.settings, today)
  expect(await cells()).toEqual(counted)
  expect(await undone(base, official, batch)).toMatchObject({ state: 'undone' })
  expect(await cells()).toEqual(before)
  expect(await check('org', orgTable, lines)).toMatchObject({ fresh: 2 })
})

test('what stands on an organisation keeps it', async () => {
  const batch = await confirmed(base, official, await check('org', orgTable, [org('示例被用党支部')]))
  await confirmed(base, official, await check('station', stationTable, [station('示例被用驿站', { 所属组织: '示例被用党支部' })]))
  expect(await undone(base, official, batch)).toMatchObject({ state: 'written', refusal: { code: 'undo_kept', noun: 'station' } })
})

test('faults of organisations', async () => {
  const batch = await check('org', orgTable, [
    org('相城区货运流动党员第一党支部', { 成立日期: '2020-01-01' }),
    org('吴中区货运流动党员第一党支部'),
    org('示例甲支部', { 上级组织: '没有的党委' }),
    org('示例乙支部', { 上级组织: '相城示例运输有限公司党支部' }),
    org('示例丙支部', { 成立日期: '2099-01-01' }),
    org('示例丁支部', { 支委会设立日期: '2020-01-01' }),
    org('示例戊支部', { 类型: '行业党委' }),
    org('示例己支部', { 网格或平台名称: '某园区' }),
    org('示例庚支部'),
    org('示例庚支部'),
  ])
  expect(await faultsOf(batch.id)).toEqual([
    { row: 2, column: 'foundedOn', code: 'differs_there' },
    { row: 3, column: 'name', code: 'name_taken' },
    { row: 4, column: 'parent', code: 'parent_unknown' },
    { row: 5, column: 'parent', code: 'parent_kind' },
    { row: 6, column: 'foundedOn', code: 'date_future' },
    { row: 7, column: 'committeeSince', code: 'before_founding' },
    { row: 8, column: 'kind', code: 'choice_unknown' },
    { row: 9, column: 'standsForKind', code: 'field_missing' },
    { row: 11, column: 'name', code: 'twice_in_file' },
  ])
})

test('every fault of an organisation at once, in the order of the columns', async () => {
  const wrong = {
    类型: '没有的类型',
    上级组织: '没有的党委',
    所在区县: '别区',
    成立日期: '2099-01-01',
    代表的网格或平台: '网格',
    支委会设立日期: '2020-01-01',
  }
  const batch = await check('org', orgTable, [
    org('示', wrong),
    org('相城区货运流动党员第一党支部', { 所在区县: '别区', 成立日期: '2020-01-01' }),
    org('吴中区货运流动党员第一党支部', { 上级组织: '没有的党委' }),
    org('示例坏党总支', { 类型: '党总支', 所在区县: '别区' }),
    org('示例坏下属支部', { 上级组织: '示例坏党总支', 成立日期: '2026-02-30' }),
  ])
  expect(await faultsOf(batch.id)).toEqual([
    { row: 2, column: 'name', code: 'text_short' },
    { row: 2, column: 'kind', code: 'choice_unknown' },
    { row: 2, column: 'parent', code: 'parent_unknown' },
    { row: 2, column: 'regionCode', code: 'choice_unknown' },
    { row: 2, column: 'foundedOn', code: 'date_future' },
    { row: 2, column: 'standsFor', code: 'field_missing' },
    { row: 2, column: 'committeeSince', code: 'before_founding' },
    { row: 3, column: 'regionCode', code: 'choice_unknown' },
    { row: 3, column: 'foundedOn', code: 'differs_there' },
    { row: 4, column: 'name', code: 'name_taken' },
    { row: 4, column: 'parent', code: 'parent_unknown' },
    { row: 5, column: 'regionCode', code: 'choice_unknown' },
    { row: 6, column: 'parent', code: 'parent_unknown' },
    { row: 6, column: 'foundedOn', code: 'date_no_such_day' },
  ])
})

const station = (name: string, extra: LabelledLine = {}): LabelledLine => ({
  名称: name,
  类型: '暖心驿站',
  所属组织: '相城示例运输有限公司党支部',
  所在区县: '相城区',
  启用日期: addDays(today, -300),
  ...extra,
})

test('stations are entered, known again, and taken back', async () => {
  const lines = [station('示例一号驿站', { 地址: '示例路 9 号' }), station('示例二号驿站')]
  const batch = await confirmed(
    base,
    official,
    await check('station', stationTable, [...lines, station('示例三号驿站', { 所属组织: '吴中示例运输有限公司党支部' })]),
  )
  expect(batch).toMatchObject({ created: 2, faults: 1 })
  expect(await faultsOf(batch.id)).toEqual([{ row: 4, column: 'org', code: 'org_unknown' }])
  expect(await check('station', stationTable, lines)).toMatchObject({ same: 2 })
  expect(await check('station', stationTable, [station('示例一号驿站', { 地址: '别处' })])).toMatchObject({ faults: 1 })
  await tiny.pool.query(
    `insert into reading (id, station_id, day, count, method) select gen_random_uuid(), id, opened_on + 28, 5, 'manual' from station where name = '示例二号驿站'`,
  )
  expect(await undone(base, official, batch)).toMatchObject({ state: 'written', refusal: { code: 'undo_kept', noun: 'reading' } })
})

test('every fault of a station at once, in the order of the columns', async () => {
  const wrong = {
    类型: '没有的类型',
    所属组织: '吴中示例运输有限公司党支部',
    所在区县: '别区',
    地址: '长'.repeat(121),
    启用日期: '2026-13-01',
  }
  const batch = await check('station', stationTable, [
    station('示', wrong),
    station('示例四号驿站', { 所属组织: null, 品牌: '长'.repeat(41) }),
  ])
  expect(await faultsOf(batch.id)).toEqual([
    { row: 2, column: 'name', code: 'text_short' },
    { row: 2, column: 'kind', code: 'choice_unknown' },
    { row: 2, column: 'org', code: 'org_unknown' },
    { row: 2, column: 'regionCode', code: 'choice_unknown' },
    { row: 2, column: 'address', code: 'text_long' },
    { row: 2, column: 'openedOn', code: 'date_no_such_month' },
    { row: 3, column: 'org', code: 'field_missing' },
    { row: 3, column: 'brand', code: 'text_long' },
  ])
})

test('enterprises are registered by their code', async () => {
  const line = (index: number, extra: LabelledLine = {}): LabelledLine => ({
    企业名称: `示例企业${index}`,
    统一社会信用代码: inventUscc('320507', 500 + index),
    类型: '运输企业',
    所在区县: '相城区',
    管理党委: county,
    ...extra,
  })
  const bad = inventUscc('320507', 600)
  const batch = await check('enterprise', enterpriseTable, [
    line(1),
    line(2, { 统一社会信用代码: ` ${inventUscc('320507', 502).toLowerCase()} ` }),
    line(3, { 统一社会信用代码: `${bad.slice(0, -1)}${bad.endsWith('1') ? '2' : '1'}` }),
    line(4, { 管理党委: '相城示例运输有限公司党支部' }),
    line(5, { 统一社会信用代码: inventUscc('320506', 3) }),
    line(6, { 未建党组织的原因: '其他' }),
    line(7, {
      企业名称: '示',
      统一社会信用代码: 'O',
      类型: '没有的类型',
      所在区县: '别区',
      管理党委: '没有的党委',
      未建党组织的原因: '其他',
      注销日期: '2099-01-01',
    }),
  ])
  expect(await faultsOf(batch.id)).toEqual([
    { row: 4, column: 'uscc', code: 'uscc_check' },
    { row: 5, column: 'org', code: 'keeper_unknown' },
    { row: 6, column: 'uscc', code: 'uscc_taken' },
    { row: 7, column: 'noPartyNote', code: 'reason_missing' },
    { row: 8, column: 'name', code: 'text_short' },
    { row: 8, column: 'uscc', code: 'uscc_length' },
    { row: 8, column: 'kind', code: 'choice_unknown' },
    { row: 8, column: 'regionCode', code: 'choice_unknown' },
    { row: 8, column: 'org', code: 'keeper_unknown' },
    { row: 8, column: 'noPartyNote', code: 'reason_missing' },
    { row: 8, column: 'dissolvedOn', code: 'date_future' },
  ])
  const written = await confirmed(base, official, batch)
  expect(written).toMatchObject({ created: 2 })
  expect(await check('enterprise', enterpriseTable, [line(1), line(2)])).toMatchObject({ same: 2 })
  expect(await undone(base, official, written)).toMatchObject({ state: 'undone' })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { memberTable } from '@/domain/member-table'
import { addDays, dayOf } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { actorFor, baseOf } from '../testing'
import { importRows } from './reads'
import { checked, confirmed, inventedId, inventedName, workbookOf, type LabelledLine } from './testing'

const today = dayOf(new Date())
let tiny: TestDatabase
let base: Base
let official: Actor

beforeAll(async () => {
  tiny = await testDatabase('tiny')
  base = baseOf(tiny)
  official = await actorFor(base, 'official.xiangcheng')
  await rebuild(tiny.db, official.settings, today)
})
afterAll(() => tiny.drop())

const size = 10_000
const branches = ['相城示例运输有限公司党支部', '相城区货运流动党员第一党支部']

const right = (index: number): LabelledLine => ({
  姓名: inventedName(index),
  身份证号: inventedId(index),
  手机: `139${String(index).padStart(8, '0')}`,
  民族: '汉族',
  学历: '大专',
  司机群体: '货车',
  所属企业: '示例运输有限公司',
  入党日期: '2010-06-01',
  发展阶段: index % 10 === 0 ? '预备党员' : '正式党员',
  所在支部: branches[index % 2] ?? '',
  起始日期: addDays(today, -300),
  依据: '名册整理',
})

/** Twenty lines, each with one thing wrong; the row is the one that a spreadsheet shows. */
const planted: readonly { index: number; wrong: LabelledLine; column: string; code: string }[] = [
  { index: 35, wrong: { 身份证号: '00000019800101035' }, column: 'B', code: 'id_number_short' },
  { index: 216, wrong: { 身份证号: 440524188001010014 }, column: 'B', code: 'id_number_excel' },
  { index: 217, wrong: { 身份证号: '3.20507E+17' }, column: 'B', code: 'id_number_excel' },
  { index: 400, wrong: { 手机: '1390000040' }, column: 'C', code: 'phone_short' },
  { index: 653, wrong: { 入党日期: '2099-01-05' }, column: 'K', code: 'date_future' },
  { index: 869, wrong: { 出生日期: '1985-02-30' }, column: 'E', code: 'date_no_such_day' },
  { index: 1202, wrong: { 所在支部: '相城货运一支部' }, column: 'M', code: 'org_unknown' },
  { index: 1375, wrong: { 发展阶段: '党员' }, column: 'L', code: 'choice_unknown' },
  { index: 2044, wrong: { 姓名: null }, column: 'A', code: 'field_missing' },
  { index: 3308, wrong: { 性别: '男', 身份证号: inventedId(3308) }, column: 'D', code: 'sex_against_id' },
  { index: 4123, wrong: { 入党日期: '12.06' }, column: 'K', code: 'date_no_year' },
  { index: 5578, wrong: { 手机: '0512-65201188' }, column: 'C', code: 'phone_landline' },
  { index: 6015, wrong: { 入党日期: '1990-03-15' }, column: 'K', code: 'joined_young' },
  { index: 7400, wrong: { 司机群体: '司机' }, column: 'I', code: 'choice_unknown' },
  { index: 8089, wrong: { 身份证号: inventedId(94) }, column: 'B', code: 'twice_in_file' },
  { index: 8500, wrong: { 出生日期: '1981-01-01' }, column: 'E', code: 'born_against_id' },
  { index: 9000, wrong: { 起始日期: '1999-01-01' }, column: 'Q', code: 'since_before_founding' },
  { index: 9001, wrong: { 纳管支部: branches[0] ?? '' }, column: 'P', code: 'org_not_mobile' },
  { index: 9500, wrong: { 身份证号: '11010519491231002Y' }, column: 'B', code: 'id_number_form' },
  { index: 9999, wrong: { 民族: '外族' }, column: 'F', code: 'choice_unknown' },
]
const faultOf = new Map(planted.map((fault) => [fault.index, fault]))
const lineOf = (index: number): LabelledLine => ({ ...right(index), ...faultOf.get(index)?.wrong })
const everybody = Array.from({ length: size }, (_, index) => index)
const check = async (lines: readonly LabelledLine[]) => checked(base, official, 'member', await workbookOf(memberTable, lines))

test('ten thousand lines with twenty faults: all found, the others written, then the mended, then nothing is left to do', async () => {
  const first = await check(everybody.map(lineOf))
  expect(first).toMatchObject({ state: 'checked', total: size, faults: 20, fresh: 9_980, changes: 0, twins: 0, same: 0 })
  const { items } = await importRows(base, official, { id: first.id, limit: 200 })
  const found = items.flatMap(({ sheet, row, faults }) => faults.map(({ letter, code }) => ({ sheet, row, letter, code })))
  expect(found).toEqual(planted.map(({ index, column, code }) => ({ sheet: '花名册', row: index + 2, letter: column, code })))

  expect(await confirmed(base, official, first)).toMatchObject({ state: 'written', created: 9_980, changed: 0 })
  const written = await tiny.pool.query<{ name: string; born: string; phone: string; org: string; stage: string }>(
    `select p.name, p.born_on::text as born, phone_mask as phone, o.name as org, p.stage from person p join org o on o.id = p.org_id where p.name like '示例a%' order by p.name`,
  )
  // None silently changed: each stands as its line says, and none of the faulty ones does.
  expect(written.rows).toEqual(
    everybody
      .filter((index) => !faultOf.has(index))
      .map((index) => ({
        name: inventedName(index),
        born: '1980-01-01',
        phone: `139****${String(index).padStart(4, '0')}`,
        org: branches[index % 2],
        stage: index % 10 === 0 ? 'probationary' : 'full',
      })),
  )

  const mended = await check(planted.map(({ index }) => right(index)))
  expect(mended).toMatchObject({ total: 20, fresh: 20, faults: 0 })
  expect(await confirmed(base, official, mended)).toMatchObject({ created: 20 })

  const again = await check(everybody.map(right))
  expect(again).toMatchObject({ total: size, same: size, fresh: 0, changes: 0, twins: 0, faults: 0 })
  const cells = () =>
    tiny.pool.query(
      `select indicator, org_id, month, region_code, cut, num from indicator_cell where indicator like 'member%' order by 1, 2, 3, 4, 5`,
    )
  const before = await cells()
  await rebuild(tiny.db, official.settings, today)
  expect((await cells()).rows).toEqual(before.rows)
})

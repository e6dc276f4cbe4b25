import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { driverTable, memberTable } from '@/domain/member-table'
import { addDays, dayOf } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { memberCreate } from '../member/commands'
import { memberList, memberOne } from '../member/reads'
import { actorFor, baseOf } from '../testing'
import { importChoose, importConfirm } from './commands'
import { importFaults } from './downloads'
import { importRows, importTwins } from './reads'
import { readRows } from '../table/rows'
import { runImport } from './run'
import { checked, confirmed, inventedId, inventedName, undone, workbookOf, type LabelledLine } from './testing'

const { xiangcheng: own, wuzhong: other } = tinyIds()
const today = dayOf(new Date())
const since = addDays(today, -300)
let tiny: TestDatabase
let base: Base
let official: Actor
let secretary: Actor
let neighbour: Actor
const branch = '相城示例运输有限公司党支部'
const mobile = '相城区货运流动员第一党支部'.replace('流动员', '流动党员')

beforeAll(async () => {
  tiny = await testDatabase('tiny')
  base = baseOf(tiny)
  official = await actorFor(base, 'official.xiangcheng')
  secretary = await actorFor(base, 'secretary.xiangcheng')
  neighbour = await actorFor(base, 'official.wuzhong')
  await rebuild(tiny.db, official.settings, today)
})
afterAll(() => tiny.drop())

const line = (index: number, extra: LabelledLine = {}): LabelledLine => ({
  姓名: inventedName(index),
  身份证号: inventedId(index),
  手机: `139${String(index).padStart(8, '0')}`,
  司机群体: '货车',
  入党日期: '2010-06-01',
  发展阶段: '正式党员',
  所在支部: branch,
  起始日期: since,
  ...extra,
})
const file = (lines: readonly LabelledLine[]) => workbookOf(memberTable, lines)
const check = async (lines: readonly LabelledLine[], actor = official) => checked(base, actor, 'member', await file(lines))
const faultsOf = async (id: string, actor = official) =>
  (await importRows(base, actor, { id, limit: 200 })).items.flatMap(({ row, faults }) =>
    faults.map(({ column, letter, code, value }) => ({ row, column, letter, code, value })),
  )
const countOf = async (where: string, values: unknown[] = []) =>
  (await tiny.pool.query<{ n: number }>(`select count(*)::int as n from ${where}`, values)).rows[0]?.n ?? 0

describe('a dry run', () => {
  test('writes nothing, and finds each fault with its row, column and value', async () => {
    const before = await countOf('person')
    const batch = await check([
      line(1),
      line(2, { 身份证号: '00000119800101002' }),
      line(3, { 身份证号: 440524188001010014 }),
      line(4, { 出生日期: '1985-02-30' }),
      line(5, { 性别: '男', 身份证号: inventedId(504) }),
      line(6, { 所在支部: '相城货运一支部' }),
      line(7, { 发展阶段: '党员' }),
      line(8, { 入党日期: '2099-01-05' }),
      line(9, { 身份证号: inventedId(1), 手机: null }),
      line(10, { 入党日期: '1990-06-01' }),
      line(11, { 所在支部: null }),
      line(12, { 起始日期: null }),
      line(13, { 姓名: '=1+1' }),
    ])
    expect(batch).toMatchObject({ state: 'checked', total: 13, fresh: 1, faults: 12, twins: 0, changes: 0, same: 0 })
    expect(await faultsOf(batch.id)).toEqual([
      { row: 3, column: 'idNumber', letter: 'B', code: 'id_number_short', value: '0000*********1002' },
      { row: 4, column: 'idNumber', letter: 'B', code: 'id_number_excel', value: expect.stringContaining('*') },
      { row: 5, column: 'bornOn', letter: 'E', code: 'date_no_such_day', value: '1985-02-30' },
      { row: 6, column: 'sex', letter: 'D', code: 'sex_against_id', value: '男' },
      { row: 7, column: 'org', letter: 'M', code: 'org_unknown', value: '相城货运一支部' },
      { row: 8, column: 'stage', letter: 'L', code: 'choice_unknown', value: '党员' },
      { row: 9, column: 'joinedOn', letter: 'K', code: 'date_future', value: '2099-01-05' },
      { row: 10, column: 'idNumber', letter: 'B', code: 'twice_in_file', value: expect.stringContaining('*') },
      { row: 11, column: 'joinedOn', letter: 'K', code: 'joined_young', value: '1990-06-01' },
      { row: 12, column: 'org', letter: 'M', code: 'org_or_external', value: '' },
      { row: 13, column: 'since', letter: 'Q', code: 'field_missing', value: '' },
      { row: 14, column: 'name', letter: 'A', code: 'name_signs', value: '=1+1' },
    ])
    const { items } = await importRows(base, official, { id: batch.id, columns: 'name,joinedOn,since' })
    expect(items.map(({ row }) => row)).toEqual([9, 11, 13, 14])
    expect(await countOf('person')).toBe(before)
  })

  test('tells every fault of a line at once, in the order of the columns', async () => {
    const lines = [
      line(30, { 手机: '1390000030', 发展阶段: '党员', 所在支部: '没有的支部', 纳管支部: branch, 起始日期: '2026-02-30' }),
      line(31, { 所在支部: '#N/A', 纳管支部: '没有的支部' }),
      line(32, { 民族: '外族', 所在支部: null, 市外组织名称: '#N/A' }),
      line(33, { 手机: '139', 所在支部: null, 市外组织名称: '某镇某村党支部', 市外组织区划代码: '34' }),
      line(34, { 身份证号: '00000119800101002', 性别: '男', 所在支部: '没有的支部', 纳管支部: mobile, 起始日期: '1995-01-01' }),
      line(30, { 手机: '1390000030', 发展阶段: '党员' }),
    ]
    const told = [
      [2, 'C', 'phone_short'],
      [2, 'L', 'choice_unknown'],
      [2, 'M', 'org_unknown'],
      [2, 'P', 'org_not_mobile'],
      [2, 'Q', 'date_no_such_day'],
      [3, 'M', 'cell_error'],
      [3, 'P', 'org_unknown'],
      [4, 'F', 'choice_unknown'],
      [4, 'N', 'cell_error'],
      [5, 'C', 'phone_short'],
      [5, 'O', 'external_region'],
      [5, 'P', 'presence_needed'],
      [6, 'B', 'id_number_short'],
      [6, 'M', 'org_unknown'],
      [6, 'Q', 'since_before_founding'],
      [7, 'B', 'twice_in_file'],
      [7, 'C', 'phone_short'],
      [7, 'L', 'choice_unknown'],
    ]
    const heads = Object.values(memberTable.columns).map(({ label }) => label.zh)
    const csv = [heads, ...lines.map((one) => heads.map((label) => one[label] ?? ''))].map((row) => row.join(',')).join('\r\n')
    for (const batch of [
      await check(lines),
      await checked(base, official, 'member', new TextEncoder().encode(`\ufeff${csv}`), '花名册.csv'),
    ]) {
      expect(batch).toMatchObject({ state: 'checked', total: 6, faults: 6, fresh: 0 })
      expect((await faultsOf(batch.id)).map(({ row, letter, code }) => [row, letter, code])).toEqual(told)
    }
  })

  test('tells every fault of a line of the register too', async () => {
    const lines = [
      { 姓名: '示', 手机: '139', 司机群体: '司机', 所在支部: '没有的支部', 起始日期: '2099-01-05' },
      { 姓名: '示例司机', 身份证号: inventedId(35), 司机群体: '货车', 所在支部: null, 起始日期: '2026-13-05' },
    ]
    const batch = await checked(base, official, 'driver', await workbookOf(driverTable, lines))
    expect((await faultsOf(batch.id)).map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'name', 'name_short'],
      [2, 'phone', 'phone_short'],
      [2, 'driverGroup', 'choice_unknown'],
      [2, 'org', 'org_unknown'],
      [2, 'since', 'date_future'],
      [3, 'org', 'field_missing'],
      [3, 'since', 'date_no_such_month'],
    ])
  })

  test('keeps what was filled in sealed, and the file no longer than it is read', async () => {
    const batch = await check([line(20, { 姓名: '密示例名' })])
    const { rows } = await tiny.pool.query<{ text: string }>(
      `select t::text || encode(sealed, 'escape') as text from import_row t where batch_id = $1`,
      [batch.id],
    )
    expect(rows).toHaveLength(1)
    for (const part of ['密示例名', inventedId(20), '13900000020']) expect(rows[0]?.text).not.toContain(part)
    expect(await countOf('import_piece')).toBe(0)
  })

  test('knows organisations of the own place alone', async () => {
    const theirs = '吴中示例运输有限公司党支部'
    const batch = await check([line(21, { 所在支部: theirs }), line(22, { 所在支部: '没有的支部' })])
    expect((await faultsOf(batch.id)).map(({ code }) => code)).toEqual(['org_unknown', 'org_unknown'])
    const small = await check([line(23), line(24, { 所在支部: mobile })], secretary)
    expect(await faultsOf(small.id, secretary)).toMatchObject([{ row: 2, code: 'org_unknown' }])
  })
})

describe('writing', () => {
  test('writes what is faultless with its numbers sealed and counted, then the rest, then nothing', async () => {
    const good = [
      line(100),
      line(101, { 纳管支部: mobile }),
      line(102, { 所在支部: null, 市外组织名称: '某镇某村党支部', 市外组织区划代码: '341502', 纳管支部: mobile }),
    ]
    const batch = await confirmed(base, official, await check([...good, line(103, { 手机: '1390000010' })]))
    expect(batch).toMatchObject({ state: 'written', created: 3, changed: 0, faults: 1 })
    const { items } = await memberList(base, official, { q: '示例aaba' })
    expect(
      items.map(({ name, orgName, externalName, presenceOrgName, stage, phoneMask }) => ({
        name,
        orgName,
        externalName,
        presenceOrgName,
        stage,
        phoneMask,
      })),
    ).toEqual([
      { name: '示例aabaa', orgName: branch, externalName: null, presenceOrgName: null, stage: 'full', phoneMask: '139****0100' },
      { name: '示例aabab', orgName: branch, externalName: null, presenceOrgName: mobile, stage: 'full', phoneMask: '139****0101' },
      {
        name: '示例aabac',
        orgName: null,
        externalName: '某镇某村党支部',
        presenceOrgName: mobile,
        stage: 'full',
        phoneMask: '139****0102',
      },
    ])
    const one = await memberOne(base, official, { id: items[0]?.id ?? '' })
    expect(one).toMatchObject({ bornOn: '1980-01-01', sex: 'female', idMask: `0000**********${inventedId(100).slice(-4)}` })
    expect(one.timeline.at(-1)).toMatchObject({ from: since, basis: '导入：花名册.xlsx' })
    // What was written is deleted at once; what is to be mended stays.
    expect(await countOf('import_row where batch_id = $1', [batch.id])).toBe(1)

    const rest = await confirmed(base, official, await check([line(103)]))
    expect(rest).toMatchObject({ state: 'written', created: 1 })
    const again = await check([...good, line(103)])
    expect(again).toMatchObject({ state: 'checked', fresh: 0, changes: 0, twins: 0, same: 4, faults: 0 })
  })

  test('counts in the cells what a full count finds', async () => {
    const cells = () =>
      tiny.pool.query(
        `select indicator, org_id, month, region_code, cut, num from indicator_cell where indicator like 'member%' order by 1, 2, 3, 4, 5`,
      )
    const before = await cells()
    await rebuild(tiny.db, official.settings, today)
    expect((await cells()).rows).toEqual(before.rows)
  })

  test('audits every row under the batch, without a number', async () => {
    const { rows } = await tiny.pool.query<{ noun: string; n: number; text: string }>(
      `select noun, count(*)::int as n, string_agg(coalesce(after::text, ''), ' ') as text from audit_event where action = 'import.write' group by noun order by noun`,
    )
    expect(rows.map(({ noun, n }) => [noun, n])).toEqual([
      ['external_org', 1],
      ['import_batch', 6],
      ['membership', 4],
      ['person', 4],
      ['presence', 2],
    ])
    for (const { text } of rows) expect(text).not.toContain(inventedId(100))
  })

  test('a number that stands elsewhere is taken like any other, and waits for a check', async () => {
    await memberCreate(base, neighbour, {
      name: '吴中某人',
      phone: null,
      idNumber: inventedId(200),
      driverGroup: 'truck',
      employer: null,
      joinedOn: null,
      formal: { orgId: other.plain },
      presenceOrgId: null,
      stage: 'full',
      since,
      basis: '会议记录',
    })
    const batch = await check([line(200), line(201)])
    expect(batch).toMatchObject({ fresh: 2, twins: 0, same: 0, changes: 0, faults: 0 })
    expect(await confirmed(base, official, batch)).toMatchObject({ created: 2 })
    const { rows } = await tiny.pool.query<{ name: string; pending: boolean; hash: boolean; open: boolean }>(
      `select name, pending, id_hash is not null as hash, exists (select from identity_check c where c.person_id = person.id and state = 'open') as open
       from person where name in ('示例aacaa', '示例aacab') order by name`,
    )
    expect(rows).toEqual([
      { name: '示例aacaa', pending: true, hash: false, open: true },
      { name: '示例aacab', pending: false, hash: true, open: false },
    ])
    expect(await check([line(200), line(201)])).toMatchObject({ same: 2, fresh: 0 })
  })

  test('a line that fills in is a change; one that would overwrite waits for a decision', async () => {
    await confirmed(
      base,
      official,
      await check([line(300), line(301), line(302, { 身份证号: null }), line(303, { 身份证号: null, 手机: null, 出生日期: '1975-05-05' })]),
    )
    const batch = await check([
      line(300, { 学历: '大专' }),
      line(301, { 手机: '13911112222' }),
      line(302, { 身份证号: inventedId(302) }),
      line(303, { 身份证号: null, 手机: '13933330303', 出生日期: '1975-05-05' }),
      line(304, { 姓名: '示例aadad', 身份证号: inventedId(304), 出生日期: '1980-01-01' }),
    ])
    expect(batch).toMatchObject({ changes: 1, twins: 3, fresh: 1, faults: 0 })
    const { items } = await importTwins(base, official, { id: batch.id })
    expect(items.map(({ why, differs, choice }) => ({ why, differs, choice }))).toEqual([
      { why: 'id', differs: ['phone'], choice: 'keep' },
      { why: 'name_phone', differs: ['sex', 'bornOn', 'idNumber'], choice: 'keep' },
      { why: 'name_born', differs: ['phone'], choice: 'keep' },
    ])
    expect(items[0]).toMatchObject({ existing: { phone: '139****0301' }, filled: { phone: '139****2222' } })
    const ids = items.map(({ id }) => id)
    const chosen = await importChoose(base, official, { id: batch.id, version: batch.version, choice: 'merge', rows: ids.slice(0, 2) })
    // Whoever has the same number is nobody else: the first stays with its merge.
    await importChoose(base, official, { id: batch.id, version: chosen.version, choice: 'apart', rows: [ids[0] ?? '', ids[2] ?? ''] })
    expect(await confirmed(base, official, batch)).toMatchObject({ created: 2, changed: 3 })
    const { rows } = await tiny.pool.query(
      `select name, phone_mask, education, id_mask is not null as id from person where name between '示例aadaa' and '示例aadad' order by name, created_at, id`,
    )
    expect(rows).toEqual([
      { name: '示例aadaa', phone_mask: '139****0300', education: 'college', id: true },
      { name: '示例aadab', phone_mask: '139****2222', education: null, id: true },
      { name: '示例aadac', phone_mask: '139****0302', education: null, id: true },
      { name: '示例aadad', phone_mask: null, education: null, id: false },
      { name: '示例aadad', phone_mask: '139****0303', education: null, id: false },
      { name: '示例aadad', phone_mask: '139****0304', education: null, id: true },
    ])
  })

  test('moves nobody: another branch or stage is a fault that says so', async () => {
    await confirmed(base, official, await check([line(400)]))
    const batch = await check([line(400, { 所在支部: mobile, 发展阶段: '预备党员' })])
    expect((await faultsOf(batch.id)).map(({ column, code }) => [column, code])).toEqual([
      ['stage', 'dated_stage'],
      ['org', 'dated_org'],
    ])
    const worse = await check([line(400, { 手机: '139', 发展阶段: '预备党员', 所在支部: '没有的支部' })])
    expect((await faultsOf(worse.id)).map(({ column, code }) => [column, code])).toEqual([
      ['phone', 'phone_short'],
      ['stage', 'dated_stage'],
      ['org', 'org_unknown'],
    ])
  })

  test('a job writes nothing outside the place of whoever confirmed, whatever a line says', async () => {
    const batch = await check([line(450)])
    const { rows } = await tiny.pool.query<{ sealed: Buffer }>('select sealed from import_row where batch_id = $1', [batch.id])
    const text = base.cipher.open(rows[0]?.sealed ?? Buffer.alloc(0))
    await tiny.pool.query('update import_row set sealed = $2 where batch_id = $1', [
      batch.id,
      base.cipher.seal(text.replaceAll(own.plain, other.plain)),
    ])
    expect(await confirmed(base, official, batch)).toMatchObject({ state: 'checking', created: 0 })
    expect(await countOf(`person where name = '示例aaefa'`)).toBe(0)
  })

  test('an account that has lost its right by then writes nothing', async () => {
    const batch = await check([line(460, { 所在支部: mobile })], secretary)
    await tiny.pool.query(`update "grant" set valid_to = valid_from where account_id = $1`, [own.secretary])
    const asked = { ...secretary }
    try {
      const { id, version } = batch
      await importConfirm(base, asked, { id, version })
      await runImport(base, { batchId: id, step: 'write', address: null, requestId: null })
      expect(await countOf(`person where name = '示例aaega'`)).toBe(0)
      expect(await countOf(`import_batch where id = $1 and state = 'failed'`, [id])).toBe(1)
    } finally {
      await tiny.pool.query(`update "grant" set valid_to = null where account_id = $1`, [own.secretary])
    }
  })

  test('is checked anew when somebody was faster, and nothing is written', async () => {
    const batch = await check([line(500), line(501)])
    await memberCreate(base, official, {
      name: '示例aafab',
      phone: null,
      idNumber: inventedId(501),
      driverGroup: 'truck',
      employer: null,
      joinedOn: null,
      formal: { orgId: own.plain },
      presenceOrgId: null,
      stage: 'full',
      since,
      basis: '会议记录',
    })
    const before = await countOf('person')
    expect(await confirmed(base, official, batch)).toMatchObject({ state: 'checking', refusal: { code: 'overtaken' } })
    expect(await countOf('person')).toBe(before)
  })
})

describe('rows to be mended', () => {
  test('are given back in the template, and mended they are read', async () => {
    const batch = await check([line(600, { 手机: '1390000060' }), line(601)])
    const answer = await importFaults(base, official, { id: batch.id })
    const bytes = new Uint8Array(await new Response(answer.body).arrayBuffer())
    const rows = []
    for await (const row of readRows(bytes)) if (row.sheet === '党员') rows.push(row.cells)
    expect(rows).toHaveLength(2)
    expect(rows[1]?.slice(0, 3)).toEqual(['示例aagaa', inventedId(600), '1390000060'])
    expect(rows[1]?.at(-1)).toBe('手机：少 1 位：应为 11 位，这里是 10 位；补全号码')
    expect(await checked(base, official, 'member', bytes)).toMatchObject({ total: 1, faults: 1 })
  })
})

describe('taking back', () => {
  test('withdraws who was made, restores who was changed, and leaves the numbers free', async () => {
    await confirmed(base, official, await check([line(700)]))
    const cells = async () =>
      (
        await tiny.pool.query(
          `select * from indicator_cell where indicator like 'member%' order by indicator, org_id, month, region_code, cut`,
        )
      ).rows
    const before = await cells()
    const people = await memberList(base, official, { q: '示例' })
    const batch = await confirmed(base, official, await check([line(700, { 学历: '大专' }), line(701, { 纳管支部: mobile }), line(702)]))
    expect(batch).toMatchObject({ created: 2, changed: 1 })
    expect(await undone(base, official, batch)).toMatchObject({
      state: 'undone',
      dependents: null,
      created: 2,
      changed: 1,
      undoneAt: expect.any(String),
    })
    expect(await cells()).toEqual(before)
    expect((await memberList(base, official, { q: '示例' })).total).toEqual(people.total)
    expect(
      await countOf(
        `person where name in ('示例aahab', '示例aahac') and num_nonnulls(id_hash, phone_hash, id_cipher, phone_cipher, id_mask, phone_mask) > 0`,
      ),
    ).toBe(0)
    expect(await check([line(700), line(701), line(702)])).toMatchObject({ same: 1, fresh: 2 })
  })

  test('frees the numbers for whoever waits for them elsewhere', async () => {
    const batch = await confirmed(base, official, await check([line(750)]))
    const entry = {
      phone: null,
      idNumber: inventedId(750),
      driverGroup: 'truck',
      employer: null,
      joinedOn: null,
      formal: { orgId: other.plain },
    } as const
    const dated = { presenceOrgId: null, stage: 'full', since, basis: '会议记录' } as const
    const { id } = await memberCreate(base, neighbour, { name: '吴中等候', ...entry, ...dated })
    const standing = () => tiny.pool.query(`select pending, id_hash is not null as numbered from person where id = $1`, [id])
    const counted = () =>
      countOf(`indicator_cell where org_id = $1 and indicator = 'members_formal' and month = date_trunc('month', $2::date) and num > 0`, [
        other.plain,
        today,
      ])
    expect((await standing()).rows).toEqual([{ pending: true, numbered: false }])
    expect(await undone(base, official, batch)).toMatchObject({ state: 'undone' })
    expect((await standing()).rows).toEqual([{ pending: false, numbered: true }])
    expect(await counted()).toBeGreaterThan(0)
    const cells = () =>
      tiny.pool.query(
        `select indicator, org_id, month, region_code, cut, num from indicator_cell where indicator like 'member%' order by 1, 2, 3, 4, 5`,
      )
    const before = await cells()
    await rebuild(tiny.db, official.settings, today)
    expect((await cells()).rows).toEqual(before.rows)
  })

  test('is refused, with what depends on it, once something does', async () => {
    const batch = await confirmed(base, official, await check([line(800), line(801)]))
    await tiny.pool.query(`insert into attendance (activity_id, person_id) select $1, id from person where name = '示例aaiab'`, [
      own.volunteering,
    ])
    const kept = await undone(base, official, batch)
    expect(kept).toMatchObject({ state: 'written', dependents: [{ why: 'recorded', noun: 'attendance', count: 1, some: ['示例aaiab'] }] })
    expect((await memberList(base, official, { q: '示例aaia' })).items).toHaveLength(2)
  })
})

describe('files', () => {
  test.each([
    [
      'another template',
      async () =>
        workbookOf(
          { ...memberTable, key: 'x', columns: { a: { kind: 'text', label: { zh: '甲', en: 'a' }, required: false, examples: ['', ''] } } },
          [{ 甲: '1' }],
        ),
      { code: 'table_unknown' },
    ],
    ['a PDF', async () => new TextEncoder().encode('%PDF-1.7'), { code: 'file_type' }],
    ['no lines', async () => file([]), { code: 'rows_none' }],
  ])('%s is refused with a sentence', async (_, made, refusal) => {
    const batch = await checked(base, official, 'member', await made())
    expect(batch).toMatchObject({ state: 'refused', refusal })
  })

  test('a text file in GB18030 is read like a workbook', async () => {
    const batch = await checked(
      base,
      official,
      'member',
      Buffer.concat([Buffer.from('d0d5c3fb2cc9edb7ddd6a4bac52ccbbebbfac8bad1cc', 'hex')]),
      'a.csv',
    )
    expect(batch.state).toBe('refused')
  })
})

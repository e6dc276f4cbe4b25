import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { copySheets } from '@/domain/copy-words'
import { checkDigitOf } from '@/domain/id-number'
import { addDays, dayOf } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { memberCreate, memberUnmask } from '../member/commands'
import { mergeMake } from '../merge/commands'
import { actorFor, baseOf, recordAll } from '../testing'
import { memberCopy } from './downloads'

const { xiangcheng: own, wuzhong: other } = tinyIds()
const today = dayOf(new Date())
const body = '00888819900101100'
const [phone, idNumber] = ['13900000077', body + checkDigitOf(body)]
let tiny: TestDatabase
let base: Base
let official: Actor
let secretary: Actor
let id: string

beforeAll(async () => {
  tiny = await testDatabase('tiny')
  base = baseOf(tiny)
  official = await actorFor(base, 'official.xiangcheng')
  secretary = await actorFor(base, 'secretary.xiangcheng')
  const entry = {
    driverGroup: 'truck',
    employer: '=1+1',
    joinedOn: null,
    formal: { orgId: own.plain },
    presenceOrgId: own.mobile,
    stage: 'full',
    since: addDays(today, -200),
    basis: '入党志愿书',
  } as const
  const kept = await memberCreate(base, official, { ...entry, name: '示例王伟', phone, idNumber })
  const gone = await memberCreate(base, official, { ...entry, name: '示例王玮', phone: null, basis: '重复登记的一条', presenceOrgId: null })
  const versions = { keptId: kept.id, keptVersion: kept.version, goneId: gone.id, goneVersion: gone.version }
  await mergeMake(base, official, { ...versions, take: [], reason: '同一人两次登记', preview: false })
  id = kept.id
  await recordAll(tiny.pool, id)
  const run = (text: string) => tiny.pool.query(text, [id, own.official])
  await run(`insert into identity_check (id, person_id, holder_id, org_id, id_cipher, id_hash, id_mask, asked_by, state, note, decided_at)
    values (gen_random_uuid(), $1, '${other.lost}', '${own.plain}', '\\x00', '\\x00', '320***********0001', $2, 'returned', '号码多一位', now())`)
  await run(`insert into person_apart (id, left_id, right_id, decided_by)
    values (gen_random_uuid(), least($1, '${own.lost}'::uuid), greatest($1, '${own.lost}'::uuid), $2)`)
  await memberUnmask(base, secretary, { id, field: 'idNumber', purpose: '核对入党材料' })
})
afterAll(() => tiny.drop())

/** The copy as whoever gets it reads it: by sheet the lines, each cell as a text. */
async function copyBy(actor: Actor, purpose = '本人申请'): Promise<ReadonlyMap<string, string[]>> {
  const file = await memberCopy(base, actor, { id, purpose })
  const { sheets } = await readXlsx(new Uint8Array(await new Response(file.body).arrayBuffer()))
  return new Map(sheets.map(({ name, rows }) => [name, rows.map((row) => row.filter((cell) => cell !== null).join('｜'))]))
}
const audited = async () =>
  (
    await tiny.pool.query<{ name: string; org: string; after: { purpose: string; numbers: string; fileName: string } }>(
      `select account_name as name, org_id as org, after from audit_event where action = 'member.copy' and row_id = $1 order by at`,
      [id],
    )
  ).rows

describe('the copy of a person’s own data', () => {
  test('holds every kind of record, the entries merged into it among them, each under its sheet', async () => {
    const copy = await copyBy(official)
    expect([...copy.keys()].sort()).toEqual(['基本情况', ...Object.values(copySheets).map((words) => words.zh)].sort())
    const told = (sheet: keyof typeof copySheets) => (copy.get(copySheets[sheet].zh) ?? []).slice(1).join('\n')
    const facts = (copy.get('基本情况') ?? []).join('\n')
    for (const text of ['示例王伟', phone, idNumber, '用途：本人申请', '=1+1']) expect(facts).toContain(text)
    expect(told('membership')).toContain('入党志愿书')
    expect(told('membership')).toContain('重复登记的一条')
    for (const [sheet, text] of [
      ['presence', '入党志愿书'],
      ['transfer', '示转1号'],
      ['floating', '示例市'],
      ['development_step', '谈话记录'],
      ['dues_base', '3000｜3000'],
      ['dues_reduction', '困难'],
      ['dues_payment', '15'],
      ['post', '决议'],
      ['party_group_member', '示例小组'],
      ['attendance', '主题党日：平安货运'],
      ['union_membership', '入会申请'],
      ['identity_check', '号码多一位'],
      ['person_merge', '同一人两次登记'],
      ['look', '核对入党材料'],
    ] as const)
      expect(told(sheet), sheet).toContain(text)
    expect(told('person_apart')).toContain(official.displayName)
    expect(told('attendance').split('\n')).toHaveLength(2)
  })

  test('is audited before it leaves, with its purpose and whether numbers are whole, and without a name', async () => {
    await copyBy(official, '第二次申请')
    const last = (await audited()).at(-1)
    expect(last).toMatchObject({ name: official.name, org: own.plain, after: { purpose: '第二次申请', numbers: 'whole' } })
    expect(JSON.stringify(last?.after)).not.toContain('王伟')
    expect((await copyBy(official)).get(copySheets.look.zh)?.join()).toContain('第二次申请')
  })

  test('names nobody else', async () => {
    const text = JSON.stringify([...(await copyBy(official))])
    const { rows } = await tiny.pool.query<{ name: string }>(
      `select name from person where id <> $1 and merged_into is null and name not in (select display_name from account)`,
      [id],
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const { name } of rows) expect(text).not.toContain(name)
    expect(text).not.toContain('示例人')
  })

  test('leaves out dues for the branch that only keeps the person, and says who tells them', async () => {
    const copy = await copyBy(secretary)
    for (const sheet of ['dues_base', 'dues_reduction', 'dues_payment'] as const)
      expect(copy.get(copySheets[sheet].zh)?.slice(1)).toEqual(['党费由组织关系所在的组织提供。'])
    expect(JSON.stringify([...copy])).not.toContain('困难')
  })

  test('is nobody else’s: a neighbour finds nothing, others have no right, and a purpose is needed', async () => {
    const before = (await audited()).length
    const ask = async (name: string, input: object) => memberCopy(base, await actorFor(base, name), input)
    await expect(ask('official.wuzhong', { id, purpose: '本人申请' })).rejects.toMatchObject({ code: 'not_found' })
    for (const name of ['admin', 'leader', 'keeper.xiangcheng', 'auditor'])
      await expect(ask(name, { id, purpose: '本人申请' })).rejects.toMatchObject({ code: 'forbidden' })
    for (const purpose of ['', ' 一 ', undefined])
      await expect(ask('official.xiangcheng', { id, purpose })).rejects.toMatchObject({ code: 'invalid' })
    expect(await audited()).toHaveLength(before)
  })
})

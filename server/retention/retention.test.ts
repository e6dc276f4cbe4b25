import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { checkDigitOf } from '@/domain/id-number'
import { addDays, addMonths, dayOf, monthOf } from '@/domain/month'
import type { Locale } from '@/domain/words'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { memberCopy } from '../copy/downloads'
import { duesAssess } from '../dues/commands'
import { rebuild } from '../indicator/refresh'
import { memberFile } from '../list/downloads'
import { memberChange, memberCreate, memberEdit, memberUnmask } from '../member/commands'
import { memberList, memberOne } from '../member/reads'
import { mergeMake } from '../merge/commands'
import { purgeMerges } from '../merge/undo'
import { closePeriod } from '../period/commands'
import { actorFor, baseOf, recordAll } from '../testing'
import { anonymiseDue } from './anonymise'
import { countDue } from './due'

const { xiangcheng: own, wuzhong: other } = tinyIds()
const today = dayOf(new Date())
/** The day on which those who left some days ago have been gone for longer than five years. */
const later = addMonths(monthOf(today), 61) + '-28'
const retention = { years: 5, today: later }
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

let numbered = 0
function freshNumber(): string {
  numbered += 1
  const body = `00888819900101${String(500 + numbered)}`
  return body + checkDigitOf(body)
}
type Facts = { name: string; phone?: string; idNumber?: string; basis?: string; since?: string }
const enter = ({ name, phone, idNumber, basis, since }: Facts, orgId = own.plain) =>
  memberCreate(base, official, {
    name,
    phone: phone ?? null,
    idNumber: idNumber ?? null,
    driverGroup: 'truck',
    employer: `${name}车队`,
    joinedOn: null,
    formal: { orgId },
    presenceOrgId: null,
    stage: 'full',
    since: since ?? addDays(today, -20),
    basis: basis ?? '会议记录',
  })
const versionOf = async (id: string) => (await memberOne(base, official, { id })).version
const leave = async (id: string, standing: 'transferred' | 'expelled' | 'deceased' | 'lost' | 'suspended' = 'transferred') =>
  memberChange(base, official, {
    id,
    version: await versionOf(id),
    from: addDays(today, -5),
    basis: '组织关系已转出',
    change: { fact: 'standing', standing },
  })
const cells = async () => (await tiny.pool.query('select * from indicator_cell order by 1, 2, 3, 4, 5')).rows
const columns = async () =>
  (
    await tiny.pool.query<{ schema: string; table: string; column: string; type: string }>(
      `select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
         from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
          and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY') order by 1, 2, 3`,
    )
  ).rows

/** Where in the whole database one of some texts stands: as it is, in JSON, sealed, or as a keyed hash. */
async function placesOf(needles: readonly string[]): Promise<string[]> {
  const places: string[] = []
  const { hash, open } = base.cipher
  const hashes = needles.map((needle) => hash(needle).toString('hex'))
  for (const { schema, table, column, type } of await columns()) {
    const { rows } = await tiny.pool.query<{ value: string }>(
      `select distinct ${type === 'bytea' ? `encode("${column}", 'hex')` : `"${column}"::text`} as value from "${schema}"."${table}" where "${column}" is not null`,
    )
    const told = (value: string): boolean => {
      if (type !== 'bytea') return needles.some((needle) => value.includes(needle))
      if (hashes.includes(value)) return true
      try {
        const text = open(Buffer.from(value, 'hex'))
        return needles.some((needle) => text.includes(needle))
      } catch {
        return false
      }
    }
    if (rows.some(({ value }) => told(value))) places.push(`${schema}.${table}.${column}`)
  }
  return places
}

/** Writes a text into every text of every row that belongs to a person, whatever tables there are; tells the tables. */
async function plant(id: string, mark: string): Promise<string[]> {
  const { rows } = await tiny.pool.query<{ table: string; column: string }>(
    `select conrelid::regclass::text as "table", attname as "column" from pg_constraint
       join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f' and confrelid = 'person'::regclass and conrelid <> 'person'::regclass`,
  )
  // A code is no text that anybody writes.
  const texts = (await columns()).filter(({ type, column }) => type === 'text' && !column.endsWith('_code'))
  for (const { table, column } of rows) {
    await tiny.pool.query(`alter table ${table} disable trigger user`)
    for (const text of texts.filter((one) => one.table === table))
      await tiny.pool.query(`update ${table} set "${text.column}" = $2 where ${column} = $1 and "${text.column}" is not null`, [id, mark])
    await tiny.pool.query(`alter table ${table} enable trigger user`)
  }
  return [...new Set(rows.map(({ table }) => table))]
}
const tablesWith = async (tables: readonly string[], id: string) => {
  const found = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await tiny.pool.query(`select from ${table} t where t::text like '%' || $1 || '%'`, [id])
      return rows.length > 0 ? table : null
    }),
  )
  return found.filter((table) => table !== null)
}

describe('whoever left longer ago than data are kept', () => {
  test('stands nowhere in the database any more, and every number is as it was', async () => {
    const [phone, idNumber, second] = ['13900000091', freshNumber(), '13900000092']
    const kept = await enter({ name: '欧阳示丙', phone, idNumber, basis: '欧阳示丙的志愿书', since: addDays(today, -400) })
    const gone = await enter({ name: '欧阳示丁', phone: second, basis: '欧阳示丁的介绍信', since: addDays(today, -200) }, own.mobile)
    const edited = { name: '欧阳示乙', driverGroup: 'truck', employer: '欧阳示乙运输', joinedOn: addDays(today, -100) } as const
    await memberEdit(base, official, { id: kept.id, version: kept.version, ...edited }, 'b8b4f3a4-5d0e-4c53-9a52-0d7c4a3f1c11')
    await memberUnmask(base, official, { id: kept.id, field: 'phone', purpose: '联系欧阳示乙' })
    await memberCopy(base, official, { id: kept.id, purpose: '欧阳示乙本人申请' })
    await new Response((await memberFile(base, official, { q: '欧阳示乙', format: 'csv' })).body).arrayBuffer()
    await mergeMake(base, official, {
      keptId: kept.id,
      keptVersion: await versionOf(kept.id),
      goneId: gone.id,
      goneVersion: gone.version,
      take: [],
      reason: '欧阳示丁就是欧阳示乙',
      preview: false,
    })
    await recordAll(tiny.pool, kept.id)
    await tiny.pool.query(
      `insert into identity_check (id, person_id, holder_id, org_id, id_cipher, id_hash, id_mask, asked_by, state, note, decided_at)
       values (gen_random_uuid(), $1, $2, $3, $5, $6, $7, $4, 'returned', '与欧阳示乙同号', now()), (gen_random_uuid(), $2, $1, $3, $5, $6, $7, $4, 'returned', '与欧阳示乙同号', now())`,
      [kept.id, own.lost, own.plain, own.official, base.cipher.seal(idNumber), base.cipher.hash(idNumber), '00************0501'],
    )
    await tiny.pool.query(
      `insert into person_apart (id, left_id, right_id, decided_by) values (gen_random_uuid(), least($1, $2::uuid), greatest($1, $2::uuid), $3)`,
      [kept.id, own.lost, own.official],
    )
    await tiny.pool.query(
      `insert into presence (id, person_id, org_id, kind, valid_from, valid_to, basis) values (gen_random_uuid(), $1, $2, 'managed', $3, $4, '纳管登记')`,
      [kept.id, own.mobile, addDays(today, -90), addDays(today, -60)],
    )
    await leave(kept.id)
    // Every table that speaks of persons speaks of this one, and every text in it tells the name.
    const tables = await plant(kept.id, '欧阳示乙')
    expect(await tablesWith(tables, kept.id)).toEqual(tables)
    await closePeriod(base, official, { orgId: own.county, month: addMonths(monthOf(today), -2) })
    await rebuild(tiny.db, official.settings, today)
    // The number's end stands behind a mask's star: four digits alone stand by chance in ids and times too.
    const needles = ['欧阳示', 'ouyangshi', phone, second, idNumber, '139****0091', '139****0092', `*${idNumber.slice(-4)}`]
    const before = await placesOf(needles)
    for (const place of [
      'person.name',
      'person.phone_cipher',
      'person.id_hash',
      'person_merge.before',
      'audit_event.after',
      'membership.basis',
    ])
      expect(before).toContain(`public.${place}`)
    const [counted, listed] = [await cells(), await memberList(base, official, {})]
    const past = await memberList(base, official, { month: addMonths(monthOf(today), -3) })

    expect(await countDue(tiny.db, retention)).toBe(1)
    expect(await anonymiseDue(tiny.db, retention, 'system')).toBe(1)

    expect(await placesOf(needles)).toEqual([])
    expect(await countDue(tiny.db, retention)).toBe(0)
    expect(await cells()).toEqual(counted)
    await rebuild(tiny.db, official.settings, today)
    expect(await cells()).toEqual(counted)
    expect((await memberList(base, official, {})).total).toEqual(listed.total)
    expect((await memberList(base, official, { month: addMonths(monthOf(today), -3) })).total).toEqual(past.total)

    // Lists and their files say so, in the language of whoever asks.
    for (const month of [undefined, addMonths(monthOf(today), -3)]) {
      const { items } = await memberList(base, official, { q: '已匿名', standing: undefined, month })
      expect(items.map(({ name, anonymisedAt }) => [name, anonymisedAt !== null])).toEqual([['已匿名', true]])
    }
    const fileIn = async (locale: Locale) =>
      new Response((await memberFile(base, { ...official, locale }, { q: '已匿名', format: 'csv' })).body).text()
    expect(await fileIn('zh')).toContain('已匿名,')
    const english = await fileIn('en')
    expect(english).toContain('Anonymised,')
    expect(english).not.toContain('已匿名,')

    // The trail says who did what to which row, and that it was made anonymous.
    const { rows } = await tiny.pool.query<{ action: string; name: string; before: unknown; after: unknown }>(
      `select action, account_name as name, before, after from audit_event where row_id = $1 order by at`,
      [kept.id],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'member.create',
      'member.edit',
      'member.unmask',
      'member.copy',
      'merge.make',
      'merge.make',
      'member.change',
      'retention.anonymise',
    ])
    expect(rows.at(-1)).toEqual({ action: 'retention.anonymise', name: 'system', before: null, after: null })

    // Nothing of the entry changes any more.
    const one = await memberOne(base, official, { id: kept.id })
    expect(one).toMatchObject({ name: '已匿名', standing: 'transferred', mayEdit: false, mayStage: false, mayUnmask: false })
    expect(one.anonymisedAt).not.toBeNull()
    const refused = { code: 'not_found' }
    const facts = { id: kept.id, version: one.version, ...edited }
    await expect(memberEdit(base, official, facts)).rejects.toMatchObject(refused)
    await expect(memberUnmask(base, official, { id: kept.id, field: 'phone', purpose: '联系本人' })).rejects.toMatchObject(refused)
    await expect(memberCopy(base, official, { id: kept.id, purpose: '本人申请' })).rejects.toMatchObject(refused)
    await expect(leave(kept.id, 'deceased')).rejects.toMatchObject(refused)
    const pair = { keptId: own.lost, keptVersion: 1, goneId: kept.id, goneVersion: one.version, take: [], reason: '同一人', preview: false }
    await expect(mergeMake(base, official, pair)).rejects.toMatchObject(refused)
    const assess = { personId: kept.id, kind: 'salary', fromMonth: monthOf(today), income: [3_000_00], basis: '核定' }
    await expect(duesAssess(base, official, assess)).rejects.toMatchObject({ code: expect.stringMatching(/not_found|invalid/) })
  })

  test.each([
    ['transferred', 1],
    ['expelled', 1],
    ['deceased', 1],
    ['lost', 0],
    ['suspended', 0],
  ] as const)('standing %s counts as having left: %i', async (standing, due) => {
    const { id } = await enter({ name: '示例司马' })
    await leave(id, standing)
    expect(await countDue(tiny.db, retention)).toBe(due)
    expect(await countDue(tiny.db, { years: 5, today: addDays(today, 5 * 365 - 60) })).toBe(0)
    await anonymiseDue(tiny.db, retention, 'operator')
  })

  test('a member who stays, whoever is kept by a branch, and those outside it only', async () => {
    const before = await countDue(tiny.db, retention)
    const outside = { external: { name: '示例外地支部', regionCode: '410000' } }
    const { id, version } = await memberCreate(base, official, {
      name: '示例诸葛',
      phone: null,
      idNumber: null,
      driverGroup: 'truck',
      employer: null,
      joinedOn: null,
      formal: outside,
      presenceOrgId: own.mobile,
      stage: 'full',
      since: addDays(today, -20),
      basis: '纳管登记',
    })
    await enter({ name: '示例上官' })
    expect(await countDue(tiny.db, retention)).toBe(before)
    await tiny.pool.query(`alter table presence disable trigger presence_dated`)
    await tiny.pool.query(`update presence set valid_to = $2 where person_id = $1`, [id, addDays(today, -5)])
    await tiny.pool.query(`alter table presence enable trigger presence_dated`)
    expect(version).toBe(1)
    expect(await countDue(tiny.db, retention)).toBe(before + 1)
    await anonymiseDue(tiny.db, retention, 'operator')
    const { rows } = await tiny.pool.query(`select name from person where id = $1`, [id])
    expect(rows).toEqual([{ name: '已匿名' }])
  })

  test('is left alone while a merge can be taken back, or an import, a letter is under way, a check is open, a post is held, or an account signs in', async () => {
    const mine = await enter({ name: '示例皇甫' })
    await leave(mine.id)
    expect(await countDue(tiny.db, retention)).toBe(1)
    const held = async (begin: string, end: string) => {
      await tiny.pool.query(begin)
      expect(await countDue(tiny.db, retention), begin).toBe(0)
      expect(await anonymiseDue(tiny.db, retention, 'system'), begin).toBe(0)
      await tiny.pool.query(end)
      expect(await countDue(tiny.db, retention), end).toBe(1)
    }
    const { id } = mine
    const by = own.official
    await held(
      `insert into person_merge (id, kept_id, gone_id, effective_from, reason, moved, kept_version, before, merged_by, undo_until)
       values ('${own.talk}', '${id}', '${own.lost}', '2026-01-01', '同一人', '{}', 1, '\\x01', '${by}', '${later}'::date + 1)`,
      `update person_merge set undo_until = '${later}'::date - 1 where id = '${own.talk}'`,
    )
    await held(
      `insert into transfer (id, person_id, from_org_id, to_org_id, letter_number, sent_on, valid_until, recorded_by)
       values ('${own.letter}', '${id}', '${own.plain}', '${own.mobile}', '示转', '2026-01-01', '2026-02-01', '${by}')`,
      `update transfer set state = 'withdrawn', settled_at = now() where id = '${own.letter}'`,
    )
    await held(
      `insert into identity_check (id, person_id, holder_id, org_id, id_cipher, id_hash, id_mask, asked_by)
       values ('${own.talk}', '${other.lost}', '${id}', '${other.plain}', '\\x01', '\\x01', '0', '${by}')`,
      `update identity_check set state = 'withdrawn' where id = '${own.talk}'`,
    )
    await held(
      `insert into import_batch (id, kind, state, account_id, file_name, file_size, keep_until, undo_until)
       values ('${own.talk}', 'member', 'written', '${by}', '名单.xlsx', 1, now(), '${later}'::date + 1);
       insert into import_result (id, batch_id, row_id, version) values ('${own.talk}', '${own.talk}', '${id}', 1)`,
      `update import_batch set undo_until = '${later}'::date - 1 where id = '${own.talk}'`,
    )
    await held(
      `update account set display_name = '示例皇甫' where id = '${own.secretary}'; insert into "grant" (id, account_id, role, org_id, valid_from)
       values ('${own.talk}', '${own.secretary}', 'branch_secretary', '${own.plain}', '2026-01-01')`,
      `update account set locked_at = now() where id = '${own.secretary}'`,
    )
    await held(
      `insert into post (id, org_id, person_id, kind, valid_from, basis, recorded_by)
       values ('${own.talk}', '${own.plain}', '${id}', 'member', '2026-01-01', '选举', '${by}')`,
      `delete from post where id = '${own.talk}'`,
    )
    expect(await countDue(tiny.db, { years: 5, today: addDays(today, 80) })).toBe(0)
  })

  test('is made so once, by however many at once, in as many goes as it takes', async () => {
    const others = await Promise.all(Array.from({ length: 12 }, () => enter({ name: '示例尉迟' })))
    for (const { id } of others) await leave(id)
    const due = await countDue(tiny.db, retention)
    const made = await Promise.all([1, 2, 3].map(() => anonymiseDue(tiny.db, retention, 'system')))
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(due)
    const { rows } = await tiny.pool.query(
      `select row_id from audit_event where action = 'retention.anonymise' group by row_id having count(*) > 1`,
    )
    expect(rows).toEqual([])
  })

  test('lets nobody else rewrite the trail or dated rows, before or after', async () => {
    const { id } = await enter({ name: '示例端木' })
    const rewrites = [
      `update audit_event set before = null, after = '{}' where row_id = '${id}'`,
      `update membership set basis = '已匿名' where person_id = '${id}'`,
    ]
    for (const rewrite of rewrites) await expect(tiny.pool.query(rewrite)).rejects.toMatchObject({ code: '42501' })
    await leave(id)
    await anonymiseDue(tiny.db, retention, 'system')
    for (const rewrite of [
      `update audit_event set account_name = 'somebody' where row_id = '${id}'`,
      `update audit_event set after = '{"name": "示例"}' where row_id = '${id}'`,
      `delete from audit_event where row_id = '${id}'`,
      `update membership set basis = '示例' where person_id = '${id}'`,
      `update membership set valid_from = valid_from - 1 where person_id = '${id}'`,
    ])
      await expect(tiny.pool.query(rewrite), rewrite).rejects.toMatchObject({ code: '42501' })
    await expect(tiny.pool.query(`update person set name = '示例端木' where id = '${id}'`)).rejects.toMatchObject({ code: '23514' })
  })
})

test('what the kept one was before a merge is deleted once it cannot be taken back', async () => {
  const [one, two] = [await enter({ name: '示例公孙' }), await enter({ name: '示例公孙' }, own.mobile)]
  const versions = { keptId: one.id, keptVersion: one.version, goneId: two.id, goneVersion: two.version }
  await mergeMake(base, official, { ...versions, take: [], reason: '同一人', preview: false })
  const sealed = async () =>
    (await tiny.pool.query<{ sealed: boolean }>(`select before is not null as sealed from person_merge where kept_id = $1`, [one.id])).rows
  await purgeMerges(base)
  expect(await sealed()).toEqual([{ sealed: true }])
  await tiny.pool.query(`update person_merge set undo_until = now() - interval '1 second' where kept_id = $1`, [one.id])
  await purgeMerges(base)
  expect(await sealed()).toEqual([{ sealed: false }])
})

import { randomBytes } from 'node:crypto'
import { getTableName } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cipherOf } from '@/db/cipher'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, dayOf } from '@/domain/month'
import { memberCreate, memberUnmask } from './member/commands'
import { rotate, sealedColumns } from './rotation'
import { actorFor, baseOf } from './testing'

const ids = tinyIds()
const next = randomBytes(32).toString('base64')
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase('tiny')
})
afterAll(() => database.drop())

const sealedWith = async (mark: Buffer) => {
  const { rows } = await database.pool.query<{ held: number; wanting: number }>(
    `select count(*) filter (where substring(sealed from 1 for 5) = $1)::int as held, count(*) filter (where substring(sealed from 1 for 5) <> $1)::int as wanting
     from (select phone_cipher as sealed from person union all select id_cipher from person) as every where sealed is not null`,
    [mark],
  )
  return rows[0]
}

test('every sealed column of the database is known to the rotation', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name not like '%\\_hash' order by 1`,
  )
  const known = sealedColumns.map(({ table, cipher }) => `${getTableName(table)}.${cipher.name}`)
  expect(rows.map((row) => row.name)).toEqual(known.sort())
})

test('a key is rotated while people work, in as many goes as it takes', async () => {
  const before = await sealedWith(cipherOf(database.dataKey).mark)
  expect(before?.wanting).toBe(0)
  const rotating = cipherOf(next, database.dataKey)
  const base = { ...baseOf(database), cipher: rotating }
  const secretary = await actorFor(base, 'secretary.xiangcheng')
  const id = ids.xiangcheng.formal[0] ?? ''
  const look = { id, field: 'idNumber' as const, purpose: '核对轮换' }
  const { value } = await memberUnmask(base, secretary, look)

  // The number stands under the key before, and is known all the same.
  const newcomer = {
    name: '重复示例',
    phone: null,
    idNumber: value,
    driverGroup: 'truck' as const,
    employer: null,
    joinedOn: null,
    formal: { orgId: ids.xiangcheng.mobile },
    presenceOrgId: null,
    stage: 'masses' as const,
    since: addDays(dayOf(new Date()), -200),
    basis: '会议记录',
  }
  await expect(memberCreate(base, secretary, newcomer)).rejects.toMatchObject({ code: 'person_known', detail: { current: { id } } })

  // A first go that was stopped after one person.
  await database.pool.query('update person set id_cipher = $2, id_hash = $3 where id = $1', [
    id,
    rotating.seal(value ?? ''),
    rotating.hash(value ?? ''),
  ])
  expect(await rotate(database.db, rotating)).toBe((before?.held ?? 0) - 1)
  expect(await rotate(database.db, rotating)).toBe(0)
  expect(await sealedWith(rotating.mark)).toEqual({ held: before?.held, wanting: 0 })

  const after = { ...base, cipher: cipherOf(next) }
  expect(await memberUnmask(after, secretary, look)).toEqual({ value, seconds: 120 })
  await expect(memberCreate(after, secretary, newcomer)).rejects.toMatchObject({ code: 'person_known' })
  const told = await database.pool.query(`select account_name, after from audit_event where action = 'operator.rotate' order by at`)
  expect(told.rows).toEqual([
    { account_name: 'operator', after: { rows: (before?.held ?? 0) - 1 } },
    { account_name: 'operator', after: { rows: 0 } },
  ])
})

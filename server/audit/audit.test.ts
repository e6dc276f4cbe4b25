import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvent } from '@/db/schema/audit'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { auditActions, auditNouns, differences } from '@/domain/audit'
import type { Base } from '../database'
import { nouns } from '../nouns'
import { registry } from '../registry'
import { actorFor, baseOf } from '../testing'
import { listAudit } from './reads'

const many = 20_000
let database: TestDatabase
let base: Base
beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  // A log of some length: rare actions, rows of the same instant, and instants apart by microseconds.
  await base.db.execute(sql`insert into audit_event (id, at, account_name, action, noun, row_id, before, after)
    select gen_random_uuid(), timestamptz '2026-03-01 00:00:00+08' + (n / 3) * interval '1 microsecond' * 1000003, 'writer' || n % 50,
      case when n % 5000 = 0 then 'setting.change' else 'reading.log' end, case when n % 5000 = 0 then 'setting' else 'reading' end, 'row-' || n % 4000, null, '{"count": 1}'
    from generate_series(1, ${many}) n`)
  await base.db.execute(sql`analyze audit_event`)
})
afterAll(() => database.drop())

const list = async (input: unknown) => listAudit(base, await actorFor(base, 'auditor'), input)

describe('the audit log', () => {
  it('is the auditor’s alone', async () => {
    for (const name of ['admin', 'leader', 'official.xiangcheng', 'secretary.xiangcheng', 'keeper.xiangcheng']) {
      await expect(listAudit(base, await actorFor(base, name), {})).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('only grows, whoever asks', async () => {
    for (const statement of [sql`update audit_event set action = 'x'`, sql`delete from audit_event`, sql`truncate audit_event`]) {
      await expect(base.db.execute(statement)).rejects.toMatchObject({ cause: { message: 'audit_event is append-only' } })
    }
  })

  it('is paged newest first without loss or doubling, to the microsecond', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({ account: 'writer7', limit: 100, cursor })
      seen.push(...page.items.map((event) => event.id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    const rows = await base.db.execute<{ id: string }>(
      sql`select id from audit_event where account_name = 'writer7' order by at desc, id desc`,
    )
    expect(seen).toEqual(rows.rows.map((row) => row.id))
  })

  it('is searched by time, account, action, noun and row', async () => {
    expect((await list({ action: 'setting.change' })).total).toEqual({ count: many / 5000, exact: true })
    expect((await list({ noun: 'setting' })).items.every((event) => event.noun === 'setting')).toBe(true)
    expect((await list({ row: 'row-17' })).total.count).toBe(many / 4000)
    expect((await list({ account: 'Writer9 ' })).total.count).toBe(many / 50)
    expect((await list({})).total).toEqual({ count: 10_000, exact: false })
    const day = await list({ from: '2026-03-01', to: '2026-03-01' })
    expect(day.total).toEqual({ count: 10_000, exact: false })
    expect((await list({ from: '2026-03-02', to: '2026-03-02' })).items).toEqual([])
    expect((await list({ from: '2026-02-01', to: '2026-02-28' })).items).toEqual([])
  })

  it.each([
    { cursor: 'nonsense' },
    { cursor: Buffer.from('["a","b"]').toString('base64url') },
    { from: '2026-13-01' },
    { action: 'no.such' },
    { other: 1 },
  ])('refuses %j', async (input) => {
    await expect(list(input)).rejects.toMatchObject({ code: 'invalid' })
  })

  it.each([
    ['audit_event_at', sql`true`],
    ['audit_event_action', sql`action = 'setting.change'`],
    ['audit_event_noun', sql`noun = 'setting'`],
    ['audit_event_row', sql`row_id = 'row-17'`],
    ['audit_event_account', sql`account_name = 'writer7'`],
  ])('is answered by %s', async (index, where) => {
    const plan = await base.db.execute<{ 'QUERY PLAN': string }>(
      sql`explain select * from audit_event where ${where} order by at desc, id desc limit 51`,
    )
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(text).toContain(index)
    expect(text).not.toContain('Seq Scan')
  })
})

describe('what the log is told', () => {
  it('has words for each command, download and noun', () => {
    const traces = [...registry.values()].filter((entry) => entry.type !== 'read').map((entry) => entry.name)
    const outside = [
      'account.sign_in',
      'account.sign_in_failed',
      'account.sign_out',
      'operator.create',
      'operator.reset',
      'operator.rotate',
      'retention.anonymise',
      // Jobs, on behalf of whoever confirmed.
      'import.write',
      'import.take_back',
    ]
    expect(Object.keys(auditActions).sort()).toEqual([...traces, ...outside].sort())
    expect(
      Object.values(nouns)
        .map((noun) => noun.name)
        .filter((name) => !Object.hasOwn(auditNouns, name)),
    ).toEqual([])
  })

  // A telephone number, but not eleven digits that happen to stand together in a random id or digest.
  const secret = /argon2|(?<![\da-f])(?:86)?1[3-9]\d{9}(?![\da-f])/

  it.each([
    ['"phone":"13900001234"', true],
    ['电话13900001234，已核', true],
    ['+86-13900001234', true],
    ['8613900001234', true],
    ['"$argon2id$v=19$m=65536"', true],
    ['"phoneMask":"139****1234"', false],
    ['01a21a14-d8f6-762c-83a5-139000012345', false],
    ['01a21a14-d8f6-762c-83a5-a13900001234', false],
    ['9f13900001234c', false],
    ['HD-20261123-000042', false],
  ])('takes %s for a secret: %s', (text, expected) => {
    expect(secret.test(text)).toBe(expected)
  })

  it('never holds a hash, a cipher or a number in full', async () => {
    expect(nouns.account.secret).toContain('passwordHash')
    expect(nouns.person.secret).toEqual(expect.arrayContaining(['phoneCipher', 'phoneHash', 'idCipher', 'idHash']))
    const text = JSON.stringify(await base.db.select().from(auditEvent).limit(100))
    expect(text).not.toMatch(secret)
  })

  it('shows of two images what differs, and no bookkeeping', () => {
    expect(
      differences({ id: '1', name: '甲', count: 3, version: 1, note: null }, { id: '1', name: '乙', count: 3, version: 2, note: null }),
    ).toEqual([{ field: 'name', before: '甲', after: '乙' }])
    expect(differences(null, { kinds: ['a'], note: null })).toEqual([{ field: 'kinds', before: null, after: '["a"]' }])
    expect(differences(null, null)).toEqual([])
  })
})

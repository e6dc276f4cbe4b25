import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import * as z from 'zod'
import { cipherOf } from '../cipher'
import { testDatabase, type TestDatabase } from '../testing'
import { seedDatabase } from './run'
import { tinyIds } from './tiny'

let tiny: TestDatabase
const ids = tinyIds()
beforeAll(async () => {
  tiny = await testDatabase('tiny')
})
afterAll(() => tiny.drop())

const run = (statement: string, values: unknown[] = []) => tiny.pool.query(statement, values)
const code = (expected: string) => expect.objectContaining({ code: expected })
const excluded = '23P01'
const refused = '42501'
const checked = '23514'

test('holds what its names say', async () => {
  for (const district of [ids.xiangcheng, ids.wuzhong]) {
    const { rows } = await run(
      `select (select count(*)::int from person where org_id = $1 and stage in ('probationary', 'full') and standing = 'normal') as formal_mobile,
              (select count(*)::int from person where org_id = $2 and stage in ('probationary', 'full') and standing = 'normal') as formal_plain,
              (select count(*)::int from person where presence_org_id = $1) as kept,
              (select count(*)::int from reading where station_id = $3) as home,
              (select count(*)::int from reading where station_id = $4) as warm,
              (select count(*)::int from attendance where activity_id = $5) as named,
              (select count(*)::int from "grant" where org_id in ($1, $6) or station_id = $3) as grants`,
      [district.mobile, district.plain, district.home, district.warm, district.theme, district.county],
    )
    expect(rows).toEqual([{ formal_mobile: 3, formal_plain: 5, kept: 5, home: 40, warm: 39, named: 6, grants: 4 }])
  }
})

test('phones are sealed with the data key', async () => {
  const { rows } = await run('select phone_cipher as sealed, phone_hash as hash, phone_mask as mask from person where id = $1', [
    ids.xiangcheng.external[0],
  ])
  const [phone] = z.array(z.object({ sealed: z.instanceof(Buffer), hash: z.instanceof(Buffer), mask: z.string() })).parse(rows)
  const cipher = cipherOf(tiny.dataKey)
  expect(phone && cipher.open(phone.sealed)).toBe('19900000000')
  expect(phone?.hash.equals(cipher.hash('19900000000'))).toBe(true)
  expect(phone?.mask).toBe('199****0000')
})

describe('the database refuses', () => {
  const { settled, shared } = ids.xiangcheng

  test('a second formal membership at the same time', async () => {
    const insert = `insert into membership (id, person_id, org_id, stage, standing, valid_from, basis) values ($1, $2, $3, 'full', 'normal', current_date, '测试')`
    await expect(run(insert, [uuidv7(), settled[0], ids.wuzhong.plain])).rejects.toEqual(code(excluded))
  })

  test('a second managed presence at the same time, but not a double report', async () => {
    const insert = `insert into presence (id, person_id, org_id, kind, valid_from, basis) values ($1, $2, $3, $4, current_date, '测试')`
    await expect(run(insert, [uuidv7(), shared[0], ids.wuzhong.mobile, 'managed'])).rejects.toEqual(code(excluded))
    await expect(run(insert, [uuidv7(), shared[0], ids.wuzhong.mobile, 'double'])).resolves.toBeDefined()
  })

  test('a membership in two places, or in none', async () => {
    const insert = `insert into membership (id, person_id, stage, standing, valid_from, valid_to, basis) values ($1, $2, 'full', 'normal', '2001-01-01', '2001-02-01', '测试')`
    await expect(run(insert, [uuidv7(), settled[0]])).rejects.toEqual(code(checked))
  })

  test('two parents on one line', async () => {
    const insert = `insert into org_link (id, line, child_id, parent_id, valid_from) values ($1, $2, $3, $4, current_date)`
    await expect(run(insert, [uuidv7(), 'industry', ids.xiangcheng.plain, ids.wuzhong.county])).rejects.toEqual(code(excluded))
    await expect(run(insert, [uuidv7(), 'joint', ids.xiangcheng.plain, ids.wuzhong.county])).resolves.toBeDefined()
  })

  test('the same ancestor twice', async () => {
    const insert = `insert into org_closure (id, line, ancestor_id, org_id, depth, valid_from) values ($1, 'industry', $2, $3, 1, current_date)`
    await expect(run(insert, [uuidv7(), ids.xiangcheng.county, ids.xiangcheng.plain])).rejects.toEqual(code(excluded))
  })

  test('a changed, deleted or emptied audit log', async () => {
    await run(`insert into audit_event (id, account_name, action, noun) values ($1, '测试', 'test', 'test')`, [uuidv7()])
    await expect(run(`update audit_event set action = 'other'`)).rejects.toEqual(code(refused))
    await expect(run('delete from audit_event')).rejects.toEqual(code(refused))
    await expect(run('truncate audit_event')).rejects.toEqual(code(refused))
  })

  test('a rewritten dated row; only superseding it once is allowed', async () => {
    for (const table of ['membership', 'presence']) {
      await expect(run(`update ${table} set valid_from = valid_from - 1 where person_id = $1`, [shared[1]])).rejects.toEqual(code(refused))
      await expect(run(`delete from ${table} where person_id = $1`, [shared[1]])).rejects.toEqual(code(refused))
      await expect(run(`update ${table} set superseded_at = now() where person_id = $1`, [shared[1]])).resolves.toBeDefined()
      await expect(run(`update ${table} set superseded_at = null where person_id = $1`, [shared[1]])).rejects.toEqual(code(refused))
    }
  })

  test('an activity with one kind twice, with none, or with more present than expected', async () => {
    const insert = `insert into activity (id, org_id, kinds, title, starts_at, logged_by, expected, present) values ($1, $2, $3::activity_kind[], '测试', now(), $4, $5, $6)`
    const { mobile, secretary } = ids.xiangcheng
    await expect(run(insert, [uuidv7(), mobile, ['theme_day', 'theme_day'], secretary, 3, 3])).rejects.toEqual(code(checked))
    await expect(run(insert, [uuidv7(), mobile, [], secretary, 3, 3])).rejects.toEqual(code(checked))
    await expect(run(insert, [uuidv7(), mobile, ['theme_day'], secretary, 3, 4])).rejects.toEqual(code(checked))
  })

  test('a negative reading and a second one for the same day', async () => {
    const insert = `insert into reading (id, station_id, day, count, method) values ($1, $2, $3, $4, 'manual')`
    await expect(run(insert, [uuidv7(), ids.xiangcheng.home, '2020-01-01', -1])).rejects.toEqual(code(checked))
    await run(insert, [uuidv7(), ids.xiangcheng.home, '2020-01-01', 1])
    await expect(run(insert, [uuidv7(), ids.xiangcheng.home, '2020-01-01', 2])).rejects.toEqual(code('23505'))
  })

  test('a grant with two places, or a keeper without a station', async () => {
    const insert = `insert into "grant" (id, account_id, role, org_id, station_id, valid_from) values ($1, $2, $3, $4, $5, current_date)`
    const { keeper, mobile, home } = ids.xiangcheng
    await expect(run(insert, [uuidv7(), keeper, 'station_keeper', mobile, home])).rejects.toEqual(code(checked))
    await expect(run(insert, [uuidv7(), keeper, 'station_keeper', mobile, null])).rejects.toEqual(code(checked))
    await expect(run(insert, [uuidv7(), keeper, 'leader', null, home])).rejects.toEqual(code(checked))
  })

  test('a second installation', async () => {
    await expect(run(`insert into installation (id, demo, scenario) values (2, false, 'empty')`)).rejects.toEqual(code(checked))
  })
})

test('empty holds ten districts and the 1 + 9 committees, and nothing invented', async () => {
  const empty = await testDatabase('empty')
  try {
    const { rows } = await empty.pool.query(
      `select (select count(*)::int from region) as regions, (select count(*)::int from org) as orgs, (select count(*)::int from org_link) as links,
              (select count(*)::int from org_closure) as closure, (select count(*)::int from account) as accounts, (select count(*)::int from person) as people,
              (select demo from installation) as demo`,
    )
    expect(rows).toEqual([{ regions: 10, orgs: 10, links: 9, closure: 19, accounts: 0, people: 0, demo: false }])
  } finally {
    await empty.drop()
  }
})

test('a seed that fails leaves nothing behind', async () => {
  const bare = await testDatabase('bare')
  try {
    await expect(
      seedDatabase({ url: bare.url, scenario: 'tiny', dataKey: bare.dataKey, accountsFile: '/dev/null/accounts.json' }),
    ).rejects.toThrow()
    const { rows } = await bare.pool.query('select count(*)::int as count from region')
    expect(rows).toEqual([{ count: 0 }])
  } finally {
    await bare.drop()
  }
})

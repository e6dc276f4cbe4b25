import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, addMonths, dayOf, monthOf } from '@/domain/month'
import type { MemberPage } from '@/domain/member'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { actorFor, baseOf } from '../testing'
import { memberList } from './reads'

const { xiangcheng: own } = tinyIds()
const today = dayOf(new Date())
const many = 4_000
/** Names that hundreds share, so that their order alone says nothing. */
const names = ['陈示例', '李示例', '示例同名', '王示例', '张示例', '欧阳示例', '阿示例', 'Li Shili']

let database: TestDatabase
let base: Base
let official: Actor
beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  official = await actorFor(base, 'official.xiangcheng')
  await database.db.execute(sql`with made as (
      insert into person (id, name, pinyin, initials, driver_group)
      select gen_random_uuid(), (${sql.param(names)}::text[])[1 + n % ${names.length}::int], 'shili', 'sl',
        (array['truck', 'ride_hailing'])[1 + n % 2]::driver_group from generate_series(1, ${many}::int) n returning id, name),
    numbered as (select id, row_number() over (order by id) as n from made)
    insert into membership (id, person_id, org_id, stage, standing, valid_from, basis)
    select gen_random_uuid(), id, (array[${own.plain}, ${own.mobile}]::uuid[])[1 + n % 2],
      (array['full', 'probationary', 'applicant', 'masses'])[1 + n % 4]::member_stage, (array['normal', 'lost'])[1 + (n % 7 = 0)::int]::member_standing,
      ${addDays(today, -400)}, '示例登记' from numbered`)
  await database.db.execute(sql`analyze person`)
})
afterAll(() => database.drop())

/** Every page from the first to the last, and from there back. */
async function turned(filter: object): Promise<{ forth: MemberPage[]; back: MemberPage[] }> {
  const limit = 170
  const forth = [await memberList(base, official, { ...filter, limit })]
  for (let last = forth.at(-1); last?.next; last = forth.at(-1))
    forth.push(await memberList(base, official, { ...filter, limit, cursor: last.next }))
  const back = forth.slice(-1)
  for (let first = back[0]; first?.previous; first = back[0])
    back.unshift(await memberList(base, official, { ...filter, limit, before: first.previous }))
  return { forth, back }
}
const idsOf = (pages: readonly MemberPage[]) => pages.flatMap((page) => page.items.map(({ id }) => id))

it.each([
  {},
  { stage: 'members' },
  { stage: 'applicant' },
  { standing: 'counted' },
  { group: 'truck', stage: 'members' },
  { org: own.plain },
  { org: own.mobile, relation: 'formal' },
  { region: own.regionCode },
  { q: '示例' },
  { q: 'sl' },
  { month: addMonths(monthOf(today), -2) },
  { month: addMonths(monthOf(today), -2), stage: 'members' },
])('thousands of equal names under %o come on one page each, forth and back', async (filter) => {
  const { forth, back } = await turned(filter)
  const ids = idsOf(forth)
  expect(ids.length).toBeGreaterThan(500)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBe(forth[0]?.total.count)
  expect(back.map((page) => page.items)).toEqual(forth.map((page) => page.items))
})

it('a row that comes or goes in between moves no other to another side of a page’s edge', async () => {
  const limit = 100
  const first = await memberList(base, official, { limit })
  const before = idsOf((await turned({})).forth)
  const [gone = ''] = idsOf([first])
  await database.db.execute(sql`update person set withdrawn_at = now() where id = ${gone}`)
  const second = await memberList(base, official, { limit, cursor: first.next ?? '' })
  expect(idsOf([second])).toEqual(before.slice(limit, 2 * limit))
  await database.db.execute(sql`update person set withdrawn_at = null where id = ${gone}`)
})

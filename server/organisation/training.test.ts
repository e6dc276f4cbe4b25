import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { dayOf } from '@/domain/month'
import type { Base } from '../database'
import { actorFor, baseOf } from '../testing'
import { orgPage } from './reads'

const { xiangcheng: ids, wuzhong: theirs } = tinyIds()
const year = dayOf(new Date()).slice(0, 4)
const [leader = '', other = ''] = ids.formal

let database: TestDatabase
let base: Base
beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  const insert = (orgId: string, state: string, kinds: string, days: number | null, persons: readonly string[], of = year) =>
    database.db.execute(sql`with held as (
        insert into activity (id, org_id, kinds, title, starts_at, ends_at, state, logged_by)
        values (gen_random_uuid(), ${orgId}, ${kinds}::activity_kind[], '示例轮训', ${`${of}-01-02T09:00:00+08:00`}::timestamptz,
          ${`${of}-01-02T17:00:00+08:00`}::timestamptz + make_interval(days => ${days}::int - 1), ${state}, ${ids.secretary}) returning id)
      insert into attendance select held.id, p.id::uuid from held, unnest(${sql.param([...persons])}::text[]) as p(id)`)
  await database.db.execute(sql`insert into post (id, org_id, person_id, kind, valid_from, basis, recorded_by)
    values (gen_random_uuid(), ${ids.mobile}, ${leader}, 'secretary', '2020-01-01', '示例', ${ids.official})`)
  await insert(ids.mobile, 'held', '{training}', 3, [leader, other])
  // A neighbour's course that one of ours attended counts for him; what else was done there does not.
  await insert(theirs.mobile, 'confirmed', '{training}', 1, [leader])
  await insert(ids.mobile, 'held', '{party_lecture}', 5, [leader])
  await insert(ids.mobile, 'withdrawn', '{training}', 5, [leader])
  await insert(ids.mobile, 'held', '{training}', 5, [leader], String(Number(year) - 1))
  await insert(ids.mobile, 'held', '{training}', null, [other])
})
afterAll(() => database.drop())

it('counts the hours of the year wherever they were spent, the same for everybody who may see the person', async () => {
  for (const name of ['admin', 'official.xiangcheng', 'secretary.xiangcheng']) {
    const page = await orgPage(base, await actorFor(base, name), { id: ids.mobile })
    const { roster } = page
    if (!roster.ok) throw new Error('the roster is there')
    const all = roster.value.formal.count + roster.value.presence.count
    expect(page.training).toEqual({
      ok: true,
      value: {
        secretary: { id: leader, name: expect.any(String), minutes: 4 * 8 * 60 },
        members: { reached: 1, all },
        need: { secretary: 56, member: 32 },
        unmeasured: 1,
      },
    })
  }
})

it('tells nothing to who sees no persons, and has nothing for a committee', async () => {
  expect((await orgPage(base, await actorFor(base, 'leader'), { id: ids.mobile })).training).toMatchObject({ ok: false, code: 'forbidden' })
  expect((await orgPage(base, await actorFor(base, 'admin'), { id: ids.county })).training).toEqual({ ok: true, value: null })
})

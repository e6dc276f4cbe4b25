import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addMonths, dayOf, firstDay, lastDay, monthOf } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { orgPage } from '../organisation/reads'
import { actorFor, baseOf } from '../testing'
import { createGroup, editGroup, endGroup } from './commands'
import { groupList } from './reads'

const { xiangcheng: ids, wuzhong: theirs } = tinyIds()
const today = dayOf(new Date())
const month = monthOf(today)
const last = addMonths(month, -1)

let database: TestDatabase
let base: Base
let secretary: Actor
beforeEach(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  secretary = await actorFor(base, 'secretary.xiangcheng')
  await database.db.transaction((tx) => rebuild(tx, settingsFrom({}), today))
})
afterEach(() => database.drop())

const from = firstDay(addMonths(month, -2))
const make = (name: string, personIds: readonly string[], day = from) =>
  createGroup(base, secretary, { orgId: ids.mobile, name, personIds: [...personIds], from: day })
const state = () => groupList(base, secretary, { id: ids.mobile })
const owedIn = async (at: string) =>
  Number(
    (
      await database.db.execute(
        sql`select coalesce(sum(den), 0)::int as n from indicator_cell where indicator = 'duties' and cut = 'group_meeting' and org_id = ${ids.mobile} and month = ${firstDay(at)}`,
      )
    ).rows[0]?.['n'],
  )

describe('the groups of a branch', () => {
  it('owe group meetings from the first whole month on, until the last of them ends', async () => {
    expect(await owedIn(last)).toBe(0)
    const group = await make('第一党小组', ids.formal)
    expect([await owedIn(addMonths(month, -3)), await owedIn(addMonths(month, -2)), await owedIn(last)]).toEqual([0, 1, 1])
    const { duties } = await orgPage(base, secretary, { id: ids.mobile, month: last })
    expect(duties.ok && duties.value.some((duty) => duty.kind === 'group_meeting' && duty.from === last && duty.state === 'late')).toBe(
      true,
    )
    await endGroup(base, secretary, { id: group.id, version: group.version, from: lastDay(addMonths(month, -2)) })
    expect(await owedIn(last)).toBe(0)
    const after = await database.db.execute(sql`select count(*)::int as n from party_group_member where valid_to is null`)
    expect(after.rows).toEqual([{ n: 0 }])
  })

  it('have everybody in one at most: who joins another leaves the first', async () => {
    await make('第一党小组', ids.formal)
    await make('第二党小组', [ids.formal[0] ?? ''], firstDay(month))
    const { groups } = await state()
    expect(groups.map((group) => [group.name, group.people.map((person) => person.id)])).toEqual([
      ['第二党小组', [ids.formal[0]]],
      ['第一党小组', [ids.formal[1]]],
    ])
  })

  it('are changed as they were seen, of the branch’s own people, by its own secretary', async () => {
    const group = await make('第一党小组', ids.formal)
    const edit = { id: group.id, version: group.version, name: '第一小组', personIds: [ids.probationary], from: firstDay(month) }
    await editGroup(base, secretary, edit)
    expect((await state()).groups[0]).toMatchObject({ name: '第一小组', people: [{ id: ids.probationary }] })
    await expect(editGroup(base, secretary, edit)).rejects.toMatchObject({ code: 'conflict' })
    await expect(make('第二党小组', [theirs.formal[0] ?? ''])).rejects.toMatchObject({
      detail: { fields: { personIds: 'person_outside' } },
    })
    const neighbour = await actorFor(base, 'secretary.wuzhong')
    await expect(editGroup(base, neighbour, { ...edit, version: 2 })).rejects.toMatchObject({ code: 'not_found' })
  })
})

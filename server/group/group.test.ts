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
import { assignGroup, createGroup, editGroup, endGroup } from './commands'
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
    await expect(make('第二党小组', [])).rejects.toMatchObject({ detail: { fields: { personIds: 'group_empty' } } })
    const neighbour = await actorFor(base, 'secretary.wuzhong')
    await expect(editGroup(base, neighbour, { ...edit, version: 2 })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('people assigned together', () => {
  const assign = (input: object) => assignGroup(base, secretary, { orgId: ids.mobile, from: firstDay(month), ...input })
  const chosen = (...people: readonly (string | undefined)[]) => ({ only: people.join(',') })
  const membersOf = async () => new Map((await state()).groups.map((group) => [group.name, group.people.map(({ id }) => id).sort()]))

  it('join a group beside those who are in it, leave their old one, or leave any', async () => {
    const first = await make('第一党小组', [ids.formal[0] ?? ''])
    const second = await make('第二党小组', [ids.probationary])
    expect(await assign({ who: chosen(...ids.formal, ids.external[0]), groupId: second.id })).toEqual({ changed: 3 })
    expect(await membersOf()).toEqual(
      new Map([
        ['第一党小组', []],
        ['第二党小组', [...ids.formal, ids.external[0] ?? '', ids.probationary].sort()],
      ]),
    )
    await expect(assign({ who: chosen(...ids.formal), groupId: second.id })).rejects.toMatchObject({
      detail: { fields: { groupId: 'nothing_changes' } },
    })
    expect(await assign({ who: { org: ids.mobile, stage: 'members' }, groupId: null })).toEqual({ changed: 4 })
    expect((await membersOf()).get('第二党小组')).toEqual([])
    const stale = { id: first.id, version: first.version, name: '第一党小组', personIds: [], from: firstDay(month) }
    await expect(editGroup(base, secretary, stale)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('belong to one branch and are members; groups and people of others are not there', async () => {
    const official = await actorFor(base, 'official.xiangcheng')
    const group = await make('第一党小组', [ids.probationary])
    const at = { orgId: ids.mobile, from: firstDay(month), groupId: group.id }
    const before = (await database.db.execute(sql`select count(*)::int as n from audit_event`)).rows
    await expect(assignGroup(base, official, { ...at, who: chosen(ids.formal[0], ids.settled[0]) })).rejects.toMatchObject({
      detail: { fields: { who: 'branches_mixed' } },
    })
    await expect(assignGroup(base, official, { ...at, orgId: ids.plain, groupId: null, who: chosen(ids.applicant) })).rejects.toMatchObject(
      { detail: { fields: { who: 'members_only' } } },
    )
    for (const stranger of [theirs.formal[0] ?? '', '0197f3a0-0000-7000-8000-000000000001'])
      await expect(assign({ who: chosen(ids.formal[0], stranger), groupId: group.id })).rejects.toMatchObject({
        code: 'not_found',
        detail: {},
      })
    await expect(assign({ who: chosen(ids.formal[0]), orgId: theirs.mobile, groupId: null })).rejects.toMatchObject({ code: 'not_found' })
    expect((await database.db.execute(sql`select count(*)::int as n from audit_event`)).rows).toEqual(before)
  })

  it('who are in a group where their relation lies are told so', async () => {
    const official = await actorFor(base, 'official.xiangcheng')
    const kept = ids.shared[0] ?? ''
    await createGroup(base, official, { orgId: ids.plain, name: '第一党小组', personIds: [kept], from })
    const group = await make('第一党小组', [ids.probationary])
    await expect(assign({ who: chosen(kept), groupId: group.id })).rejects.toMatchObject({
      detail: { fields: { from: 'group_elsewhere' } },
    })
  })
})

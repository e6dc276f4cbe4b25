import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { dutyKinds } from '@/domain/duty-words'
import type { Card } from '@/domain/card'
import { addDays, dayOf } from '@/domain/month'
import type { OrgCreate } from '@/domain/org'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { actorFor, baseOf } from '../testing'
import { memberCreate } from '../member/commands'
import { orgCreate, orgEdit } from './commands'
import { orgGet, orgList, orgPage, orgPlace, orgTree } from './reads'

const ids = tinyIds()
const { xiangcheng: own, wuzhong: other } = ids
const today = dayOf(new Date())
let tiny: TestDatabase
let base: Base
let admin: Actor
let official: Actor
let secretary: Actor
let leader: Actor

beforeAll(async () => {
  tiny = await testDatabase('tiny')
  base = baseOf(tiny)
  admin = await actorFor(base, 'admin')
  official = await actorFor(base, 'official.xiangcheng')
  secretary = await actorFor(base, 'secretary.xiangcheng')
  leader = await actorFor(base, 'leader.xiangcheng')
  await rebuild(tiny.db, admin.settings, today)
})
afterAll(() => tiny.drop())

const refused = (code: string, fields?: Record<string, string>) =>
  expect.objectContaining(fields === undefined ? { code } : { code, detail: { fields } })
const valueOf = <T>(card: Card<T>): T => {
  if (card.ok) return card.value
  throw new Error(card.code)
}
const facts = (name: string): OrgCreate => ({
  parentId: own.county,
  name,
  kind: 'branch',
  driverGroup: 'truck',
  regionCode: own.regionCode,
  foundedOn: addDays(today, -200),
  enterprise: null,
  committeeSince: null,
})
const cells = async () =>
  (await tiny.db.execute(sql`select indicator, org_id, month::text, region_code, cut, num, den from indicator_cell order by 1, 2, 3, 4, 5`))
    .rows

describe('the tree', () => {
  test('adds up: an upper organisation shows the sum of those below it, two numbers apart', async () => {
    const { items } = await orgTree(base, admin, {})
    const of = (id: string) => items.find((node) => node.id === id)
    expect(of(own.mobile)).toMatchObject({ parentId: own.county, formal: 3, presence: 5 })
    expect(of(own.plain)).toMatchObject({ formal: 5, presence: 0 })
    expect(of(own.county)).toMatchObject({ parentId: ids.city, formal: 8, presence: 5, basic: 2 })
    expect(of(ids.city)).toMatchObject({ parentId: null, formal: 16, presence: 10, basic: 4 })
    expect(items.findIndex((node) => node.id === ids.city)).toBe(0)
  })

  test('ends at one’s own place', async () => {
    const ofOfficial = await orgTree(base, official, {})
    expect(ofOfficial.items.map((node) => node.id).sort()).toEqual([own.county, own.mobile, own.plain].sort())
    expect(ofOfficial.items.find((node) => node.id === own.county)).toMatchObject({ parentId: null, formal: 8 })
    expect((await orgTree(base, secretary, {})).items.map((node) => node.id)).toEqual([own.mobile])
    await expect(orgTree(base, await actorFor(base, 'keeper.xiangcheng'), {})).rejects.toEqual(refused('forbidden'))
    for (const read of [orgGet, orgPage]) await expect(read(base, official, { id: other.mobile })).rejects.toEqual(refused('not_found'))
    await expect(orgPlace(base, official, { org: other.mobile })).rejects.toEqual(refused('not_found'))
    await expect(orgList(base, official, { org: other.county })).rejects.toEqual(refused('not_found'))
  })

  test('is also a list that turns its pages', async () => {
    const all = await orgList(base, admin, { limit: 200 })
    const first = await orgList(base, admin, { limit: 4 })
    const second = await orgList(base, admin, { limit: 4, cursor: first.next ?? '' })
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 8))
    expect(first.total).toEqual({ count: all.items.length, exact: true })
    expect((await orgList(base, admin, { kind: 'mobile_branch', q: '相城' })).items.map((row) => row.id)).toEqual([own.mobile])
  })
})

describe('the page of a branch', () => {
  test('answers every card', async () => {
    const page = await orgPage(base, secretary, { id: own.mobile })
    expect(page.org).toMatchObject({ mayEdit: false, mayLog: true, parent: null })
    expect(valueOf(page.numbers)).toMatchObject({ formal: 3, presence: 5, fullFormal: 2, fullPresence: 5, drivers: 8, stations: 1 })
    const roster = valueOf(page.roster)
    expect(roster.formal).toMatchObject({ count: 3, uncounted: 0 })
    expect(roster.presence.items.every((row) => row.home !== null)).toBe(true)
    expect(valueOf(page.activities)).toMatchObject({ count: 3, exact: true })
    expect(valueOf(page.stations).items.map((station) => station.id)).toEqual([own.home])
    const theme = valueOf(page.duties).find((duty) => duty.activityId === own.theme)
    expect(theme === undefined || theme.kind === 'theme_day').toBe(true)
    expect(new Set(valueOf(page.duties).map((duty) => duty.kind))).toEqual(new Set(dutyKinds))
  })

  test('keeps the roster from a leader and leaves the other cards', async () => {
    const page = await orgPage(base, leader, { id: own.mobile })
    expect(JSON.stringify(page)).not.toContain(secretary.displayName)
    expect(page.roster).toEqual({ ok: false, code: 'forbidden' })
    expect(page.numbers.ok && page.activities.ok && page.stations.ok && page.duties.ok).toBe(true)
    expect(JSON.stringify(page)).not.toMatch(/\*\*\*\*/)
  })

  test('of a committee lists what stands below it', async () => {
    const page = await orgPage(base, official, { id: own.county })
    expect(valueOf(page.children).map((node) => [node.id, node.formal, node.presence])).toEqual([
      [own.mobile, 3, 5],
      [own.plain, 5, 0],
    ])
    expect(valueOf(page.duties)).toEqual([])
    expect(page.org.mayEdit).toBe(true)
  })
})

describe('a new organisation', () => {
  test('stands in the tree and in every total from its founding on, and admits members', async () => {
    const { id } = await orgCreate(base, official, facts('相城新设示例党支部'))
    const place = await orgPlace(base, official, { org: id })
    expect(place.trail.map((step) => step.id)).toEqual([own.county])
    const upward = await orgPlace(base, admin, { org: id })
    expect(upward.trail.map((step) => step.id)).toEqual([ids.city, own.county])
    const tree = await orgTree(base, admin, {})
    expect(tree.items.find((node) => node.id === own.county)?.basic).toBe(3)
    await memberCreate(base, official, {
      name: '新来示例',
      phone: null,
      driverGroup: 'truck',
      employer: null,
      joinedOn: null,
      formal: { orgId: id },
      presenceOrgId: null,
      stage: 'full',
      since: addDays(today, -100),
      basis: '组织关系登记',
    })
    expect((await orgTree(base, admin, {})).items.find((node) => node.id === own.county)?.formal).toBe(9)
    const touched = await cells()
    await rebuild(tiny.db, admin.settings, today)
    expect(touched).toEqual(await cells())
    const audit = await tiny.pool.query(`select noun from audit_event where action = 'org.create' and row_id = $1 order by noun`, [id])
    expect(audit.rows).toEqual([{ noun: 'org' }, { noun: 'org_link' }])
  })

  test('is refused by rules and places', async () => {
    await expect(orgCreate(base, secretary, facts('不该有的支部'))).rejects.toEqual(refused('forbidden'))
    await expect(orgCreate(base, official, { ...facts('不该有的支部'), parentId: other.county })).rejects.toEqual(
      refused('invalid', { parentId: 'org_outside' }),
    )
    await expect(orgCreate(base, official, { ...facts('不该有的支部'), parentId: ids.city })).rejects.toEqual(
      refused('invalid', { parentId: 'org_outside' }),
    )
    await expect(orgCreate(base, official, { ...facts('不该有的支部'), parentId: own.mobile })).rejects.toEqual(
      refused('invalid', { parentId: 'parent_kind' }),
    )
    await expect(orgCreate(base, official, { ...facts('不该有的支部'), kind: 'industry_committee' })).rejects.toEqual(
      refused('invalid', { kind: 'kind_fixed' }),
    )
    await expect(orgCreate(base, official, { ...facts('不该有的支部'), foundedOn: addDays(today, 1) })).rejects.toEqual(
      refused('invalid', { foundedOn: 'date_future' }),
    )
    await expect(orgCreate(base, official, { ...facts('不该有的支部'), regionCode: '110101' })).rejects.toEqual(
      refused('invalid', { regionCode: 'region_invalid' }),
    )
    await expect(orgCreate(base, official, { ...facts('不该有的支部'), committeeSince: addDays(today, -300) })).rejects.toEqual(
      refused('invalid', { committeeSince: 'before_founding' }),
    )
    const { name } = await orgGet(base, admin, { id: other.plain })
    await expect(orgCreate(base, official, facts(name))).rejects.toEqual(refused('invalid', { name: 'name_taken' }))
    const left = await tiny.pool.query(`select from org where name = '不该有的支部'`)
    expect(left.rowCount).toBe(0)
  })
})

describe('an edit', () => {
  const editOf = async (actor: Actor, id: string) => {
    const { name, kind, driverGroup, regionCode, foundedOn, enterprise, committeeSince, version } = await orgGet(base, actor, { id })
    return { id, version, name, kind, driverGroup, regionCode, foundedOn, enterprise, committeeSince }
  }

  test('of district and founding counts every cell again', async () => {
    const edit = await editOf(official, own.plain)
    const { version } = await orgEdit(base, official, {
      ...edit,
      regionCode: '320508',
      foundedOn: addDays(today, -900),
      committeeSince: addDays(today, -400),
    })
    expect(version).toBe(edit.version + 1)
    const touched = await cells()
    await rebuild(tiny.db, admin.settings, today)
    expect(touched).toEqual(await cells())
    const links = await tiny.pool.query("select valid_from::text as since from org_link where child_id = $1 and line = 'industry'", [
      own.plain,
    ])
    expect(links.rows).toEqual([{ since: addDays(today, -900) }])
  })

  test('with an old version, of a neighbour, or of a committee’s kind is refused', async () => {
    const edit = await editOf(official, own.mobile)
    await orgEdit(base, official, { ...edit, enterprise: '示例一公司' })
    await expect(orgEdit(base, official, { ...edit, enterprise: '示例二公司' })).rejects.toMatchObject({
      code: 'conflict',
      detail: { current: { enterprise: '示例一公司' } },
    })
    const foreign = await editOf(admin, other.mobile)
    for (const version of [foreign.version, foreign.version + 1])
      await expect(orgEdit(base, official, { ...foreign, version })).rejects.toEqual(refused('not_found'))
    await expect(orgEdit(base, secretary, { ...edit, version: edit.version + 1 })).rejects.toEqual(refused('forbidden'))
    await expect(orgEdit(base, official, { ...(await editOf(official, own.county)), kind: 'committee' })).rejects.toEqual(
      refused('invalid', { kind: 'kind_fixed' }),
    )
    await expect(orgEdit(base, official, { ...edit, version: edit.version + 1, kind: 'industry_committee' })).rejects.toEqual(
      refused('invalid', { kind: 'kind_fixed' }),
    )
  })
})

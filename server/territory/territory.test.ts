import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, addMonths, dayOf, firstDay, lastDay, monthOf } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { grantRole } from '../account/commands'
import { orgCreate } from '../organisation/commands'
import { orgGet, orgList, orgManaged, orgPage, orgTree } from '../organisation/reads'
import { closePeriod } from '../period/commands'
import { reorganise } from '../reorganisation/commands'
import { actorFor, baseOf, refused } from '../testing'
import { territoryCreate, territoryEdit } from './commands'
import { territoryList } from './reads'

const { xiangcheng: ids, wuzhong: theirs, city } = tinyIds()
const today = dayOf(new Date())
const last = addMonths(monthOf(today), -1)

let database: TestDatabase
let base: Base
let admin: Actor
let official: Actor
beforeEach(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  admin = await actorFor(base, 'admin')
  official = await actorFor(base, 'official.xiangcheng')
  await database.db.transaction((tx) => rebuild(tx, settingsFrom({}), today))
})
afterEach(() => database.drop())

const settle = async (id: string, territoryId: string, from = today, actor = official) => {
  const { version } = await orgGet(base, actor, { id })
  return reorganise(base, actor, { kind: 'territory', id, version, territoryId, from, basis: '示例街道来函', preview: false })
}
const street = (name: string, actor = official) =>
  territoryCreate(base, actor, { name, regionCode: ids.regionCode, parentId: ids.territory })
const treeOf = async (actor: Actor, month?: string) => (await orgTree(base, actor, { line: 'territory', month })).items

describe('the 属地 line', () => {
  it('adds up to the 行业 line, whoever looks', async () => {
    for (const actor of [admin, official]) {
      const industry = (await orgTree(base, actor, {})).items
      const territory = await treeOf(actor)
      const tops = territory.filter((node) => node.parentId === null)
      const root = industry.find((node) => node.parentId === null)
      for (const number of ['formal', 'presence', 'basic'] as const)
        expect(tops.reduce((sum, node) => sum + node[number], 0)).toBe(root?.[number])
    }
  })

  it('changes from a day on, is told in the history, and leaves every number and every other line alone', async () => {
    const { id } = await street('示例第二街道党工委')
    const from = addDays(today, -10)
    const cells = async () =>
      (await database.db.execute(sql`select * from indicator_cell order by indicator, org_id, month, region_code, cut`)).rows
    const before = await cells()
    await settle(ids.plain, id, from)
    expect(await cells()).toEqual(before)
    const page = await orgPage(base, official, { id: ids.plain })
    expect(page.org).toMatchObject({ territory: '示例第二街道党工委', parent: { id: ids.county } })
    expect(page.history).toMatchObject({ value: [{ kind: 'territory', on: from, otherName: '示例第二街道党工委', otherId: null }] })
    expect((await treeOf(official)).find((node) => node.id === ids.plain)?.parentId).toBe(id)
    const { rows } = await database.db.execute(
      sql`select parent_id as id from org_link where line = 'territory' and child_id = ${ids.plain} order by valid_from`,
    )
    expect(rows).toEqual([{ id: ids.territory }, { id }])
  })

  it('shows a past month as it stood then, and by today’s places when that is asked', async () => {
    const { id } = await street('示例第三街道党工委')
    await settle(ids.plain, id, firstDay(monthOf(today)))
    expect((await treeOf(official, last)).find((node) => node.id === ids.plain)?.parentId).toBe(ids.territory)
    const now = await orgTree(base, official, { line: 'territory', month: last, basis: 'now' })
    expect(now.items.find((node) => node.id === ids.plain)?.parentId).toBe(id)
  })

  it('gives a place to who had none, up to the move already set for later', async () => {
    const { id } = await street('示例第四街道党工委')
    await settle(ids.mobile, id, addDays(today, 5))
    await settle(ids.mobile, ids.territory)
    const { rows } = await database.db.execute(
      sql`select parent_id as id, valid_to::text as until from org_link where line = 'territory' and child_id = ${ids.mobile} order by valid_from`,
    )
    expect(rows).toEqual([
      { id: ids.territory, until: addDays(today, 5) },
      { id, until: null },
    ])
    await expect(settle(ids.mobile, ids.territory)).rejects.toMatchObject(refused({ territoryId: 'nothing_changes' }))
  })

  it('shows a committee with nothing below it from its own day on, to whoever manages organisations', async () => {
    const { id } = await street('示例第六街道党工委')
    const numbers = { formal: 0, presence: 0, basic: 0, parentId: ids.territory }
    expect((await treeOf(official)).find((node) => node.id === id)).toMatchObject(numbers)
    expect((await treeOf(official, last)).some((node) => node.id === id)).toBe(false)
    expect((await treeOf(await actorFor(base, 'leader'))).some((node) => node.id === id)).toBe(false)
  })

  it('is not asked of what stands below another organisation: that follows', async () => {
    const facts = {
      driverGroup: 'truck',
      regionCode: ids.regionCode,
      foundedOn: addDays(today, -100),
      enterprise: null,
      committeeSince: null,
    } as const
    const upper = await orgCreate(base, official, { ...facts, parentId: ids.county, name: '示例上级总支', kind: 'general_branch' })
    const lower = await orgCreate(base, official, { ...facts, parentId: upper.id, name: '示例下级支部', kind: 'branch' })
    await expect(settle(lower.id, ids.territory)).rejects.toMatchObject(refused({ kind: 'territory_follows' }))
    await settle(upper.id, ids.territory)
    expect((await orgGet(base, official, { id: lower.id })).territory).toBe('相城示例街道党工委')
    expect((await treeOf(official)).find((node) => node.id === lower.id)?.parentId).toBe(upper.id)
  })

  it('stands still in a closed month', async () => {
    const { id } = await street('示例第五街道党工委')
    await closePeriod(base, official, { orgId: ids.county, month: last })
    await expect(settle(ids.plain, id, lastDay(last))).rejects.toMatchObject({ code: 'period_closed' })
    await expect(settle(ids.plain, id)).resolves.toBeDefined()
  })
})

describe('a committee of the territory', () => {
  it('is in no list, choice or place of organisations, and nobody can be granted it', async () => {
    const listed = await orgList(base, admin, { limit: 100 })
    const found = [...listed.items, ...(await orgManaged(base, admin, {})), ...(await orgTree(base, admin, {})).items]
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter(({ level }) => level === 'territory')).toEqual([])
    await expect(orgGet(base, admin, { id: ids.territory })).rejects.toMatchObject({ code: 'not_found' })
    const grant = grantRole(base, admin, { id: ids.official, version: 1, role: 'district_official', orgId: ids.territory })
    await expect(grant).rejects.toMatchObject(refused({ orgId: 'place_outside' }))
    const below = orgCreate(base, admin, {
      parentId: ids.territory,
      name: '示例错位支部',
      kind: 'branch',
      driverGroup: 'truck',
      regionCode: ids.regionCode,
      foundedOn: today,
      enterprise: null,
      committeeSince: null,
    })
    await expect(below).rejects.toMatchObject(refused({ parentId: 'org_outside' }))
  })

  it('is entered and renamed where one manages, and known nowhere else', async () => {
    const { id, version } = await street('示例第六街道党工委')
    await territoryEdit(base, official, { id, version, name: '示例第六镇党委' })
    expect((await territoryList(base, official, {})).map(({ name, parentId }) => [name, parentId])).toEqual([
      ['相城示例街道党工委', null],
      ['示例第六镇党委', ids.territory],
    ])
    const neighbour = await actorFor(base, 'official.wuzhong')
    await expect(territoryEdit(base, neighbour, { id, version: version + 1, name: '示例越界' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(street('示例越界街道党工委', neighbour)).rejects.toMatchObject(refused({ regionCode: 'region_outside' }))
    await expect(settle(theirs.plain, id, today, neighbour)).rejects.toMatchObject(refused({ territoryId: 'territory_unknown' }))
    await expect(street('示例第六镇党委')).rejects.toMatchObject(refused({ name: 'name_taken' }))
    const third = territoryCreate(base, official, { name: '示例社区党委', regionCode: ids.regionCode, parentId: id })
    await expect(third).rejects.toMatchObject(refused({ parentId: 'territory_unknown' }))
  })

  it('never stands on the 行业 line, whatever writes', async () => {
    const insert = (line: string, child: string, parent: string) =>
      database.db.execute(
        sql`insert into org_link (id, line, child_id, parent_id, valid_from) values (gen_random_uuid(), ${line}, ${child}, ${parent}, ${today})`,
      )
    for (const [line, child, parent] of [
      ['industry', ids.territory, city],
      ['territory', ids.mobile, ids.county],
      ['territory', ids.county, ids.territory],
    ] as const)
      await expect(insert(line, child, parent)).rejects.toMatchObject({ cause: { constraint: 'org_link_lines' } })
  })
})

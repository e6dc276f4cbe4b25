import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addMonths, dayOf, firstDay, monthOf } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from './actor'
import { dashboardPage } from './dashboard/reads'
import type { Base } from './database'
import { rebuild } from './indicator/refresh'
import { memberList } from './member/reads'
import { orgPage, orgTree } from './organisation/reads'
import { reorganise } from './reorganisation/commands'
import { listStations } from './station/reads'
import { actorFor, baseOf } from './testing'

const { xiangcheng: ids, wuzhong: theirs, city } = tinyIds()
const today = dayOf(new Date())
const month = monthOf(today)
const last = addMonths(month, -1)
const name = '相城示例运输有限公司党支部'

let database: TestDatabase
let base: Base
let [admin, old, next]: Actor[] = []
const caller = (actor: Actor | undefined): Actor => {
  if (actor === undefined) throw new Error('nobody signed in')
  return actor
}
beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  admin = await actorFor(base, 'admin')
  // In this month the plain branch of one district went to the other.
  await database.db.transaction((tx) => rebuild(tx, settingsFrom({}), today))
  await reorganise(base, admin, {
    id: ids.plain,
    version: 1,
    kind: 'move',
    parentId: theirs.county,
    from: firstDay(month),
    basis: '示例批复',
    preview: false,
  })
  old = await actorFor(base, 'official.xiangcheng')
  next = await actorFor(base, 'official.wuzhong')
})
afterAll(() => database.drop())

/** What a month's cells of some branches add up to, read without any tree. */
const cellSum = async (indicator: string, orgs: readonly string[]) =>
  Number(
    (
      await database.db.execute(
        sql`select coalesce(sum(num), 0)::int as n from indicator_cell where indicator = ${indicator} and month = ${firstDay(last)} and org_id = any(${sql.param(orgs)}::uuid[])`,
      )
    ).rows[0]?.['n'],
  )
const tilesOf = async (actor: Actor | undefined, org: string, basis?: 'now') => {
  const { cards } = await dashboardPage(base, caller(actor), { org, month: last, basis })
  if (cards.tiles?.ok !== true || cards.districts?.ok !== true) throw new Error('no cards')
  return { tiles: cards.tiles.value, places: cards.districts.value }
}

describe('numbers of a month before a move', () => {
  it('stay with the former district as of then, and go along as of today', async () => {
    const [mine, moved] = [await cellSum('member_drivers', [ids.county, ids.mobile]), await cellSum('member_drivers', [ids.plain])]
    expect(moved).toBeGreaterThan(0)
    expect((await tilesOf(old, ids.county)).tiles.members.value).toBe(mine + moved)
    expect((await tilesOf(old, ids.county, 'now')).tiles.members.value).toBe(mine)
    const neighbours = await cellSum('member_drivers', [theirs.county, theirs.mobile, theirs.plain])
    expect((await tilesOf(next, theirs.county)).tiles.members.value).toBe(neighbours)
    expect((await tilesOf(next, theirs.county, 'now')).tiles.members.value).toBe(neighbours + moved)
    for (const basis of [undefined, 'now'] as const)
      expect((await tilesOf(admin, city, basis)).tiles.members.value).toBe(mine + moved + neighbours)
  })

  it('are told by place without the name of what has left', async () => {
    const { places, tiles } = await tilesOf(old, ids.county)
    expect(places.rows.map((row) => row.kind)).toEqual(['org', 'moved_out'])
    expect(places.rows.reduce((sum, row) => sum + row.members, 0)).toBe(tiles.members.value)
    expect(JSON.stringify(places)).not.toContain(name)
    expect(JSON.stringify(places)).not.toContain(ids.plain)
    expect((await tilesOf(old, ids.county, 'now')).places.rows.map((row) => row.kind)).toEqual(['org'])
  })

  it('have lists behind them that add up and show no row of what has left', async () => {
    const behind = { org: ids.county, month: last, group: 'truck', stage: 'members', standing: 'counted', relation: 'counted' } as const
    const { tiles } = await tilesOf(old, ids.county)
    const list = await memberList(base, caller(old), behind)
    expect(list.total.count).toBe(tiles.members.value)
    expect(list.left).toBe(await cellSum('member_drivers', [ids.plain]))
    expect(list.items).toHaveLength(list.total.count - list.left)
    const stations = await listStations(base, caller(old), { org: ids.county, month: last, state: 'open' })
    expect(stations).toMatchObject({ total: { count: tiles.stations.value }, left: 1 })
    expect(stations.items.map((row) => row.id)).toEqual([ids.home])
    const now = await memberList(base, caller(old), { ...behind, basis: 'now' })
    expect(now).toMatchObject({ total: { count: (await tilesOf(old, ids.county, 'now')).tiles.members.value }, left: 0 })
  })

  it('list the moved branch where it stood, for whoever sees it', async () => {
    const parentOf = async (basis?: 'now') =>
      (await orgTree(base, caller(admin), { month: last, basis })).items.find((node) => node.id === ids.plain)?.parentId
    expect([await parentOf(), await parentOf('now')]).toEqual([ids.county, theirs.county])
    const childrenOf = async (basis?: 'now') => {
      const { children } = await orgPage(base, caller(admin), { id: ids.county, month: last, basis })
      return children.ok ? children.value.map((node) => node.id) : []
    }
    expect(await childrenOf()).toContain(ids.plain)
    expect(await childrenOf('now')).not.toContain(ids.plain)
  })

  it('of the running month are those of today, whatever the basis', async () => {
    const shown = async (basis?: 'now') => {
      const { cards } = await dashboardPage(base, caller(old), { org: ids.county, basis })
      return cards.tiles?.ok === true ? cards.tiles.value.members.value : null
    }
    expect(await shown()).toBe(await shown('now'))
  })
})

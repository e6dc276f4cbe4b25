import { drizzle } from 'drizzle-orm/node-postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import type { Card } from '@/domain/card'
import { addDays, addMonths, dayOf, firstDay, lastDay, monthOf } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { actorFor, baseOf } from '../testing'
import { dashboardPage } from './reads'

const ids = tinyIds()
const here = ids.xiangcheng
const today = dayOf(new Date())
const now = monthOf(today)
const last = addMonths(now, -1)

let database: TestDatabase
let base: Base
beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  await rebuild(base.db, settingsFrom({}), today)
})
afterAll(async () => database.drop())

function valueOf<T>(card: Card<T> | undefined): T {
  if (card?.ok !== true) throw new Error(`the card is ${card?.ok === false ? card.code : 'missing'}`)
  return card.value
}
const scalar = z.array(z.object({ value: z.coerce.number() })).length(1)
async function number(statement: string, values: unknown[] = []): Promise<number> {
  return scalar.parse((await database.pool.query(statement, values)).rows)[0]?.value ?? Number.NaN
}
/** The subtree by the links themselves, not by the closure that the reads use. */
const below = `with recursive tree as (select $1::uuid as id union all select link.child_id from org_link link join tree on link.parent_id = tree.id and link.line = 'industry' and link.valid_to is null)`

const places = [ids.city, here.county, here.mobile, ids.wuzhong.county, ids.wuzhong.plain]

describe('the tiles', () => {
  it('equal direct SQL at every level', async () => {
    const admin = await actorFor(base, 'admin')
    for (const org of places) {
      for (const month of [last, now]) {
        const tiles = valueOf((await dashboardPage(base, admin, { org, month })).cards.tiles)
        const span = [org, firstDay(month), lastDay(month)]
        expect(tiles.visits.value ?? 0).toBe(
          await number(
            `${below} select coalesce(sum(r.count), 0) as value from reading r join station s on s.id = r.station_id join tree on tree.id = s.org_id where r.day between $2 and $3`,
            span,
          ),
        )
        expect(tiles.activities.value).toBe(
          await number(
            `${below} select count(*) as value from activity a join tree on tree.id = a.org_id where a.day between $2 and $3 and a.state in ('held', 'returned', 'confirmed')`,
            span,
          ),
        )
        expect(tiles.stations.value).toBe(
          await number(`${below} select count(*) as value from station s join tree on tree.id = s.org_id where s.opened_on <= $2`, [
            org,
            month === now ? today : lastDay(month),
          ]),
        )
      }
      const tiles = valueOf((await dashboardPage(base, admin, { org })).cards.tiles)
      expect(tiles.members.value).toBe(
        await number(
          `${below} select count(*) as value from person p join tree on tree.id = coalesce(p.presence_org_id, p.org_id) where p.driver_group = 'truck' and p.stage in ('full', 'probationary') and p.standing = 'normal'`,
          [org],
        ),
      )
      expect(tiles.members.formal).toBe(
        await number(
          `${below} select count(*) as value from person p join tree on tree.id = p.org_id where p.stage in ('full', 'probationary') and p.standing = 'normal'`,
          [org],
        ),
      )
      expect(tiles.members.full + tiles.members.probationary).toBe(tiles.members.value)
    }
  })

  it('are the sum of the rows below them, in every view', async () => {
    const admin = await actorFor(base, 'admin')
    for (const org of places) {
      for (const month of [last, now]) {
        const { cards } = await dashboardPage(base, admin, { org, month })
        const tiles = valueOf(cards.tiles)
        const { rows, total } = valueOf(cards.districts)
        const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((added, row) => added + of(row), 0)
        expect(sum((row) => row.members)).toBe(tiles.members.value)
        expect(sum((row) => row.visits ?? 0)).toBe(tiles.visits.value ?? 0)
        expect(sum((row) => row.activities)).toBe(tiles.activities.value)
        expect(total).toEqual({ members: tiles.members.value, visits: tiles.visits.value, activities: tiles.activities.value })
      }
    }
    expect(valueOf((await dashboardPage(base, admin, {})).cards.districts).rows).toHaveLength(10)
  })

  it('compare the running month with the same days of the one before', async () => {
    const admin = await actorFor(base, 'admin')
    const { visits, activities } = valueOf((await dashboardPage(base, admin, { org: here.county })).cards.tiles)
    const yesterday = addDays(today, -1)
    if (yesterday >= firstDay(now) && !visits.withheld) {
      expect(visits.now).toBe(
        await number(
          `${below} select coalesce(sum(r.count), 0) as value from reading r join station s on s.id = r.station_id join tree on tree.id = s.org_id where r.day between $2 and $3`,
          [here.county, firstDay(now), yesterday],
        ),
      )
    }
    const same = `${last}-${today.slice(8)}`
    expect(activities.before).toBe(
      await number(
        `${below} select count(*) as value from activity a join tree on tree.id = a.org_id where a.state in ('held', 'returned', 'confirmed') and a.day between $2 and $3`,
        [here.county, firstDay(last), same < lastDay(last) ? same : lastDay(last)],
      ),
    )
  })
})

describe('the trend', () => {
  it('withholds a month that too few reported, and draws it again when the bound falls', async () => {
    const admin = await actorFor(base, 'admin')
    const trendAt = async (threshold: number) => {
      const actor = { ...admin, settings: { ...admin.settings, 'reporting.threshold': threshold } }
      return valueOf((await dashboardPage(base, actor, { org: here.county })).cards.trend)
    }
    const strict = (await trendAt(100)).series[0]?.points ?? []
    expect(strict).toHaveLength(24)
    expect(strict.every((point) => (point.gap === null) === (point.value !== null))).toBe(true)
    const withheld = strict.filter((point) => point.gap === 'withheld')
    expect(withheld.length).toBeGreaterThan(0)
    expect(withheld.every((point) => point.num < point.den)).toBe(true)
    const loose = (await trendAt(0)).series[0]?.points ?? []
    expect(loose.filter((point) => point.gap === 'withheld')).toEqual([])
    expect(loose[0]).toMatchObject({ value: null, gap: 'missing' })
  })

  it('splits by station type without losing any', async () => {
    const admin = await actorFor(base, 'admin')
    const { series } = valueOf((await dashboardPage(base, admin, { org: here.mobile })).cards.trend)
    const points = (type: string) => series.find((one) => one.type === type)?.points.map((point) => [point.num, point.den])
    expect(points('driver_home')).toEqual(points('all'))
    expect(points('service_station')?.every((pair) => pair[1] === 0)).toBe(true)
  })
})

describe('what needs attention', () => {
  it('is counted for the subtree and shown six of a kind unless all are asked for', async () => {
    const admin = await actorFor(base, 'admin')
    const some = valueOf((await dashboardPage(base, admin, {})).cards.attention)
    const all = valueOf((await dashboardPage(base, admin, { attention: 'all' })).cards.attention)
    expect(some.counts).toEqual(all.counts)
    expect(all.items).toHaveLength(Object.values(all.counts).reduce((sum, count) => sum + count, 0))
    const part = valueOf((await dashboardPage(base, admin, { org: here.county, attention: 'all' })).cards.attention)
    expect(part.items.some((item) => 'orgId' in item && item.orgId === ids.wuzhong.mobile)).toBe(false)
    expect(all.items.some((item) => 'orgId' in item && item.orgId === ids.wuzhong.mobile)).toBe(true)
  })
})

describe('the whole page', () => {
  it('takes sixteen queries at most, however many months and organisations there are', async () => {
    const admin = await actorFor(base, 'admin')
    let queries = 0
    const counting: Base = { ...base, db: drizzle(database.pool, { logger: { logQuery: () => void (queries += 1) } }) }
    await dashboardPage(counting, admin, {})
    expect(queries).toBeLessThanOrEqual(16)
  })
})

describe('who sees it', () => {
  it('is each in their place: a neighbour’s organisation is not found', async () => {
    for (const name of ['leader.xiangcheng', 'official.xiangcheng', 'secretary.xiangcheng']) {
      const actor = await actorFor(base, name)
      await expect(dashboardPage(base, actor, { org: ids.wuzhong.county })).rejects.toMatchObject({ code: 'not_found' })
      await expect(dashboardPage(base, actor, { org: ids.city })).rejects.toMatchObject({ code: 'not_found' })
      expect((await dashboardPage(base, actor, {})).head.org.id).toBe(name.startsWith('secretary') ? here.mobile : here.county)
    }
  })

  it('is refused to keepers and auditors', async () => {
    for (const name of ['keeper.xiangcheng', 'auditor']) {
      await expect(dashboardPage(base, await actorFor(base, name), {})).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('takes a month to come as the running one, and refuses what is no month', async () => {
    const admin = await actorFor(base, 'admin')
    expect((await dashboardPage(base, admin, { month: addMonths(now, 5) })).head).toMatchObject({ month: now, running: true })
    await expect(dashboardPage(base, admin, { month: '2026-13' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('answers one card alone when asked for it', async () => {
    const { cards } = await dashboardPage(base, await actorFor(base, 'leader'), { cards: 'trend' })
    expect(
      Object.entries(cards)
        .filter(([, card]) => card !== undefined)
        .map(([name]) => name),
    ).toEqual(['trend'])
  })
})

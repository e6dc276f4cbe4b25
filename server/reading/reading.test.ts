import { eq, and } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { auditEvent } from '@/db/schema/audit'
import { indicatorCell } from '@/db/schema/indicator'
import { reading, station } from '@/db/schema/station'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, addMonths, dayOf, firstDay, lastDay, monthOf, monthsFrom, type Day } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { closeStation, createStation } from '../station/commands'
import { listStations, showStation } from '../station/reads'
import { actorFor, baseOf } from '../testing'
import { logReading } from './commands'
import { listReadings, showBoard, showReadingMonth } from './reads'

const ids = tinyIds()
const { xiangcheng, wuzhong } = ids
const today = dayOf(new Date())
let tiny: TestDatabase
let base: Base
let official: Actor
let secretary: Actor
let keeper: Actor

beforeAll(async () => {
  tiny = await testDatabase()
  base = baseOf(tiny)
  await rebuild(tiny.db, settingsFrom({}), today)
  official = await actorFor(base, 'official.xiangcheng')
  secretary = await actorFor(base, 'secretary.xiangcheng')
  keeper = await actorFor(base, 'keeper.xiangcheng')
})
afterAll(() => tiny.drop())

const refusal = (code: string, fields?: Record<string, string>) =>
  expect.objectContaining(fields === undefined ? { code } : { code, detail: { fields } })
const log = (
  actor: Actor,
  input: { stationId: string; day: Day; count: number; version: number | null; confirmed?: boolean },
  key?: string,
) => logReading(base, actor, input, key)

/** The visits and the share reported in the cells of an organisation's month. */
async function cellsOf(orgId: string, month: string): Promise<{ visits: number | null; reported: number; due: number }> {
  const rows = await tiny.db
    .select()
    .from(indicatorCell)
    .where(and(eq(indicatorCell.orgId, orgId), eq(indicatorCell.month, month)))
  const sum = (indicator: string, side: 'num' | 'den') =>
    rows.filter((row) => row.indicator === indicator).reduce((total, row) => total + row[side], 0)
  return {
    visits: rows.some((row) => row.indicator === 'station_visits') ? sum('station_visits', 'num') : null,
    reported: sum('reporting', 'num'),
    due: sum('reporting', 'den'),
  }
}

/** The same, counted day by day from the rows. */
async function countedOf(orgId: string, month: string): Promise<{ visits: number | null; reported: number; due: number }> {
  const stations = await tiny.db.select().from(station).where(eq(station.orgId, orgId))
  const own = new Set(stations.map((row) => row.id))
  const readings = (await tiny.db.select().from(reading)).filter((row) => own.has(row.stationId) && monthOf(row.day) === month)
  let due = 0
  let reported = 0
  for (const row of stations) {
    for (let day = firstDay(month); day <= lastDay(month); day = addDays(day, 1)) {
      if (day >= today || day < row.openedOn || (row.closedOn !== null && day >= row.closedOn)) continue
      due += 1
      if (readings.some((one) => one.stationId === row.id && one.day === day)) reported += 1
    }
  }
  return { visits: readings.length === 0 ? null : readings.reduce((sum, row) => sum + row.count, 0), reported, due }
}

const facts = { kind: 'rest_stop' as const, regionCode: '320507', address: '', hours: '', brand: null }
const newStation = async (name: string, openedOn: Day) =>
  (await createStation(base, official, { ...facts, name, orgId: xiangcheng.mobile, openedOn })).id

describe('logging', () => {
  test('the first count is a row, the same day again a correction of it, never a sum', async () => {
    const first = await log(keeper, { stationId: xiangcheng.home, day: today, count: 40, version: null })
    expect(first).toMatchObject({ count: 40, version: 1, before: null })
    const before = await cellsOf(xiangcheng.mobile, monthOf(today))
    const second = await log(keeper, { stationId: xiangcheng.home, day: today, count: 45, version: first.version })
    expect(second).toMatchObject({ id: first.id, count: 45, version: 2, before: 40 })
    expect((await cellsOf(xiangcheng.mobile, monthOf(today))).visits).toBe((before.visits ?? 0) + 5)
    const events = await tiny.db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.rowId, first.id), eq(auditEvent.noun, 'reading')))
      .orderBy(auditEvent.id)
    expect(events.map(({ before, after }) => [before, after])).toEqual([
      [null, expect.objectContaining({ count: 40 })],
      [expect.objectContaining({ count: 40 }), expect.objectContaining({ count: 45 })],
    ])
  })

  test('nobody overwrites a count that they did not see', async () => {
    const day = addDays(today, -1)
    const [standing] = await tiny.db
      .select()
      .from(reading)
      .where(and(eq(reading.stationId, xiangcheng.home), eq(reading.day, day)))
    await expect(log(keeper, { stationId: xiangcheng.home, day, count: 12, version: null })).rejects.toMatchObject({
      code: 'conflict',
      detail: { current: { count: standing?.count, version: 1 } },
    })
    await expect(log(keeper, { stationId: xiangcheng.home, day: addDays(today, -400), count: 12, version: 3 })).rejects.toEqual(
      refusal('conflict'),
    )
  })

  test('of two first counts at once one is kept and the other is told', async () => {
    const stationId = await newStation('两人同报驿站', addDays(today, -10))
    const results = await Promise.allSettled([1, 2, 3, 4].map((count) => log(official, { stationId, day: today, count, version: null })))
    const kept = results.filter((result) => result.status === 'fulfilled')
    expect(kept).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toEqual(refusal('conflict'))
    expect(await tiny.db.select().from(reading).where(eq(reading.stationId, stationId))).toHaveLength(1)
  })

  test('a retry with the same key is the same row', async () => {
    const key = '018f0000-0000-4000-8000-0000000000aa'
    const input = { stationId: xiangcheng.home, day: addDays(today, -60), count: 33, version: null }
    const first = await log(keeper, input, key)
    expect(await log(keeper, input, key)).toEqual(first)
  })

  test('a day on which nothing can be counted is refused with the reason', async () => {
    const stationId = await newStation('开两天的驿站', addDays(today, -5))
    await closeStation(base, official, { id: stationId, version: 1, closedOn: addDays(today, -3) })
    const at = (day: Day) => log(official, { stationId, day, count: 1, version: null })
    await expect(log(keeper, { stationId: xiangcheng.home, day: addDays(today, 1), count: 1, version: null })).rejects.toEqual(
      refusal('invalid', { day: 'date_future' }),
    )
    await expect(log(keeper, { stationId: xiangcheng.home, day: '2001-01-01', count: 1, version: null })).rejects.toEqual(
      refusal('invalid', { day: 'date_too_old' }),
    )
    await expect(log(keeper, { stationId: xiangcheng.home, day: addDays(today, -501), count: 1, version: null })).rejects.toEqual(
      refusal('invalid', { day: 'before_opening' }),
    )
    await expect(at(addDays(today, -3))).rejects.toEqual(refusal('invalid', { day: 'after_closing' }))
    await expect(at(addDays(today, -4))).resolves.toMatchObject({ count: 1 })
    await expect(log(keeper, { stationId: xiangcheng.home, day: today, count: -1, version: 2 })).rejects.toEqual(
      refusal('invalid', { count: 'count_negative' }),
    )
  })

  test('an unlikely count is asked about once', async () => {
    const input = { stationId: wuzhong.home, day: today, count: 40_000, version: null }
    const neighbour = await actorFor(base, 'keeper.wuzhong')
    await expect(log(neighbour, input)).rejects.toMatchObject({ code: 'confirm_needed', detail: { current: { count: 40_000 } } })
    expect(await log(neighbour, { ...input, confirmed: true })).toMatchObject({ count: 40_000 })
  })
})

describe('place', () => {
  test('a keeper sees the own station and no other', async () => {
    expect((await showBoard(base, keeper, {})).stations.map((row) => row.id)).toEqual([xiangcheng.home])
    const list = await listStations(base, keeper, {})
    expect(list).toMatchObject({ total: { count: 1 }, mayCreate: false })
    expect(list.items.map((row) => row.id)).toEqual([xiangcheng.home])
    const rows = await listReadings(base, keeper, { limit: 200 })
    expect(new Set(rows.items.map((row) => row.stationId))).toEqual(new Set([xiangcheng.home]))
    expect(rows.total.count).toBe(rows.items.length)
    expect((await showReadingMonth(base, keeper, {})).items.map((row) => row.stationId)).toEqual([xiangcheng.home])
    await expect(showStation(base, keeper, { id: xiangcheng.warm })).rejects.toEqual(refusal('not_found'))
    expect((await listStations(base, keeper, { org: wuzhong.mobile })).items).toEqual([])
  })

  test('a secretary sees the stations of the branch and no other', async () => {
    const stations = await tiny.db.select().from(station).where(eq(station.orgId, xiangcheng.mobile))
    const own = new Set(stations.map(({ id }) => id))
    const openThisMonth = stations.filter(({ closedOn }) => closedOn === null || closedOn > firstDay(monthOf(today)))
    expect(new Set((await listStations(base, secretary, {})).items.map((row) => row.id))).toEqual(own)
    expect(new Set((await showReadingMonth(base, secretary, {})).items.map((row) => row.stationId))).toEqual(
      new Set(openThisMonth.map(({ id }) => id)),
    )
    for (const row of (await showBoard(base, secretary, {})).stations) expect(own.has(row.id)).toBe(true)
    await expect(showStation(base, secretary, { id: xiangcheng.warm })).rejects.toEqual(refusal('not_found'))
    await expect(log(secretary, { stationId: xiangcheng.warm, day: today, count: 1, version: null })).rejects.toEqual(refusal('not_found'))
  })

  test('a neighbour’s station does not exist', async () => {
    for (const actor of [official, secretary, keeper]) {
      await expect(log(actor, { stationId: wuzhong.home, day: today, count: 1, version: null })).rejects.toEqual(refusal('not_found'))
      await expect(showStation(base, actor, { id: wuzhong.home })).rejects.toEqual(refusal('not_found'))
      expect((await listReadings(base, actor, { station: wuzhong.home })).total.count).toBe(0)
      expect((await listStations(base, actor, { org: wuzhong.county })).total.count).toBe(0)
    }
  })

  test('who may only look cannot log, and the auditor does not even look', async () => {
    const leader = await actorFor(base, 'leader.xiangcheng')
    await expect(showBoard(base, leader, {})).rejects.toEqual(refusal('forbidden'))
    await expect(log(leader, { stationId: xiangcheng.home, day: today, count: 1, version: null })).rejects.toEqual(refusal('forbidden'))
    expect(await showStation(base, leader, { id: xiangcheng.home })).toMatchObject({ mayLog: false, mayEdit: false })
    await expect(listReadings(base, await actorFor(base, 'auditor'), {})).rejects.toEqual(refusal('forbidden'))
  })
})

describe('cells', () => {
  test('forty counts at once into one cell are all in it', async () => {
    const month = monthOf(addDays(today, -300))
    const stations = await Promise.all([1, 2, 3, 4].map((n) => newStation(`四十并发驿站${n}`, addDays(firstDay(month), -20))))
    const jobs = stations.flatMap((stationId, s) =>
      Array.from({ length: 10 }, (_, i) => ({ stationId, day: addDays(firstDay(month), i), count: 1 + s * 10 + i, version: null })),
    )
    await Promise.all(jobs.map((input) => log(official, input)))
    const cell = await cellsOf(xiangcheng.mobile, month)
    expect(cell).toEqual(await countedOf(xiangcheng.mobile, month))
    expect(cell.visits).toBe(820)
  })

  test('a station owes only the days on which it was open', async () => {
    const month = addMonths(monthOf(today), -2)
    const id = await newStation('月中启用又关闭的驿站', `${month}-11`)
    await log(official, { stationId: id, day: `${month}-12`, count: 7, version: null })
    await closeStation(base, official, { id, version: 1, closedOn: `${month}-21` })
    expect((await showReadingMonth(base, official, { month, kind: 'rest_stop' })).items.find((row) => row.stationId === id)).toMatchObject({
      due: 10,
      reported: 1,
      visits: 7,
    })
    for (const one of monthsFrom(month, monthOf(today)))
      expect(await cellsOf(xiangcheng.mobile, one)).toEqual(await countedOf(xiangcheng.mobile, one))
  })

  test('after random edits they are what a rebuild and a count of the rows give', async () => {
    const stationId = await newStation('随机修改驿站', addDays(today, -90))
    const edit = fc.record({ stationId: fc.constantFrom(stationId, xiangcheng.home), back: fc.nat(85), count: fc.nat(500) })
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        for (const { stationId, back, count } of edits) {
          const day = addDays(today, -back)
          const [standing] = await tiny.db
            .select({ version: reading.version })
            .from(reading)
            .where(and(eq(reading.stationId, stationId), eq(reading.day, day)))
          await log(official, { stationId, day, count, version: standing?.version ?? null, confirmed: true })
        }
        const months = monthsFrom(addMonths(monthOf(today), -3), monthOf(today))
        for (const month of months) expect(await cellsOf(xiangcheng.mobile, month)).toEqual(await countedOf(xiangcheng.mobile, month))
      }),
      { numRuns: 8 },
    )
    const cells = () =>
      tiny.db
        .select()
        .from(indicatorCell)
        .orderBy(indicatorCell.orgId, indicatorCell.month, indicatorCell.indicator, indicatorCell.regionCode, indicatorCell.cut)
    const kept = await cells()
    await rebuild(tiny.db, settingsFrom({}), today)
    expect(await cells()).toEqual(kept)
  })

  test('the rows behind a month add up to its tile, whatever page they stand on', async () => {
    const month = monthOf(addDays(today, -20))
    const tile = await tiny.pool.query(
      `select coalesce(sum(num), 0)::int as visits from indicator_cell c
      join org_closure l on l.org_id = c.org_id and l.line = 'industry' and l.ancestor_id = $1 and l.valid_to is null
      where c.indicator = 'station_visits' and c.month = $2`,
      [xiangcheng.county, firstDay(month)],
    )
    const [{ visits } = { visits: -1 }] = z.array(z.object({ visits: z.int() })).parse(tile.rows)
    const first = await showReadingMonth(base, await actorFor(base, 'admin'), { month, org: xiangcheng.county, limit: 2 })
    expect(first.sums.visits).toBe(visits)
    let page = first
    const items = [...first.items]
    while (page.next !== null) {
      page = await showReadingMonth(base, official, { month, org: xiangcheng.county, limit: 2, cursor: page.next })
      expect(page.sums).toEqual(first.sums)
      items.push(...page.items)
    }
    expect(items).toHaveLength(first.total.count)
    expect(new Set(items.map((row) => row.stationId)).size).toBe(items.length)
    expect(items.reduce((sum, row) => sum + (row.visits ?? 0), 0)).toBe(visits)
  })
})

test('readings are paged newest first, each once, within the days asked for', async () => {
  const asked = { station: xiangcheng.home, from: addDays(today, -30), to: addDays(today, -1), limit: 7 }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listReadings(base, official, { ...asked, cursor })
    seen.push(...page.items.map((row) => row.day))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(seen).toHaveLength(30)
  expect(seen).toEqual([...new Set(seen)].sort().reverse())
  await expect(listReadings(base, official, { cursor: 'nonsense' })).rejects.toEqual(refusal('invalid', { cursor: 'field_invalid' }))
})

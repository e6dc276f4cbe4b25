import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { station } from '@/db/schema/station'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, dayOf } from '@/domain/month'
import type { StationKind } from '@/domain/station-words'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { dashboardPage } from '../dashboard/reads'
import { homePage } from '../home/reads'
import { rebuild } from '../indicator/refresh'
import { orgPage } from '../organisation/reads'
import { actorFor, baseOf } from '../testing'
import { closeStation, createStation, editStation } from './commands'
import { listStationHosts, listStations, showStation } from './reads'

const { xiangcheng, wuzhong } = tinyIds()
const today = dayOf(new Date())
let tiny: TestDatabase
let base: Base
let official: Actor

beforeAll(async () => {
  tiny = await testDatabase()
  base = baseOf(tiny)
  official = await actorFor(base, 'official.xiangcheng')
})
afterAll(() => tiny.drop())

const kind: StationKind = 'rest_stop'
const facts = {
  name: '示例新驿站',
  kind,
  orgId: xiangcheng.mobile,
  regionCode: '320571',
  address: '示例路9号',
  hours: '08:00–20:00',
  brand: '一路同行',
  openedOn: addDays(today, -3),
}
const refusal = (code: string, fields?: Record<string, string>) =>
  expect.objectContaining(fields === undefined ? { code } : { code, detail: expect.objectContaining({ fields }) })

describe('a station', () => {
  test('is made, mended and closed by who manages its place', async () => {
    const made = await createStation(base, official, facts)
    const edited = await editStation(base, official, { ...facts, ...made, hours: '全天开放' })
    expect(edited).toEqual({ id: made.id, version: 2 })
    await expect(editStation(base, official, { ...facts, ...made })).rejects.toMatchObject({
      code: 'conflict',
      detail: { current: { hours: '全天开放', version: 2 } },
    })
    const shown = await showStation(base, official, { id: made.id })
    expect(shown).toMatchObject({
      hours: '全天开放',
      regionCode: '320571',
      mayEdit: true,
      mayLog: true,
      silentDays: 3,
      lastReadingOn: null,
    })
    expect(shown.days).toHaveLength(62)
    expect(shown.days.filter((day) => !day.closed)).toHaveLength(4)
    await closeStation(base, official, { id: made.id, version: 2, closedOn: today })
    expect(await showStation(base, official, { id: made.id })).toMatchObject({ closedOn: today, silentDays: null })
    expect((await listStations(base, official, { state: 'closed' })).items.map((row) => row.id)).toEqual([made.id])
    expect((await listStations(base, official, { state: 'open', q: '新驿站' })).items).toEqual([])
  })

  test('that opens later is not open yet, and one that closes later still is: wherever open stations are counted', async () => {
    const tomorrow = addDays(today, 1)
    const { id } = await createStation(base, official, { ...facts, name: '示例待启用驿站', openedOn: tomorrow })
    const closing = await createStation(base, official, { ...facts, name: '示例将关闭驿站' })
    await closeStation(base, official, { ...closing, closedOn: tomorrow })
    await rebuild(tiny.db, official.settings, today)
    const org = xiangcheng.mobile
    const open = (await listStations(base, official, { org, state: 'open' })).items.map((row) => row.id)
    expect(open).toContain(closing.id)
    expect(open).not.toContain(id)
    const { cards } = await dashboardPage(base, official, { org, cards: 'tiles' })
    expect(cards.tiles).toMatchObject({ ok: true, value: { stations: { value: open.length } } })
    expect(await orgPage(base, official, { id: org })).toMatchObject({
      numbers: { ok: true, value: { stations: open.length } },
      stations: { ok: true, value: { count: open.length } },
    })
    const home = await homePage(base, await actorFor(base, 'secretary.xiangcheng'), {})
    expect(home.stations.map((row) => row.id).sort()).toEqual(open.sort())
    expect((await listStations(base, official, { state: 'planned' })).items).toMatchObject([{ id, openedOn: tomorrow, silentDays: null }])
    const states = await Promise.all((['open', 'planned', 'closed'] as const).map((state) => listStations(base, official, { state })))
    const all = await listStations(base, official, {})
    expect(states.reduce((sum, page) => sum + page.total.count, 0)).toBe(all.total.count)
  })

  test('has a name of its own, an organisation inside the place and one of the ten districts', async () => {
    const again = { ...facts, name: '相城示例司机之家' }
    await expect(createStation(base, official, again)).rejects.toEqual(refusal('invalid', { name: 'name_taken' }))
    await expect(createStation(base, official, { ...facts, name: '邻区驿站', orgId: wuzhong.mobile })).rejects.toEqual(
      refusal('invalid', { orgId: 'org_outside' }),
    )
    await expect(createStation(base, official, { ...facts, name: '外地驿站', regionCode: '310000' })).rejects.toEqual(
      refusal('invalid', { regionCode: 'region_invalid' }),
    )
    const hosts = await listStationHosts(base, official, {})
    expect(new Set(hosts.map((host) => host.id))).toEqual(new Set([xiangcheng.county, xiangcheng.mobile, xiangcheng.plain]))
  })

  test('is not closed before a count, nor opened after one', async () => {
    const [home] = await tiny.db.select().from(station).where(eq(station.id, xiangcheng.home))
    if (home === undefined) throw new Error('the seed has no station')
    const { id, version, name, kind, orgId, regionCode, address, hours, brand, openedOn } = home
    await expect(closeStation(base, official, { id, version, closedOn: addDays(today, -1) })).rejects.toMatchObject({
      code: 'invalid',
      detail: { fields: { closedOn: 'readings_later' }, current: { day: addDays(today, -1) } },
    })
    await expect(closeStation(base, official, { id, version, closedOn: addDays(openedOn, -1) })).rejects.toEqual(
      refusal('invalid', { closedOn: 'before_opening' }),
    )
    const later = { id, version, name, kind, orgId, regionCode, address, hours, brand, openedOn: addDays(today, -10) }
    await expect(editStation(base, official, later)).rejects.toEqual(refusal('invalid', { openedOn: 'readings_earlier' }))
    const closed = await closeStation(base, official, { id, version, closedOn: today })
    expect(await closeStation(base, official, { ...closed, closedOn: null })).toMatchObject({ version: version + 2 })
  })

  test('of a neighbour does not exist, and without the right nothing is written', async () => {
    const neighbour = await actorFor(base, 'official.wuzhong')
    await expect(closeStation(base, neighbour, { id: xiangcheng.home, version: 1, closedOn: today })).rejects.toEqual(refusal('not_found'))
    await expect(editStation(base, neighbour, { ...facts, orgId: wuzhong.mobile, id: xiangcheng.home, version: 1 })).rejects.toEqual(
      refusal('not_found'),
    )
    for (const name of ['secretary.xiangcheng', 'keeper.xiangcheng', 'leader.xiangcheng']) {
      await expect(createStation(base, await actorFor(base, name), { ...facts, name: '无权驿站' })).rejects.toEqual(refusal('forbidden'))
    }
  })
})

test('the list narrows by organisation, district, kind and words, and pages through each once', async () => {
  const admin = await actorFor(base, 'admin')
  const all = await listStations(base, admin, {})
  expect(all.items.length).toBe(all.total.count)
  expect(new Set((await listStations(base, admin, { org: wuzhong.county })).items.map((row) => row.id))).toEqual(
    new Set([wuzhong.home, wuzhong.warm]),
  )
  expect(new Set((await listStations(base, admin, { region: '320506' })).items.map((row) => row.id))).toEqual(
    new Set([wuzhong.home, wuzhong.warm]),
  )
  expect((await listStations(base, admin, { q: '吴中', kind: 'warm_station' })).items.map((row) => row.id)).toEqual([wuzhong.warm])
  expect((await listStations(base, admin, { q: '%' })).items).toEqual([])
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listStations(base, admin, { limit: 2, cursor })
    seen.push(...page.items.map((row) => row.id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual(all.items.map((row) => row.id))
  expect(all.items.find((row) => row.id === wuzhong.warm)).toMatchObject({ lastReadingOn: addDays(today, -1), silentDays: null })
})

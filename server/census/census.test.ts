import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import type { CensusRecord } from '@/domain/census'
import { settledLook, totalOf } from '@/domain/census-rule'
import { addDays, dayOf } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { figureOverview } from '../figure/reads'
import { actorFor, baseOf } from '../testing'
import { closeCensus, openCensus, recordCensus } from './commands'
import { censusOfDistrict, censusPage } from './reads'

const { xiangcheng: here, wuzhong: there } = tinyIds()
const today = dayOf(new Date())
const opensOn = addDays(today, -20)
let database: TestDatabase
let base: Base
let admin: Actor
let official: Actor
let neighbour: Actor
let campaign: string
let mine: string

const counted = { operators: 40, drivers: 100, memberDrivers: 8, organisations: 2 }
const entry = (changes: Partial<CensusRecord> = {}): CensusRecord => ({
  id: mine,
  look: 'first',
  counts: counted,
  countedOn: addDays(today, -10),
  basis: '走访台账',
  reasons: {},
  before: null,
  replaces: null,
  ...changes,
})
const districtIn = async (actor: Actor, regionCode: string) =>
  (await censusPage(base, actor, { campaign })).districts.find((row) => row.regionCode === regionCode)?.id ?? ''
const open = (name: string) => openCensus(base, admin, { name, opensOn, dueOn: addDays(today, 20), note: '' })

beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  admin = await actorFor(base, 'admin')
  official = await actorFor(base, 'official.xiangcheng')
  neighbour = await actorFor(base, 'official.wuzhong')
  campaign = (await open('第一次拉网式摸排')).id
  mine = await districtIn(official, here.regionCode)
})
afterAll(() => database.drop())

describe('a campaign', () => {
  it('is opened by the city for all ten districts, one at a time', async () => {
    const page = await censusPage(base, admin, {})
    expect(page.districts).toHaveLength(10)
    expect(page).toMatchObject({ wholeCity: true, mayOpen: true, campaign: { id: campaign, closedOn: null } })
    await expect(open('第二次')).rejects.toMatchObject({ detail: { fields: { name: 'census_running' } } })
    await expect(openCensus(base, official, { name: '区里自办', opensOn, dueOn: today, note: '' })).rejects.toMatchObject({
      code: 'not_found',
    })
    const leader = await actorFor(base, 'leader')
    await expect(openCensus(base, leader, { name: '领导', opensOn, dueOn: today, note: '' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('shows an official the own district and a neighbour nothing of it', async () => {
    const page = await censusPage(base, official, {})
    expect(page.districts.map((row) => row.regionCode)).toEqual([here.regionCode])
    expect(page).toMatchObject({ wholeCity: false, mayOpen: false })
    await expect(censusOfDistrict(base, neighbour, { id: mine })).rejects.toMatchObject({ code: 'not_found' })
    await expect(recordCensus(base, neighbour, entry())).rejects.toMatchObject({ code: 'not_found' })
    await expect(closeCensus(base, official, { id: campaign, version: 1 })).rejects.toMatchObject({ code: 'not_found' })
    expect((await censusPage(base, await actorFor(base, 'secretary.xiangcheng'), {})).districts).toEqual([])
  })
})

describe('the looks of a district', () => {
  it('come in their order, each difference with its reason', async () => {
    await expect(recordCensus(base, official, entry({ look: 'second', before: counted }))).rejects.toMatchObject({
      detail: { fields: { look: 'look_early' } },
    })
    await expect(recordCensus(base, official, entry({ countedOn: addDays(today, 1) }))).rejects.toMatchObject({
      detail: { fields: { countedOn: 'date_future' } },
    })
    const leader = await actorFor(base, 'leader.xiangcheng')
    await expect(recordCensus(base, leader, entry())).rejects.toMatchObject({ code: 'forbidden' })
    const first = await recordCensus(base, official, entry())

    const counts = { ...counted, drivers: 103 }
    const second = entry({ look: 'second', counts, before: counted, countedOn: addDays(today, -5) })
    await expect(recordCensus(base, official, second)).rejects.toMatchObject({
      detail: { fields: { 'reasons.drivers': 'reason_missing' } },
    })
    const reasons = { drivers: { code: 'missed' as const, note: '' } }
    await expect(recordCensus(base, official, { ...second, reasons: { ...reasons, operators: reasons.drivers } })).rejects.toMatchObject({
      detail: { fields: { 'reasons.operators': 'reason_unneeded' } },
    })
    // A page that never saw the first look cannot talk its difference away.
    await expect(recordCensus(base, official, { ...second, before: counts })).rejects.toMatchObject({ code: 'conflict' })
    await expect(recordCensus(base, official, { ...second, reasons, countedOn: addDays(today, -11) })).rejects.toMatchObject({
      detail: { fields: { countedOn: 'before_look' } },
    })
    await recordCensus(base, official, { ...second, reasons })
    await expect(recordCensus(base, official, entry({ replaces: first.id }))).rejects.toMatchObject({
      detail: { fields: { look: 'look_built_on' } },
    })
  })

  it('are corrected by a row of their own, and what stood before is kept', async () => {
    const stood = (await censusOfDistrict(base, official, { id: mine })).looks.second
    const change = entry({
      look: 'second',
      before: counted,
      replaces: stood?.id ?? null,
      countedOn: addDays(today, -4),
      counts: { ...counted, drivers: 104 },
      reasons: { drivers: { code: 'other', note: '园区补查' } },
    })
    await recordCensus(base, official, change)
    await expect(recordCensus(base, official, change)).rejects.toMatchObject({ code: 'conflict' })
    const district = await censusOfDistrict(base, official, { id: mine })
    expect(district.looks.second).toMatchObject({ counts: { drivers: 104 }, recordedBy: official.displayName })
    expect(district.superseded).toMatchObject([{ look: 'second', counts: { drivers: 103 } }])
    expect((await censusOfDistrict(base, await actorFor(base, 'leader'), { id: mine })).looks.second?.recordedBy).toBeNull()
  })

  it('are held by the database too', async () => {
    const insert = (look: string, drivers: number, reasons: object) =>
      database.pool.query(
        `insert into census_return (id, district_id, org_id, look, operators, drivers, member_drivers, organisations, reasons, counted_on, basis, recorded_by)
         values ($1, $2, $3, $4, 40, $5, 8, 2, $6, $7, '台账', $8)`,
        [uuidv7(), mine, here.county, look, drivers, JSON.stringify(reasons), today, here.official],
      )
    await expect(insert('verification', 105, {})).rejects.toThrow(/does not fit/)
    await expect(insert('verification', 104, { drivers: { code: 'left', note: '' } })).rejects.toThrow(/does not fit/)
    await expect(insert('verification', 105, { drivers: { code: '', note: '' } })).rejects.toThrow(/does not fit/)
    await expect(insert('verification', 105, { drivers: { code: 'left', note: 'x'.repeat(201) } })).rejects.toThrow(/does not fit/)
    await expect(insert('first', 100, {})).rejects.toThrow(/later look/)
    await expect(insert('verification', -1, {})).rejects.toThrow()
    await expect(database.pool.query(`update census_return set drivers = 1 where district_id = $1`, [mine])).rejects.toThrow(/superseded/)
    await expect(database.pool.query(`update census_return set superseded_at = now() where look = 'first'`)).rejects.toThrow(/later look/)
    await expect(database.pool.query(`delete from census_return`)).rejects.toThrow(/superseded/)
  })
})

describe('the end of a campaign', () => {
  it('adds up only what all ten have reported, becomes the census figure, and is final', async () => {
    const before = (await censusPage(base, admin, {})).districts
    expect(totalOf(before, 'first')).toEqual({ reported: 1, of: 10, sum: null })
    for (const { id, regionCode } of before) {
      const { looks } = await censusOfDistrict(base, admin, { id })
      const base3 = looks.second?.counts ?? counted
      const common = { id, counts: base3, countedOn: today }
      if (regionCode !== here.regionCode) {
        await recordCensus(base, admin, entry(common))
        await recordCensus(base, admin, entry({ ...common, look: 'second', before: base3 }))
      }
      await recordCensus(base, admin, entry({ ...common, look: 'verification', before: base3 }))
    }
    const { districts } = await censusPage(base, admin, {})
    expect(settledLook(districts)).toBe('verification')
    expect(totalOf(districts, 'verification').sum).toEqual({ operators: 400, drivers: 1004, memberDrivers: 80, organisations: 20 })
    await expect(closeCensus(base, admin, { id: campaign, version: 9 })).rejects.toMatchObject({ code: 'conflict' })
    await closeCensus(base, admin, { id: campaign, version: 1 })
    const figures = await figureOverview(base, admin, {})
    expect(figures.census).toMatchObject({ asOf: today, total: { operators: 400, drivers: 1004 } })

    const stood = (await censusOfDistrict(base, official, { id: mine })).looks.verification
    const late = entry({
      look: 'verification',
      before: stood?.counts ?? null,
      counts: stood?.counts ?? counted,
      replaces: stood?.id ?? null,
      countedOn: today,
    })
    await expect(recordCensus(base, official, late)).rejects.toMatchObject({ detail: { fields: { look: 'census_closed' } } })
    await expect(closeCensus(base, admin, { id: campaign, version: 2 })).rejects.toMatchObject({
      detail: { fields: { id: 'census_closed' } },
    })
    for (const statement of [
      `update census_return set superseded_at = now() where look = 'verification'`,
      `update census_campaign set closed_at = null, closed_by = null`,
      `delete from census_campaign`,
      `delete from census_district`,
    ])
      await expect(database.pool.query(statement), statement).rejects.toThrow()
    expect(await open('第二次拉网式摸排')).toMatchObject({ id: expect.any(String) })
  })
})

it('a neighbour never appears in the sum of an official', async () => {
  expect((await censusPage(base, neighbour, {})).districts.map((row) => row.regionCode)).toEqual([there.regionCode])
})

import * as fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { AppError } from '@/domain/errors'
import { addDays, dayOf } from '@/domain/month'
import { totalCoverage } from '@/domain/union'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { listEnterprises, showEnterprise } from '../enterprise/reads'
import { actorFor, baseOf } from '../testing'
import { joinUnion, leaveUnion } from './commands'
import { unionOfOne, unionOverview } from './reads'

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

const [driver = '', second = ''] = xiangcheng.formal
const join = (changes: object) =>
  joinUnion(base, official, { enterpriseId: null, personIds: [], from: addDays(today, -30), basis: '会员登记表', ...changes })
const districtOf = async (actor: Actor, regionCode: string) =>
  (await unionOverview(base, actor, {})).rows.find((row) => row.regionCode === regionCode)

describe('the union', () => {
  beforeEach(async () => {
    await tiny.pool.query('alter table union_membership disable trigger union_membership_dated')
    await tiny.pool.query('delete from union_membership where id <> all($1)', [
      [xiangcheng.carrierUnion, xiangcheng.driverUnion, wuzhong.carrierUnion, wuzhong.driverUnion],
    ])
    await tiny.pool.query('alter table union_membership enable trigger union_membership_dated')
  })

  test('takes an enterprise and its drivers in on one day, each once', async () => {
    expect(await join({ enterpriseId: xiangcheng.bare, personIds: [driver, second, driver] })).toEqual({ count: 3 })
    expect(await showEnterprise(base, official, { id: xiangcheng.bare })).toMatchObject({
      inUnion: true,
      union: [{ from: addDays(today, -30), to: null }],
    })
    expect((await listEnterprises(base, official, { union: 'out' })).items.map((row) => row.id)).toEqual([])
    await expect(join({ personIds: [driver] })).rejects.toMatchObject({
      code: 'invalid',
      detail: { fields: { personIds: 'union_already' } },
    })
    await expect(join({ enterpriseId: xiangcheng.carrier })).rejects.toMatchObject({
      detail: { fields: { enterpriseId: 'union_already' } },
    })
    await expect(join({})).rejects.toMatchObject({ detail: { fields: { personIds: 'choice_missing' } } })
    await expect(join({ personIds: [driver], from: addDays(today, 1) })).rejects.toMatchObject({
      detail: { fields: { from: 'date_future' } },
    })
  })

  test('lets go on a day with a basis, keeps what was, and takes back a mistake', async () => {
    await join({ personIds: [driver] })
    const [entered] = (await unionOfOne(base, official, { id: driver })).spans
    const id = entered?.id ?? ''
    const leave = (to: string) => leaveUnion(base, official, { id, to, basis: '退会申请' })
    await expect(leave(addDays(today, -31))).rejects.toMatchObject({ detail: { fields: { to: 'before_joining' } } })
    await leave(addDays(today, -10))
    expect((await unionOfOne(base, official, { id: driver })).spans).toMatchObject([
      { from: addDays(today, -30), to: addDays(today, -10), basis: '退会申请' },
    ])
    await expect(leave(addDays(today, -5))).rejects.toMatchObject({ code: 'not_found' })
    await join({ personIds: [driver], from: addDays(today, -10) })
    const [again] = (await unionOfOne(base, official, { id: driver })).spans
    await leaveUnion(base, official, { id: again?.id ?? '', to: addDays(today, -10), basis: '登记有误' })
    expect((await unionOfOne(base, official, { id: driver })).spans).toHaveLength(1)
  })

  test('covers each district by its own enterprises and drivers; the city is their sum', async () => {
    await join({ enterpriseId: xiangcheng.bare, personIds: [driver] })
    expect(await districtOf(official, xiangcheng.regionCode)).toEqual({
      regionCode: xiangcheng.regionCode,
      enterprises: 2,
      enterprisesIn: 2,
      drivers: null,
      driversIn: 2,
    })
    const own = await unionOverview(base, official, {})
    expect(own.rows.map((row) => row.regionCode)).toEqual([xiangcheng.regionCode])
    expect(own.published).toMatchObject([
      { value: 156, ours: null },
      { value: 5086, ours: null },
    ])
    const city = await unionOverview(base, await actorFor(base, 'leader'), {})
    expect(city.rows.find((row) => row.regionCode === wuzhong.regionCode)).toMatchObject({ enterprises: 2, enterprisesIn: 1, driversIn: 1 })
    expect(city.total).toMatchObject({ enterprises: 4, enterprisesIn: 3, driversIn: 3 })
    expect(city.published).toMatchObject([
      { value: 156, ours: 3 },
      { value: 5086, ours: 3 },
    ])
  })

  test('counts a driver where the branch that keeps them lies', async () => {
    const [shared = ''] = xiangcheng.shared
    await tiny.pool.query(`update person set presence_org_id = $1 where id = $2`, [wuzhong.mobile, shared])
    await join({ personIds: [shared] })
    expect(await districtOf(official, xiangcheng.regionCode)).toMatchObject({ driversIn: 1 })
    expect(await districtOf(await actorFor(base, 'official.wuzhong'), wuzhong.regionCode)).toMatchObject({ driversIn: 2 })
    await tiny.pool.query(`update person set presence_org_id = $1 where id = $2`, [xiangcheng.mobile, shared])
  })

  test('is written where the caller manages, and names of persons are for who may see persons', async () => {
    await expect(join({ enterpriseId: wuzhong.bare })).rejects.toMatchObject({ code: 'not_found' })
    await expect(join({ personIds: [wuzhong.formal[0]] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(leaveUnion(base, official, { id: wuzhong.driverUnion, to: today, basis: '退会申请' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(unionOfOne(base, await actorFor(base, 'leader'), { id: driver })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await unionOfOne(base, await actorFor(base, 'secretary.xiangcheng'), { id: driver })).toMatchObject({
      spans: [],
      mayEdit: false,
    })
  })

  test('holds nobody twice on any day, whatever is recorded in whatever order', async () => {
    const step = fc.record({ who: fc.constantFrom(driver, second), join: fc.boolean(), ago: fc.integer({ min: 0, max: 12 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await tiny.pool.query('truncate union_membership')
        for (const { who, join: enters, ago } of steps) {
          const day = addDays(today, -ago)
          const [open] = (await unionOfOne(base, official, { id: who })).spans.filter((span) => span.to === null)
          const doing = enters
            ? join({ personIds: [who], from: day })
            : open === undefined
              ? Promise.resolve()
              : leaveUnion(base, official, { id: open.id, to: day, basis: '退会申请' })
          await doing.catch((error: unknown) => expect(error).toBeInstanceOf(AppError))
        }
        const { rows } = await tiny.pool.query(
          `select max(held)::int as most from (
             select count(*) as held from generate_series($1::date - 14, $1::date, interval '1 day') d
             join union_membership u on u.superseded_at is null and u.valid_from <= d and (u.valid_to is null or u.valid_to > d)
             group by d, u.person_id) as days`,
          [today],
        )
        expect(z.array(z.object({ most: z.number().nullable() })).parse(rows)[0]?.most ?? 0).toBeLessThanOrEqual(1)
      }),
      { numRuns: 15 },
    )
  })
})

test('the sum of districts knows drivers only where each district does', () => {
  const row = { enterprises: 3, enterprisesIn: 2, drivers: 10, driversIn: 4 }
  expect(totalCoverage([row, row])).toEqual({ enterprises: 6, enterprisesIn: 4, drivers: 20, driversIn: 8 })
  expect(totalCoverage([row, { ...row, drivers: null }]).drivers).toBe(null)
  expect(totalCoverage([]).drivers).toBe(null)
})

import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activityCohost } from '@/db/schema/activity'
import { indicatorCell } from '@/db/schema/indicator'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addMonths, dayOf, monthOf } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { closePeriod } from '../period/commands'
import { actorFor, baseOf } from '../testing'
import { activityCohosted, activityEdit, activityLog, activityWithdraw } from './commands'
import { activityCohosts, activityList, activityOne } from './reads'

const ids = tinyIds()
const here = ids.xiangcheng
const neighbour = ids.wuzhong
const today = dayOf(new Date())
const month = monthOf(today)

let database: TestDatabase
let base: Base
let secretary: Actor
let official: Actor
let other: Actor
let otherOfficial: Actor

beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  await rebuild(base.db, settingsFrom({}), today)
  secretary = await actorFor(base, 'secretary.xiangcheng')
  official = await actorFor(base, 'official.xiangcheng')
  other = await actorFor(base, 'secretary.wuzhong')
  otherOfficial = await actorFor(base, 'official.wuzhong')
})
afterAll(async () => database.drop())

const content = (facts: Record<string, unknown> = {}) => ({
  kinds: ['party_lecture'],
  title: '两个支部一起上党课',
  startsAt: `${today}T00:00:00+08:00`,
  present: 5,
  ...facts,
})
const logged = (facts: Record<string, unknown> = {}) =>
  activityLog(base, secretary, { orgId: here.mobile, ...content(facts) }, randomUUID())
const answer = (actor: Actor, id: string, tookPart: boolean, orgId = neighbour.mobile) =>
  activityCohosted(base, actor, { id, orgId, tookPart }, randomUUID())
const stateOf = async (id: string) =>
  (await database.db.select().from(activityCohost).where(eq(activityCohost.activityId, id))).map(({ orgId, state }) => ({ orgId, state }))
const refusedCohosts = (code: string) => ({ code: 'invalid', detail: { fields: { cohosts: code } } })

/** What the cells say of a branch in the running month and to the end of the quarter: lectures done, and activities. */
async function counted(orgId: string) {
  const cells = await database.db.select().from(indicatorCell).where(eq(indicatorCell.orgId, orgId))
  const sum = (indicator: string, cut?: string) =>
    cells.filter((cell) => cell.indicator === indicator && (cut === undefined || cell.cut === cut)).reduce((all, cell) => all + cell.num, 0)
  return { meetings: sum('duties', 'theme_day'), activities: sum('activities'), present: sum('attendance') }
}
/** Nothing differs from a count of everything anew. */
async function recounted() {
  const read = () =>
    database.db
      .select()
      .from(indicatorCell)
      .orderBy(indicatorCell.orgId, indicatorCell.indicator, indicatorCell.month, indicatorCell.regionCode, indicatorCell.cut)
  const before = await read()
  await rebuild(base.db, settingsFrom({}), today)
  expect(before).toEqual(await read())
}
const themeDay = { kinds: ['theme_day'], title: '联合主题党日' }

describe('an activity held together', () => {
  it('counts for a co-host once it says that it took part, and as one activity', async () => {
    const before = { host: await counted(here.mobile), cohost: await counted(neighbour.mobile) }
    const { id } = await logged({ ...themeDay, cohosts: [neighbour.mobile] })
    expect(await stateOf(id)).toEqual([{ orgId: neighbour.mobile, state: 'asked' }])
    expect(await counted(neighbour.mobile)).toEqual(before.cohost)
    await answer(other, id, true)
    const after = await counted(neighbour.mobile)
    expect(after).toEqual({ ...before.cohost, meetings: before.cohost.meetings + 1 })
    expect((await counted(here.mobile)).activities).toBe(before.host.activities + 1)
    await recounted()
    await answer(other, id, true)
    expect(await counted(neighbour.mobile)).toEqual(after)
    await answer(other, id, false)
    expect(await counted(neighbour.mobile)).toEqual(before.cohost)
    await recounted()
  })

  it('is told to the co-host without names, and to nobody else', async () => {
    const { id } = await logged({ ...themeDay, present: null, attendees: [here.formal[0]], cohosts: [neighbour.mobile] })
    const theirs = await activityOne(base, other, { id })
    expect(theirs).toMatchObject({ attendees: null, mayEdit: false, mayReview: false, seenFrom: neighbour.mobile })
    expect(theirs.cohosts).toMatchObject([{ orgId: neighbour.mobile, state: 'asked', mayAnswer: true }])
    expect((await activityOne(base, secretary, { id })).cohosts).toMatchObject([{ orgId: neighbour.mobile, mayAnswer: false }])
    expect((await activityList(base, other, { limit: 100 })).items.map((row) => row.id)).not.toContain(id)
    const { id: alone } = await logged(themeDay)
    await expect(activityOne(base, other, { id: alone })).rejects.toMatchObject({ code: 'not_found' })
    await expect(answer(other, alone, true)).rejects.toMatchObject({ code: 'not_found' })
    await expect(answer(secretary, id, true)).rejects.toMatchObject({ code: 'not_found' })
    await expect(activityEdit(base, other, { id, version: 1, ...content() })).rejects.toMatchObject({ code: 'not_found' })
    await expect(activityWithdraw(base, other, { id, version: 1, reason: '示例' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is answered at once by whoever logs for both branches', async () => {
    const { id } = await activityLog(
      base,
      official,
      { orgId: here.mobile, ...content({ cohosts: [here.plain, neighbour.plain] }) },
      randomUUID(),
    )
    expect(await stateOf(id)).toEqual(
      expect.arrayContaining([
        { orgId: here.plain, state: 'taking_part' },
        { orgId: neighbour.plain, state: 'asked' },
      ]),
    )
    await activityEdit(base, official, { id, version: 1, ...content({ cohosts: [neighbour.plain] }) }, randomUUID())
    expect(await stateOf(id)).toEqual([{ orgId: neighbour.plain, state: 'asked' }])
    await recounted()
  })

  it('takes no host, committee, stranger, nor a branch twice', async () => {
    await expect(logged({ cohosts: [here.mobile] })).rejects.toMatchObject(refusedCohosts('cohost_invalid'))
    await expect(logged({ cohosts: [neighbour.county] })).rejects.toMatchObject(refusedCohosts('cohost_invalid'))
    await expect(logged({ cohosts: [randomUUID()] })).rejects.toMatchObject(refusedCohosts('cohost_invalid'))
    await expect(logged({ cohosts: [neighbour.mobile, neighbour.mobile] })).rejects.toMatchObject(refusedCohosts('cohosts_twice'))
    const host = sql`insert into activity_cohost (activity_id, org_id) values (${here.theme}, ${here.mobile})`
    await expect(database.db.execute(host)).rejects.toMatchObject({ cause: { code: '23514' } })
    const choices = await activityCohosts(base, secretary, {})
    expect(choices.map((org) => org.id)).toEqual(expect.arrayContaining([here.mobile, neighbour.mobile, neighbour.plain]))
    expect(choices.map((org) => org.id)).not.toContain(neighbour.county)
  })

  it('takes the credit along when it moves or is withdrawn', async () => {
    const before = await counted(neighbour.mobile)
    const { id } = await logged({ ...themeDay, cohosts: [neighbour.mobile] })
    await answer(other, id, true)
    const moved = { ...themeDay, startsAt: `${addMonths(month, -1)}-25T10:00:00+08:00`, cohosts: [neighbour.mobile] }
    await activityEdit(base, secretary, { id, version: 1, ...content(moved) }, randomUUID())
    await recounted()
    await activityWithdraw(base, secretary, { id, version: 2, reason: '登记错了' })
    expect(await counted(neighbour.mobile)).toEqual(before)
    await recounted()
    await expect(answer(other, id, false)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('stays as it is in a month that the co-host has closed, though its host has not', async () => {
    const past = addMonths(month, -1)
    const facts = { ...themeDay, startsAt: `${past}-21T10:00:00+08:00`, cohosts: [neighbour.mobile] }
    const { id } = await logged(facts)
    await answer(other, id, true)
    const open = await logged(facts)
    await closePeriod(base, otherOfficial, { orgId: neighbour.county, month: past }, randomUUID())
    const before = await counted(neighbour.mobile)
    const closed = { code: 'period_closed' }
    await expect(activityWithdraw(base, secretary, { id, version: 1, reason: '登记错了' })).rejects.toMatchObject(closed)
    await expect(activityEdit(base, secretary, { id, version: 1, ...content({ ...facts, cohosts: [] }) })).rejects.toMatchObject(closed)
    await expect(answer(other, open.id, true)).rejects.toMatchObject(closed)
    const behind = and(eq(activityCohost.activityId, id), eq(activityCohost.orgId, neighbour.mobile))
    await expect(database.db.delete(activityCohost).where(behind)).rejects.toMatchObject({ cause: { code: 'HC001' } })
    await activityEdit(base, secretary, { id, version: 1, ...content({ ...facts, summary: '补充纪要' }) }, randomUUID())
    expect(await counted(neighbour.mobile)).toEqual(before)
  })
})

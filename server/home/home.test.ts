import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addMonths, dayOf, monthOf } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import { activityLog, activityReview } from '../activity/commands'
import { activityList } from '../activity/reads'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { actorFor, baseOf } from '../testing'
import { homePage } from './reads'

const here = tinyIds().xiangcheng
const neighbour = tinyIds().wuzhong
const today = dayOf(new Date())

describe('the secretary’s first screen', () => {
  let database: TestDatabase
  let base: Base
  beforeAll(async () => {
    database = await testDatabase('tiny')
    base = baseOf(database)
    await rebuild(base.db, settingsFrom({}), today)
  })
  afterAll(async () => database.drop())

  it('shows the branch, what is due now, and its numbers', async () => {
    const secretary = await actorFor(base, 'secretary.xiangcheng')
    const home = await homePage(base, secretary, {})
    expect(home.org.id).toBe(here.mobile)
    expect(home.members).toMatchObject({ formal: 3, presence: 5 })
    expect(home.stations).toEqual([expect.objectContaining({ id: here.home, lastCount: expect.any(Number) })])
    expect(home.duties.open.some((duty) => duty.kind === 'theme_day' && duty.state === 'pending')).toBe(true)
    expect(home.duties.open.every((duty) => duty.from.startsWith(today.slice(0, 4)))).toBe(true)
  })

  it('ticks a duty off once it is logged, and calls what was sent back', async () => {
    const secretary = await actorFor(base, 'secretary.xiangcheng')
    const official = await actorFor(base, 'official.xiangcheng')
    const before = await homePage(base, secretary, {})
    const { id } = await activityLog(base, secretary, {
      orgId: here.mobile,
      kinds: ['theme_day'],
      title: '主题党日',
      startsAt: `${today}T00:00:00+08:00`,
      present: 5,
    })
    const after = await homePage(base, secretary, {})
    expect(after.duties.done.map((duty) => duty.activityId)).toContain(id)
    expect(after.duties.tally.done).toBe(before.duties.tally.done + 1)
    expect(after.year).toEqual({ activities: before.year.activities + 1, attended: before.year.attended + 5 })
    await activityReview(base, official, { id, version: 1, verdict: 'returned', note: '请补充纪要' })
    expect((await homePage(base, secretary, {})).returned).toEqual([{ id, title: '主题党日', day: today, note: '请补充纪要' }])
  })

  it('is of one’s own branch only', async () => {
    const secretary = await actorFor(base, 'secretary.xiangcheng')
    await expect(homePage(base, secretary, { org: neighbour.mobile })).rejects.toMatchObject({ code: 'not_found' })
    const leader = await actorFor(base, 'leader.xiangcheng')
    await expect(homePage(base, leader, {})).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('counts only what lies in this year', async () => {
    const secretary = await actorFor(base, 'secretary.xiangcheng')
    const before = (await homePage(base, secretary, {})).year.activities
    await activityLog(base, secretary, {
      orgId: here.mobile,
      kinds: ['visit'],
      title: '去年的走访',
      startsAt: `${addMonths(monthOf(today), -12)}-10T09:00:00+08:00`,
      present: 2,
    })
    expect((await homePage(base, secretary, {})).year.activities).toBe(before)
    const { total } = await activityList(base, secretary, { org: here.mobile, month: today.slice(0, 4) })
    expect(total.count).toBe(before)
  })
})

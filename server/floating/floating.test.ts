import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, dayOf } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { dashboardPage } from '../dashboard/reads'
import { homePage } from '../home/reads'
import { memberOne } from '../member/reads'
import { actorFor, baseOf } from '../testing'
import { transferReceive, transferSend, transferWithdraw } from '../transfer/commands'
import { floatingEnd, floatingRegister } from './commands'
import { floatingFeedback, floatingList, floatingOfOne } from './reads'

const { xiangcheng: here, wuzhong: there } = tinyIds()
const today = dayOf(new Date())
let database: TestDatabase
let base: Base
let secretary: Actor
let official: Actor

beforeEach(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  secretary = await actorFor(base, 'secretary.xiangcheng')
  official = await actorFor(base, 'official.xiangcheng')
})
afterEach(() => database.drop())

/** An activity of the branch at which the given persons were ticked. */
async function held(ago: number, people: readonly string[], state = 'held', orgId = here.mobile): Promise<void> {
  const id = uuidv7()
  const day = addDays(today, -ago)
  await database.db
    .execute(sql`insert into activity (id, org_id, kinds, title, starts_at, place, summary, present, guests, state, logged_by, logged_at)
    values (${id}, ${orgId}, '{theme_day}', ${`主题党日${ago}`}, ${`${day}T14:00:00+08:00`}, '活动室', '', ${people.length}, 0, ${state}, ${here.secretary}, ${`${day}T16:00:00+08:00`})`)
  for (const personId of people) await database.db.execute(sql`insert into attendance (activity_id, person_id) values (${id}, ${personId})`)
}
const [steady = '', missing = ''] = here.formal
const away = { place: '示例市某运输公司', regionCode: '410000', since: addDays(today, -100), contact: '周示新', basis: '外出报备' }

describe('who takes no part', () => {
  it('is called to mind after five months, and to be registered after six', async () => {
    await held(400, [steady, missing])
    await held(160, [steady, here.probationary])
    await held(20, [steady])
    const absent = (await floatingList(base, secretary, {})).absent
    // 400 days and 160 days ago: more than six months, and between five and six.
    expect(absent).toEqual([
      expect.objectContaining({ personId: missing, alert: 'register', since: addDays(today, -400), mayEdit: true }),
      expect.objectContaining({ personId: here.probationary, alert: 'remind', since: addDays(today, -160) }),
    ])
    expect((await homePage(base, secretary, {})).absent).toEqual({ remind: 1, register: 1 })
    const neighbour = await actorFor(base, 'official.wuzhong')
    expect((await floatingList(base, neighbour, {})).absent).toEqual([])
    const told = async (actor: Actor, org: string) => {
      const { attention } = (await dashboardPage(base, actor, { org, cards: 'attention', attention: 'all' })).cards
      return attention?.ok === true ? attention.value.items.filter((item) => item.kind === 'absent') : null
    }
    expect(await told(official, here.county)).toEqual([
      expect.objectContaining({ personId: missing, alert: 'register', months: 13 }),
      expect.objectContaining({ personId: here.probationary, alert: 'remind', months: 5 }),
    ])
    expect(await told(official, here.plain)).toEqual([])
    // Names are not for leaders.
    expect(await told(await actorFor(base, 'leader.xiangcheng'), here.county)).toEqual([])
    expect(await told(neighbour, there.county)).toEqual([])
  })

  it('is not said of who is kept by another branch, nor by activities that were withdrawn or had no names', async () => {
    await held(400, [...here.shared, ...here.settled], 'held', here.plain)
    await held(20, [here.settled[0] ?? ''], 'held', here.plain)
    await held(10, [here.settled[1] ?? ''], 'withdrawn', here.plain)
    const absent = (await floatingList(base, official, {})).absent.filter((row) => row.orgId === here.plain)
    // The third settled member came a hundred days ago.
    expect(absent.map((row) => row.personId)).toEqual([here.settled[1]])
  })
})

describe('a member who works elsewhere', () => {
  it('is registered by the home branch, stays where the relation lies, and comes back', async () => {
    await held(400, [steady, missing])
    await held(20, [steady])
    const saved = await floatingRegister(base, secretary, { personId: missing, ...away })
    expect((await memberOne(base, secretary, { id: missing })).orgId).toBe(here.mobile)
    const page = await floatingList(base, secretary, {})
    expect(page.absent.map((row) => row.personId)).not.toContain(missing)
    expect(page.registered).toEqual([
      expect.objectContaining({ personId: missing, place: '示例市某运输公司', contact: '周示新', mayEdit: true }),
    ])
    await expect(floatingRegister(base, secretary, { personId: missing, ...away })).rejects.toMatchObject({
      detail: { fields: { personId: 'floating_already' } },
    })
    await expect(floatingEnd(base, secretary, { ...saved, endedOn: addDays(today, -101) })).rejects.toMatchObject({
      detail: { fields: { endedOn: 'end_before_start' } },
    })
    await floatingEnd(base, secretary, { ...saved, endedOn: today })
    expect((await floatingOfOne(base, secretary, { id: missing })).registered).toBeNull()
  })

  it('is not among those away once the relation has left the city', async () => {
    await floatingRegister(base, secretary, { personId: missing, ...away })
    const to = { external: { name: '示例外地党支部', regionCode: '410000' } }
    const letter = await transferSend(base, secretary, { personId: missing, to, letterNumber: '相转〔2026〕3号', sentOn: today })
    expect((await floatingList(base, secretary, {})).registered).toHaveLength(1)
    await transferReceive(base, secretary, { ...letter, receivedOn: today })
    expect((await floatingList(base, secretary, {})).registered).toEqual([])
  })

  it('is not registered while a letter of transfer is under way, and is once it was taken back', async () => {
    await held(400, [steady, missing])
    await held(20, [steady])
    const to = { external: { name: '示例外地党支部', regionCode: '410000' } }
    const letter = await transferSend(base, secretary, { personId: missing, to, letterNumber: '相转〔2026〕4号', sentOn: today })
    expect((await floatingOfOne(base, secretary, { id: missing })).mayRegister).toBe(false)
    const { absent } = await floatingList(base, secretary, {})
    expect(absent.find((row) => row.personId === missing)?.mayEdit).toBe(false)
    await expect(floatingRegister(base, secretary, { personId: missing, ...away })).rejects.toMatchObject({
      detail: { fields: { personId: 'transfer_open' } },
    })
    await transferWithdraw(base, secretary, letter)
    expect((await floatingOfOne(base, secretary, { id: missing })).mayRegister).toBe(true)
    await floatingRegister(base, secretary, { personId: missing, ...away })
  })

  it('is nobody else’s to register', async () => {
    await expect(floatingRegister(base, secretary, { personId: there.formal[0] ?? '', ...away })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(floatingRegister(base, secretary, { personId: here.external[0] ?? '', ...away })).rejects.toMatchObject({
      detail: { fields: { personId: 'formal_elsewhere' } },
    })
  })
})

describe('the letter to the home branch', () => {
  it('tells how often a kept member took part since a day, from the names that were ticked', async () => {
    const kept = here.shared[0] ?? ''
    await held(90, [kept, steady])
    await held(50, [steady])
    await held(20, [kept])
    const letter = await floatingFeedback(base, secretary, { id: kept, since: addDays(today, -100) })
    const days = letter.attended.map((row) => row.day)
    expect(days).toEqual([...days].sort())
    expect(days).toEqual(expect.arrayContaining([addDays(today, -90), addDays(today, -20)]))
    expect(days).not.toContain(addDays(today, -50))
    expect(letter).toMatchObject({ since: addDays(today, -100), keptSince: addDays(today, -300) })
    expect(letter.homeName).toContain('示例运输有限公司党支部')
    // The theme day of `tiny` and the three here; the letter never goes back before the keeping began.
    expect(letter.held).toBe(4)
    expect((await floatingFeedback(base, secretary, { id: kept, since: addDays(today, -900) })).since).toBe(addDays(today, -300))
  })

  it('is written by the branch that keeps the person, and by no other', async () => {
    await expect(floatingFeedback(base, secretary, { id: steady })).rejects.toMatchObject({ code: 'not_found' })
    await expect(floatingFeedback(base, secretary, { id: there.external[0] ?? '' })).rejects.toMatchObject({ code: 'not_found' })
    expect((await floatingOfOne(base, secretary, { id: here.shared[0] ?? '' })).mayReport).toBe(true)
  })
})

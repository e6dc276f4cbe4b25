import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activity, attendance } from '@/db/schema/activity'
import { auditEvent } from '@/db/schema/audit'
import { indicatorCell } from '@/db/schema/indicator'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { AppError } from '@/domain/errors'
import { addDays, addMonths, dayOf, monthOf } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { actorFor, baseOf } from '../testing'
import { activityEdit, activityLog, activityReview, activityWithdraw } from './commands'
import { activityForm, activityList, activityOne } from './reads'

const ids = tinyIds()
const here = ids.xiangcheng
const neighbour = ids.wuzhong
const today = dayOf(new Date())
const month = monthOf(today)
const roster = [...here.external, ...here.shared, ...here.formal, here.probationary]

let database: TestDatabase
let base: Base
let secretary: Actor
let official: Actor
let leader: Actor
let stranger: Actor

beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  await rebuild(base.db, settingsFrom({}), today)
  secretary = await actorFor(base, 'secretary.xiangcheng')
  official = await actorFor(base, 'official.xiangcheng')
  leader = await actorFor(base, 'leader.xiangcheng')
  stranger = await actorFor(base, 'secretary.wuzhong')
})
afterAll(async () => database.drop())

const content = { kinds: ['visit'], title: '走访司机', startsAt: `${today}T00:00:00+08:00`, present: 5 }
const input = (facts: Record<string, unknown> = {}) => ({ orgId: here.mobile, ...content, ...facts })
/** The same facts for an edit, which cannot move the host. */
const mended = ({ id, version }: { id: string; version: number }, facts: Record<string, unknown> = {}) => ({
  id,
  version,
  ...content,
  ...facts,
})
async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof AppError) return error
  throw new Error('not refused as it should be', { cause: error })
}
const fieldsOf = async (work: Promise<unknown>) => (await refusal(work)).detail.fields
const codeOf = async (work: Promise<unknown>) => (await refusal(work)).code

async function cell(indicator: string, at = month, cut = '', org = here.mobile) {
  const [row] = await base.db
    .select()
    .from(indicatorCell)
    .where(
      and(eq(indicatorCell.indicator, indicator), eq(indicatorCell.orgId, org), eq(indicatorCell.month, at), eq(indicatorCell.cut, cut)),
    )
  return row === undefined ? { num: 0, den: 0 } : { num: row.num, den: row.den }
}
const rows = async () => base.db.$count(activity)

describe('logging', () => {
  it('answers with a receipt, audits, and moves the cells', async () => {
    const before = await cell('activities')
    const receipt = await activityLog(base, secretary, input({ kinds: ['visit', 'talk'], attendees: roster.slice(0, 3), present: null }))
    expect(receipt.receipt).toMatch(new RegExp(`^HD-${today.replaceAll('-', '')}-\\d{6}$`))
    const one = await activityOne(base, secretary, { id: receipt.id })
    expect(one).toMatchObject({
      present: 3,
      expected: roster.length,
      state: 'held',
      day: today,
      receipt: receipt.receipt,
      mayEdit: true,
      mayReview: false,
    })
    expect(one.attendees).toHaveLength(3)
    expect((await cell('activities')).num).toBe(before.num + 1)
    const events = await base.db.select().from(auditEvent).where(eq(auditEvent.rowId, receipt.id))
    expect(events.map((event) => [event.action, event.noun]).sort()).toEqual([
      ['activity.log', 'activity'],
      ['activity.log', 'attendance'],
    ])
  })

  it('counts an activity of two kinds once in the total and once in each kind', async () => {
    const before = await Promise.all([
      cell('activities'),
      cell('activity_kinds', month, 'clinic'),
      cell('activity_kinds', month, 'signing'),
    ])
    await activityLog(base, secretary, input({ kinds: ['clinic', 'signing'] }))
    const after = await Promise.all([cell('activities'), cell('activity_kinds', month, 'clinic'), cell('activity_kinds', month, 'signing')])
    expect(after.map((now, i) => now.num - (before[i]?.num ?? 0))).toEqual([1, 1, 1])
  })

  it('expects the roster of the day: who came later is not expected, nor may be ticked', async () => {
    const past = `${addMonths(month, -4)}-15`
    const facts = await activityForm(base, secretary, { day: past })
    const later = roster.filter((id) => !facts.roster.some((entry) => entry.id === id))
    expect(later).toEqual(expect.arrayContaining([here.probationary]))
    const present = facts.roster.slice(0, 2).map((entry) => entry.id)
    const receipt = await activityLog(base, secretary, input({ startsAt: `${past}T19:00:00+08:00`, attendees: present }))
    expect(await activityOne(base, secretary, { id: receipt.id })).toMatchObject({ expected: facts.roster.length, present: 2 })
    expect(
      await fieldsOf(activityLog(base, secretary, input({ startsAt: `${past}T19:00:00+08:00`, attendees: [here.probationary] }))),
    ).toEqual({ attendees: 'person_outside' })
  })

  it('expects formal members only, but at mobile and cloud branches', async () => {
    const form = await activityForm(base, official, { org: here.plain })
    expect(form.roster.map((entry) => entry.id).sort()).toEqual([...here.settled, ...here.shared].sort())
    expect(form.roster.every((entry) => !entry.presence)).toBe(true)
    expect((await activityForm(base, secretary, {})).roster.filter((entry) => entry.presence)).toHaveLength(5)
  })

  it('says which field is wrong', async () => {
    const tomorrow = `${addDays(today, 1)}T09:00:00+08:00`
    expect(await fieldsOf(activityLog(base, secretary, input({ startsAt: tomorrow })))).toEqual({ startsAt: 'date_future' })
    expect(await fieldsOf(activityLog(base, secretary, input({ startsAt: `${addMonths(month, -36)}-28T09:00:00+08:00` })))).toEqual({
      startsAt: 'date_too_old',
    })
    expect(await fieldsOf(activityLog(base, secretary, input({ present: 0 })))).toEqual({ attendees: 'nobody_present' })
    expect(await fieldsOf(activityLog(base, secretary, input({ kinds: [] })))).toEqual({ kinds: 'kind_missing' })
    expect(
      await fieldsOf(activityLog(base, secretary, input({ stationId: here.home, startsAt: `${addDays(today, -501)}T09:00:00+08:00` }))),
    ).toEqual({ stationId: 'before_opening' })
  })

  it('keeps every one of forty at once in one cell', async () => {
    const before = await cell('activities')
    await Promise.all(Array.from({ length: 40 }, () => activityLog(base, secretary, input(), randomUUID())))
    expect((await cell('activities')).num).toBe(before.num + 40)
    const direct = await base.db.$count(
      activity,
      and(eq(activity.orgId, here.mobile), inArray(activity.state, ['held', 'returned', 'confirmed']), eq(activity.day, today)),
    )
    expect(direct).toBeGreaterThanOrEqual(40)
  })
})

describe('a retry', () => {
  it('with the same key is the same row and receipt, also ten at once', async () => {
    const key = randomUUID()
    const count = await rows()
    const first = await activityLog(base, secretary, input(), key)
    expect(await activityLog(base, secretary, input(), key)).toEqual(first)
    const other = randomUUID()
    const receipts = await Promise.all(Array.from({ length: 10 }, () => activityLog(base, secretary, input({ title: '十次同发' }), other)))
    expect(new Set(receipts.map((receipt) => receipt.receipt)).size).toBe(1)
    expect(await rows()).toBe(count + 2)
  })

  it('with the same key and other input is refused; another account does not know the key', async () => {
    const key = randomUUID()
    const mine = await activityLog(base, secretary, input(), key)
    expect(await codeOf(activityLog(base, secretary, input({ title: '另一次走访' }), key))).toBe('key_conflict')
    const theirs = await activityLog(base, official, input(), key)
    expect(theirs.id).not.toBe(mine.id)
  })
})

describe('rows of a neighbour', () => {
  it('cannot be attached, and nothing is written', async () => {
    const count = await rows()
    const attempt = (facts: Record<string, unknown>) => activityLog(base, secretary, input(facts), randomUUID())
    expect(await fieldsOf(attempt({ attendees: [here.formal[0], neighbour.formal[0]] }))).toEqual({ attendees: 'person_outside' })
    expect(await fieldsOf(attempt({ attendees: [here.settled[0]] }))).toEqual({ attendees: 'person_outside' })
    expect(await fieldsOf(attempt({ stationId: neighbour.home }))).toEqual({ stationId: 'station_outside' })
    expect(await fieldsOf(attempt({ orgId: neighbour.mobile }))).toEqual({ orgId: 'org_outside' })
    expect(await fieldsOf(attempt({ orgId: here.plain }))).toEqual({ orgId: 'org_outside' })
    expect(await rows()).toBe(count)
  })

  it('are neither read nor changed', async () => {
    const receipt = await activityLog(base, secretary, input())
    expect(await codeOf(activityOne(base, stranger, { id: receipt.id }))).toBe('not_found')
    expect(await codeOf(activityEdit(base, stranger, mended(receipt)))).toBe('not_found')
    expect(await codeOf(activityWithdraw(base, stranger, { id: receipt.id, version: 1, reason: '登记重复' }))).toBe('not_found')
    expect(await codeOf(activityForm(base, stranger, { org: here.mobile }))).toBe('not_found')
    const theirs = await activityList(base, stranger, { limit: 200 })
    expect(theirs.items.every((row) => row.orgId === neighbour.mobile)).toBe(true)
    expect(await codeOf(activityList(base, stranger, { org: here.county }))).toBe('not_found')
  })

  it('need the right as well as the place', async () => {
    expect(await codeOf(activityLog(base, leader, input()))).toBe('forbidden')
    expect(await codeOf(activityForm(base, leader, {}))).toBe('forbidden')
    const receipt = await activityLog(base, secretary, input())
    expect(await codeOf(activityReview(base, secretary, { id: receipt.id, version: 1, verdict: 'confirmed' }))).toBe('forbidden')
  })
})

describe('mending', () => {
  it('that moves the month refreshes both months', async () => {
    const last = addMonths(month, -1)
    const receipt = await activityLog(base, secretary, input())
    const before = await Promise.all([cell('activities'), cell('activities', last)])
    const edited = await activityEdit(base, secretary, mended(receipt, { startsAt: `${last}-12T19:00:00+08:00` }))
    expect(edited).toMatchObject({ version: 2, receipt: receipt.receipt })
    const after = await Promise.all([cell('activities'), cell('activities', last)])
    expect(after.map((now, i) => now.num - (before[i]?.num ?? 0))).toEqual([-1, 1])
  })

  it('of an old version shows the row as it stands', async () => {
    const receipt = await activityLog(base, secretary, input())
    await activityEdit(base, secretary, mended(receipt, { title: '先改的标题' }))
    const lost = await refusal(activityEdit(base, secretary, mended(receipt, { title: '后改的标题' })))
    expect(lost.code).toBe('conflict')
    expect(lost.detail.current).toMatchObject({ title: '先改的标题', version: 2 })
  })

  it('changes the names and keeps what was expected', async () => {
    const receipt = await activityLog(base, secretary, input({ attendees: roster.slice(0, 2) }))
    await activityEdit(base, secretary, mended(receipt, { attendees: [roster[1], roster[4]] }))
    const one = await activityOne(base, secretary, { id: receipt.id })
    expect(one.attendees?.map((person) => person.id).sort()).toEqual([roster[1], roster[4]].sort())
    expect(one).toMatchObject({ present: 2, expected: roster.length })
    const { version } = one
    await activityEdit(base, secretary, mended({ id: receipt.id, version }, { attendees: [], present: 4, expected: 6 }))
    expect(await activityOne(base, secretary, { id: receipt.id })).toMatchObject({ attendees: [], present: 4, expected: 6 })
    expect(await base.db.$count(attendance, eq(attendance.activityId, receipt.id))).toBe(0)
  })

  it('withdraws with a reason, out of the cells and the list, and for good', async () => {
    const receipt = await activityLog(base, secretary, input())
    const before = await cell('activities')
    await activityWithdraw(base, secretary, { id: receipt.id, version: 1, reason: '登记重复' })
    expect((await cell('activities')).num).toBe(before.num - 1)
    expect((await activityList(base, secretary, { limit: 200 })).items.some((row) => row.id === receipt.id)).toBe(false)
    expect((await activityList(base, secretary, { state: 'withdrawn' })).items.map((row) => row.id)).toEqual(
      expect.arrayContaining([receipt.id]),
    )
    expect(await activityOne(base, secretary, { id: receipt.id })).toMatchObject({
      state: 'withdrawn',
      stateNote: '登记重复',
      mayEdit: false,
    })
    expect(await fieldsOf(activityEdit(base, secretary, mended({ id: receipt.id, version: 2 })))).toEqual({ state: 'state_withdrawn' })
  })
})

describe('a review', () => {
  it('sends back with a note; mending makes it held again; a confirmed one is closed to the secretary', async () => {
    const receipt = await activityLog(base, secretary, input())
    expect(await fieldsOf(activityReview(base, official, { id: receipt.id, version: 1, verdict: 'returned' }))).toEqual({
      note: 'reason_missing',
    })
    await activityReview(base, official, { id: receipt.id, version: 1, verdict: 'returned', note: '请补充纪要' })
    expect(await activityOne(base, secretary, { id: receipt.id })).toMatchObject({ state: 'returned', stateNote: '请补充纪要' })
    await activityEdit(base, secretary, mended({ id: receipt.id, version: 2 }, { summary: '走访了五位司机。' }))
    expect(await activityOne(base, official, { id: receipt.id })).toMatchObject({ state: 'held', stateNote: null, mayReview: true })
    await activityReview(base, official, { id: receipt.id, version: 3, verdict: 'confirmed' })
    expect(await activityOne(base, secretary, { id: receipt.id })).toMatchObject({ state: 'confirmed', mayEdit: false })
    expect(await codeOf(activityEdit(base, secretary, mended({ id: receipt.id, version: 4 })))).toBe('forbidden')
    expect(await codeOf(activityWithdraw(base, secretary, { id: receipt.id, version: 4, reason: '登记重复' }))).toBe('forbidden')
  })

  it('of a neighbour’s activity finds nothing', async () => {
    expect(await codeOf(activityReview(base, official, { id: neighbour.theme, version: 1, verdict: 'confirmed' }))).toBe('not_found')
  })
})

describe('the list', () => {
  it('is exactly the rows that a number counts', async () => {
    for (const at of [month, addMonths(month, -1), addMonths(month, -2)]) {
      const page = await activityList(base, official, { org: here.county, month: at, limit: 200 })
      const cells = await Promise.all([here.mobile, here.plain].map((org) => cell('activities', at, '', org)))
      expect(page.total).toEqual({ count: cells.reduce((sum, { num }) => sum + num, 0), exact: true })
    }
    const lectures = await activityList(base, official, { org: here.county, month: addMonths(month, -2), kind: 'members_meeting' })
    expect(lectures.items.map((row) => row.id)).toEqual([here.lecture])
    expect((await activityList(base, official, { org: here.county, region: '320506' })).total.count).toBe(0)
  })

  it('goes on after its cursor without gap or repetition', async () => {
    const whole = await activityList(base, official, { limit: 200 })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await activityList(base, official, { limit: 7, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map((row) => row.id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(whole.items.map((row) => row.id))
  })

  it('searches titles as they are written', async () => {
    await activityLog(base, secretary, input({ title: '100%平安行' }))
    expect((await activityList(base, secretary, { q: '0%平' })).items).toHaveLength(1)
    expect((await activityList(base, secretary, { q: '1%行' })).items).toHaveLength(0)
  })

  it('shows a leader activities without names', async () => {
    const one = await activityOne(base, leader, { id: here.theme })
    expect(one).toMatchObject({ present: 6, expected: 8, attendees: null, mayEdit: false, mayReview: false })
    expect((await activityOne(base, official, { id: here.theme })).attendees).toHaveLength(6)
  })
})

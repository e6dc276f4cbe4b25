import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { dutyKinds } from '@/domain/duty-words'
import { addMonths, dayOf, firstDay, firstOpenMonth, monthOf } from '@/domain/month'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { actorFor, baseOf } from '../testing'
import { setDutyRule } from './commands'
import { dutyCalendar } from './downloads'
import { dutyList, dutyRules } from './reads'

const { xiangcheng: own } = tinyIds()
const today = dayOf(new Date())
const month = monthOf(today)
const year = today.slice(0, 4)
let database: TestDatabase
let base: Base
let admin: Actor
let official: Actor
let secretary: Actor

beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  admin = await actorFor(base, 'admin')
  official = await actorFor(base, 'official.xiangcheng')
  secretary = await actorFor(base, 'secretary.xiangcheng')
  await rebuild(database.db, admin.settings, today)
})
afterAll(() => database.drop())

const cellRows = z.array(z.object({ org: z.string(), month: z.string(), kind: z.string(), num: z.int(), den: z.int() }))
const cells = async () =>
  cellRows.parse(
    (
      await database.db.execute(sql`select org_id as org, to_char(month, 'YYYY-MM') as month, cut as kind, num::int, den::int
        from indicator_cell where indicator = 'duties' order by 1, 2, 3`)
    ).rows,
  )
const total = (rows: z.output<typeof cellRows>) => rows.reduce((sum, row) => sum + row.den, 0)

describe('the list', () => {
  it('of a month is what its completion is counted from: as many as are owed, as many done', async () => {
    for (const back of [0, 1, 2, 3]) {
      const at = addMonths(month, -back)
      const counted = (await cells()).filter((row) => row.month === at && row.org === own.mobile)
      const page = await dutyList(base, secretary, { month: at })
      expect(page.total).toEqual({ count: total(counted), exact: true })
      expect(page.counts.done).toBe(counted.reduce((sum, row) => sum + row.num, 0))
      expect(page.items.every((duty) => duty.orgId === own.mobile && duty.to === at)).toBe(true)
    }
  })

  it('turns its pages without losing or repeating a duty, what is due first coming first', async () => {
    const whole = await dutyList(base, admin, { limit: 200 })
    expect(whole.next).toBeNull()
    const seen: unknown[] = []
    let cursor: string | undefined
    do {
      const page = await dutyList(base, admin, { limit: 3, cursor })
      seen.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(whole.items)
    const due = whole.items.map((duty) => duty.due)
    expect(due).toEqual([...due].sort())
    expect(whole.items.every((duty) => duty.state === 'late' || duty.state === 'pending')).toBe(true)
  })

  it('says who may log, and refuses an organisation out of sight', async () => {
    const mine = await dutyList(base, official, {})
    expect(mine.items.length).toBeGreaterThan(0)
    expect(mine.items.every((duty) => duty.mayLog)).toBe(true)
    expect((await dutyList(base, admin, {})).items.every((duty) => !duty.mayLog)).toBe(true)
    await expect(dutyList(base, secretary, { org: tinyIds().wuzhong.mobile })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a rule', () => {
  it('is added from a month on: the months before stay as they were, and the cells are what a rebuild counts', async () => {
    const from = addMonths(month, -1)
    const before = await cells()
    await setDutyRule(base, admin, { kind: 'theme_day', period: 'month', minimum: 2, from })
    const after = await cells()
    expect(after.filter((row) => row.month < from)).toEqual(before.filter((row) => row.month < from))
    expect(after.filter((row) => row.kind !== 'theme_day')).toEqual(before.filter((row) => row.kind !== 'theme_day'))
    await rebuild(database.db, admin.settings, today)
    expect(await cells()).toEqual(after)
    const page = await dutyList(base, secretary, { month: from, kind: 'theme_day' })
    expect(page.items).toEqual([expect.objectContaining({ minimum: 2 })])

    const { kinds } = await dutyRules(base, secretary, {})
    expect(kinds.map((row) => row.kind)).toEqual([...dutyKinds])
    const theme = kinds.find((row) => row.kind === 'theme_day')
    expect(theme?.now).toMatchObject({ minimum: 2, from, setBy: admin.displayName })
    expect(theme?.past).toEqual([expect.objectContaining({ minimum: 1, setBy: null })])
  })

  it('set again for the same month replaces what never held', async () => {
    const from = addMonths(month, 2)
    await setDutyRule(base, admin, { kind: 'theme_day', period: 'month', minimum: 4, from })
    await setDutyRule(base, admin, { kind: 'theme_day', period: 'month', minimum: 3, from })
    const theme = (await dutyRules(base, admin, {})).kinds.find((row) => row.kind === 'theme_day')
    expect(theme?.coming).toEqual([expect.objectContaining({ minimum: 3, from })])
    expect(theme?.now).toMatchObject({ minimum: 2 })
  })

  it.each([
    [{ kind: 'theme_day', period: 'month', minimum: 0, from: month }, { minimum: 'setting_low' }],
    [{ kind: 'theme_day', period: 'month', minimum: 13, from: month }, { minimum: 'setting_high' }],
    [{ kind: 'party_lecture', period: 'month', minimum: 1, from: `${year}-05` }, { from: 'rule_mid_period' }],
    [{ kind: 'appraisal', period: 'year', minimum: 1, from: `${year}-01` }, { minimum: 'nothing_changes' }],
    [{ kind: 'theme_day', period: 'month', minimum: 5, from: addMonths(firstOpenMonth(today), -1) }, { from: 'date_too_old' }],
    [{ kind: 'training', period: 'month', minimum: 5, from: month }, { kind: 'field_invalid' }],
  ])('refuses %j', async (input, fields) => {
    await expect(setDutyRule(base, admin, input)).rejects.toMatchObject({ code: 'invalid', detail: { fields } })
  })

  it('is the administrator’s to set and everybody’s to know', async () => {
    for (const actor of [official, secretary])
      await expect(setDutyRule(base, actor, { kind: 'theme_day', period: 'month', minimum: 5, from: month })).rejects.toMatchObject({
        code: 'forbidden',
      })
  })
})

describe('the calendar file', () => {
  it('has a day for each duty to come that is not done, and says that the data are a demonstration', async () => {
    const file = await dutyCalendar(base, { ...secretary, demo: true }, {})
    const text = new TextDecoder().decode(new Uint8Array(await new Response(file.body).arrayBuffer())).replaceAll('\r\n ', '')
    const days = [...text.matchAll(/DTSTART;VALUE=DATE:(\d{8})/g)].map((match) => match[1] ?? '')
    expect(days.length).toBeGreaterThan(12)
    expect(days.every((day) => day >= today.replaceAll('-', ''))).toBe(true)
    expect(days.some((day) => day.startsWith(firstDay(addMonths(month, 1)).replaceAll('-', '').slice(0, 6)))).toBe(true)
    expect(file.fileName).toContain('示例数据')
    expect(text).toContain('X-WR-CALNAME:示例数据')
  })
})

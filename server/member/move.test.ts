import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, addMonths, dayOf, firstDay, lastDay, monthOf } from '@/domain/month'
import { selectionMost } from '@/domain/selection'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { createGroup } from '../group/commands'
import { rebuild } from '../indicator/refresh'
import { closePeriod } from '../period/commands'
import { anonymiseDue } from '../retention/anonymise'
import { actorFor, baseOf, refused } from '../testing'
import { transferSend } from '../transfer/commands'
import { memberChange, memberMove } from './commands'
import { memberOne } from './reads'

const { xiangcheng: own, wuzhong: theirs } = tinyIds()
const today = dayOf(new Date())
const month = monthOf(today)
const settings = settingsFrom({})

let database: TestDatabase
let base: Base
let official: Actor
beforeEach(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  official = await actorFor(base, 'official.xiangcheng')
  await database.db.transaction((tx) => rebuild(tx, settings, today))
})
afterEach(() => database.drop())

const rows = async (statement: ReturnType<typeof sql>) => (await database.db.execute(statement)).rows
const numberOf = async (statement: ReturnType<typeof sql>) => Number((await rows(statement))[0]?.['n'])
const only = (...ids: readonly string[]) => ({ only: ids.join(',') })
const move = (input: object, key?: string) =>
  memberMove(base, official, { orgId: own.mobile, from: today, basis: '支部大会决议', ...input }, key)
/** Previews, then does what was previewed. */
const moved = async (input: object) => move({ ...input, seen: (await move(input)).seen })

/** Members of some branches on a day, from the dated rows alone. */
const formalAt = (orgIds: readonly string[], day: string) =>
  numberOf(sql`select count(*)::int as n from membership where superseded_at is null and org_id = any(${sql.param(orgIds)}::uuid[])
    and valid_from <= ${day} and (valid_to is null or valid_to > ${day}) and stage in ('probationary', 'full') and standing = 'normal'`)
const cells = () =>
  rows(sql`select indicator, org_id, month::text, region_code, cut, num::int, den::int from indicator_cell order by 1, 2, 3, 4, 5`)
/** Everything that a move could write, in one text. */
const written = async () =>
  (
    await rows(sql`select (select md5(string_agg(t::text, '|' order by id)) from membership t) as membership,
      (select md5(string_agg(t::text, '|' order by id)) from presence t) as presence,
      (select md5(string_agg(t::text, '|' order by id)) from person t) as person,
      (select count(*)::int from audit_event) as audited`)
  )[0]

describe('moving many members', () => {
  it('is previewed by doing it: nothing is written, and both branches’ totals are told', async () => {
    const before = await written()
    const told = await move({ who: only(...own.settled) })
    expect(await written()).toEqual(before)
    expect(told).toMatchObject({ moved: 3, unmoved: [] })
    const totals = new Map(told.totals.map(({ orgId, before: was, after: is }) => [orgId, [was?.formal, is?.formal]]))
    const [plain, mobile] = [await formalAt([own.plain], today), await formalAt([own.mobile], today)]
    expect(totals).toEqual(
      new Map([
        [own.plain, [plain, plain - 3]],
        [own.mobile, [mobile, mobile + 3]],
      ]),
    )
  })

  it('leaves the parent’s total as it was, with one entry in the audit for each changed row', async () => {
    const from = addDays(today, -40)
    const both = [own.plain, own.mobile]
    const total = await formalAt(both, today)
    const audited = await numberOf(sql`select count(*)::int as n from audit_event`)
    await moved({ who: only(...own.settled), from })
    expect(await formalAt(both, today)).toBe(total)
    expect(await formalAt([own.plain], addDays(from, -1))).toBe((await formalAt([own.plain], from)) + 3)
    // The person, the row that no longer stands, and the two that do.
    expect(await numberOf(sql`select count(*)::int as n from audit_event where action = 'member.move'`)).toBe(3 * 4)
    expect(await numberOf(sql`select count(*)::int as n from audit_event`)).toBe(audited + 3 * 4)
    const touched = await cells()
    await database.db.transaction((tx) => rebuild(tx, settings, today))
    expect(touched).toEqual(await cells())
  })

  it('takes the filter at its word', async () => {
    const who = { org: own.plain, relation: 'formal', stage: 'members', standing: 'counted' }
    const count = await formalAt([own.plain], today)
    expect((await move({ who })).moved).toBe(count)
    expect((await move({ who: { ...who, except: own.settled[0] } })).moved).toBe(count - 1)
    await expect(move({ who: { ...who, q: '没有这个人' } })).rejects.toMatchObject(refused({ who: 'selection_empty' }))
  })

  it('leaves whoever is anonymous as it is, ticked or found by a filter', async () => {
    const who = { org: own.plain, relation: 'formal', stage: 'members', except: own.settled[0] }
    const found = await move({ who })
    const { version } = await memberOne(base, official, { id: own.lost })
    const gone = { fact: 'standing', standing: 'transferred' } as const
    await memberChange(base, official, { id: own.lost, version, from: today, basis: '已转出', change: gone })
    expect(await anonymiseDue(database.db, { years: 5, today: lastDay(addMonths(month, 61)) }, 'operator')).toBe(1)
    expect((await move({ who })).moved).toBe(found.moved - 1)
    expect(await moved({ who: only(own.lost, ...own.settled) })).toMatchObject({ moved: 3, unmoved: [] })
    await expect(move({ who: only(own.lost) })).rejects.toMatchObject(refused({ who: 'selection_empty' }))
  })

  it('ends the keeping by the branch that they now belong to, and their place in the old one’s group', async () => {
    const [kept = ''] = own.shared
    await createGroup(base, official, { orgId: own.plain, name: '第一党小组', personIds: [kept], from: addDays(today, -30) })
    await moved({ who: only(kept), from: addDays(today, -3) })
    expect(await memberOne(base, official, { id: kept })).toMatchObject({ orgId: own.mobile, presenceOrgId: null })
    expect(await rows(sql`select valid_to::text as ends from party_group_member where person_id = ${kept}`)).toEqual([
      { ends: addDays(today, -3) },
    ])
    await createGroup(base, official, { orgId: own.mobile, name: '第一党小组', personIds: [kept], from: today })
  })
})

describe('who cannot be moved', () => {
  it('is told with the reason, and nobody is moved while somebody is among those chosen', async () => {
    const [letter = '', free = ''] = own.settled
    const there = own.formal[0] ?? ''
    const to = { external: { name: '豫东示例党支部', regionCode: '410000' } }
    await transferSend(base, official, { personId: letter, to, letterNumber: '示转〔2026〕1号', sentOn: today })
    const who = only(letter, free, there)
    const told = await move({ who })
    expect(told.moved).toBe(1)
    expect(new Map(told.unmoved.map(({ id, reason }) => [id, reason]))).toEqual(
      new Map([
        [letter, 'transfer_open'],
        [there, 'nothing_changes'],
      ]),
    )
    const before = await written()
    await expect(move({ who, seen: told.seen })).rejects.toMatchObject(refused({ who: 'some_stay' }))
    expect(await written()).toEqual(before)
    await moved({ who: only(free) })
    expect((await memberOne(base, official, { id: free })).orgId).toBe(own.mobile)
  })

  it('is whoever the change would reach in a closed month, with the first open day', async () => {
    const last = addMonths(month, -1)
    await closePeriod(base, official, { orgId: own.county, month: last })
    const told = await move({ who: only(...own.settled), from: lastDay(last) })
    expect(told.moved).toBe(0)
    expect(told.unmoved.map(({ reason, opens }) => [reason, opens])).toEqual(own.settled.map(() => ['period_closed', firstDay(month)]))
    await expect(move({ who: only(...own.settled), from: lastDay(last), seen: told.seen })).rejects.toMatchObject(
      refused({ who: 'some_stay' }),
    )
    expect((await move({ who: only(...own.settled), from: firstDay(month) })).moved).toBe(3)
  })

  it('is a neighbour, who is refused like nobody', async () => {
    const before = await written()
    const nobody = '0197f3a0-0000-7000-8000-000000000001'
    for (const stranger of [theirs.settled[0] ?? '', nobody])
      for (const seen of [undefined, 'guess'])
        await expect(move({ who: only(own.settled[0] ?? '', stranger), seen })).rejects.toMatchObject({ code: 'not_found', detail: {} })
    await expect(move({ who: only(own.settled[0] ?? ''), orgId: theirs.mobile })).rejects.toMatchObject(refused({ orgId: 'org_outside' }))
    expect(await written()).toEqual(before)
  })
})

describe('two at once', () => {
  it('a change of one person since the preview refuses all', async () => {
    const who = only(...own.settled)
    const { seen } = await move({ who })
    const id = own.settled[1] ?? ''
    const { version } = await memberOne(base, official, { id })
    await memberChange(base, official, { id, version, from: today, basis: '联系不上', change: { fact: 'standing', standing: 'lost' } })
    const before = await written()
    await expect(move({ who, seen })).rejects.toMatchObject({ code: 'conflict' })
    expect(await written()).toEqual(before)
  })

  it('of many at once that saw the same, one moves', async () => {
    const who = only(...own.settled)
    const { seen } = await move({ who })
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => move({ who, seen })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' })
  })

  it('the same submission sent twice moves once', async () => {
    const input = { who: only(...own.settled), seen: (await move({ who: only(...own.settled) })).seen }
    const key = '0197f3a0-0000-7000-8000-00000000000a'
    const first = await move(input, key)
    const before = await written()
    expect(await move(input, key)).toEqual(first)
    expect(await written()).toEqual(before)
  })
})

describe('five hundred', () => {
  const plant = (count: number) =>
    rows(sql`with made as (
        insert into person (id, name, pinyin, initials, driver_group)
        select gen_random_uuid(), '示例同名', 'shilitongming', 'sltm', 'truck' from generate_series(1, ${count}::int) returning id)
      insert into membership (id, person_id, org_id, stage, standing, valid_from, basis)
      select gen_random_uuid(), id, ${own.plain}, 'full', 'normal', ${addDays(today, -400)}, '示例登记' from made`)

  it('are moved together in forty statements at most, and one more is refused', async () => {
    await plant(selectionMost)
    await database.db.transaction((tx) => rebuild(tx, settings, today))
    const who = { org: own.plain, q: '示例同名' }
    const { seen, moved: count } = await move({ who })
    expect(count).toBe(selectionMost)
    let statements = 0
    const counting: Base = { ...base, db: drizzle(database.pool, { logger: { logQuery: () => void (statements += 1) } }) }
    await memberMove(counting, official, { orgId: own.mobile, from: today, basis: '支部大会决议', who, seen })
    expect(statements).toBeLessThanOrEqual(40)
    expect(await formalAt([own.mobile], today)).toBe(selectionMost + 3)
    await plant(1)
    await expect(move({ who: { q: '示例同名' }, orgId: own.plain })).rejects.toMatchObject(refused({ who: 'selection_many' }))
  })
})

it('any moves leave the parent’s total, and the cells equal a rebuild', async () => {
  const people = [...own.settled, ...own.formal, ...own.shared, own.probationary, own.lost, own.applicant]
  const both = [own.plain, own.mobile]
  const step = fc.record({
    who: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: people.length }),
    orgId: fc.constantFrom(...both),
    ago: fc.integer({ min: 0, max: 250 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
      const days = [0, 40, 200, 300].map((ago) => addDays(today, -ago))
      const totals = await Promise.all(days.map((day) => formalAt(both, day)))
      for (const { who, orgId, ago } of steps) {
        const input = { orgId, from: addDays(today, -ago) }
        const told = await move({ ...input, who: only(...who) })
        const stay = new Set(told.unmoved.map(({ id }) => id))
        const going = who.filter((id) => !stay.has(id))
        expect(told.moved).toBe(going.length)
        if (going.length > 0) await moved({ ...input, who: only(...going) })
      }
      expect(await Promise.all(days.map((day) => formalAt(both, day)))).toEqual(totals)
      const touched = await cells()
      await database.db.transaction((tx) => rebuild(tx, settings, today))
      expect(touched).toEqual(await cells())
    }),
    { numRuns: 6 },
  )
})

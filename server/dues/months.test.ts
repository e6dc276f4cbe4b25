import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, addMonths, dayOf, firstDay, lastDay, monthOf, monthsFrom, type Month } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { memberChange } from '../member/commands'
import { mergeMake, mergeUndo } from '../merge/commands'
import { closePeriod } from '../period/commands'
import { actorFor, baseOf } from '../testing'
import { transferReceive, transferSend } from '../transfer/commands'
import { duesAssess, duesPay, duesReduce } from './commands'
import { duesBranches, duesStatement } from './reads'

const { xiangcheng: here, wuzhong: there } = tinyIds()
const today = dayOf(new Date())
const month = monthOf(today)
const [last, before] = [addMonths(month, -1), addMonths(month, -2)]
const [first = '', second = ''] = here.formal
let database: TestDatabase
let base: Base
let secretary: Actor
let official: Actor
let receiver: Actor

beforeEach(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  secretary = await actorFor(base, 'secretary.xiangcheng')
  official = await actorFor(base, 'official.xiangcheng')
  receiver = await actorFor(base, 'official.wuzhong')
})
afterEach(() => database.drop())

const invalid = (fields: Record<string, string>) => expect.objectContaining({ code: 'invalid', detail: { fields } })
const notFound = expect.objectContaining({ code: 'not_found' })
const periodClosed = { code: 'period_closed', detail: { current: { opens: firstDay(month) } } }
const assess = (actor: Actor, personId: string, from: Month, income = 3001_00) =>
  duesAssess(base, actor, { personId, kind: 'salary', from, income, basis: '收入证明' })
const reduce = (from: Month, to: Month | null, payable: number, approvedBy = '支部委员会') =>
  duesReduce(base, official, { personId: first, from, to, payable, approvedBy, approvedOn: today, basis: '困难申请' })
const pay = (actor: Actor, orgId: string, at: Month, payment: { personId: string; amount: number; before?: number }, paidOn = today) =>
  duesPay(base, actor, { orgId, month: at, paidOn, payments: [{ before: 0, ...payment }] })
const statement = (actor: Actor, org: string, at: Month) => duesStatement(base, actor, { org, month: at })
const rowOf = async (actor: Actor, org: string, at: Month, id: string) =>
  (await statement(actor, org, at)).rows.find((row) => row.id === id)
const close = (at: Month) => closePeriod(base, official, { orgId: here.county, month: at })

/** Sends a person to a branch of the neighbour, who takes them in on a day. */
async function leave(personId: string, receivedOn: string): Promise<void> {
  const sentOn = addDays(receivedOn, -1)
  const letter = await transferSend(base, official, { personId, to: { orgId: there.plain }, letterNumber: '相转〔2026〕9号', sentOn })
  await transferReceive(base, receiver, { ...letter, receivedOn })
}
const versions = z.array(z.object({ version: z.int() }))
async function move(actor: Actor, id: string, orgId: string, from: string): Promise<void> {
  const { rows } = await database.db.execute(sql`select version from person where id = ${id}`)
  const [{ version } = { version: 0 }] = versions.parse(rows)
  await memberChange(base, actor, { id, version, from, basis: '支部调整', change: { fact: 'formal', orgId } })
}

/** Who stands in which branch's statement of a month, over both districts. */
async function everybody(at: Month): Promise<string[]> {
  const asked = [
    ...[here.mobile, here.plain].map((org) => ({ org, actor: official })),
    ...[there.mobile, there.plain].map((org) => ({ org, actor: receiver })),
  ]
  const found = await Promise.all(
    asked.map(async ({ org, actor }) => (await statement(actor, org, at)).rows.map(({ id }) => `${id} ${org}`)),
  )
  return found.flat().sort()
}
const owed = z.array(z.object({ who: z.string() }))
/** The same from the dated rows. */
async function owing(at: Month): Promise<string[]> {
  const day = lastDay(at) < today ? lastDay(at) : today
  const { rows } = await database.db.execute(sql`select person_id || ' ' || org_id as who from membership where superseded_at is null
    and org_id is not null and stage in ('probationary', 'full') and standing = 'normal' and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`)
  return owed
    .parse(rows)
    .map(({ who }) => who)
    .sort()
}

describe('a statement of a past month', () => {
  const day = fc.integer({ min: 0, max: 200 }).map((back) => addDays(today, -back))
  const moves = fc.record({
    within: fc.uniqueArray(day, { maxLength: 3 }).map((days) => days.sort()),
    edge: fc.constantFrom(firstDay(last), lastDay(last), lastDay(before)),
  })
  it.each(fc.sample(moves, 6))(
    'lists whoever stood in the branch at its end, and nobody twice: moves on $within and $edge',
    async ({ within, edge }) => {
      for (const [index, from] of within.entries()) await move(official, second, index % 2 === 0 ? here.plain : here.mobile, from)
      await leave(first, edge)
      for (const at of monthsFrom(addMonths(month, -7), month)) expect(await everybody(at)).toEqual(await owing(at))
    },
  )

  it('is empty for a branch that was founded later', async () => {
    const early = addMonths(month, -30)
    expect(await statement(official, here.plain, early)).toMatchObject({ org: { id: here.plain }, rows: [] })
    expect((await duesBranches(base, official, { month: early })).rows.map(({ id }) => id)).not.toContain(here.plain)
  })

  it('keeps with the old branch what was owed there: its base, what is paid later, and nothing that the new branch assesses', async () => {
    await assess(secretary, first, addMonths(month, -6))
    await leave(first, firstDay(last))
    expect(await rowOf(secretary, here.mobile, before, first)).toMatchObject({ due: 30_01, paid: 0, kept: false })
    expect(await rowOf(secretary, here.mobile, last, first)).toBeUndefined()
    expect(await rowOf(receiver, there.plain, last, first)).toMatchObject({ due: 30_01, kept: true })
    await assess(receiver, first, last, 5001_00)
    expect(await rowOf(receiver, there.plain, last, first)).toMatchObject({ due: 75_02 })
    expect(await rowOf(secretary, here.mobile, before, first)).toMatchObject({ base: 3001_00, due: 30_01 })
    await expect(assess(receiver, first, before, 1_00)).rejects.toEqual(invalid({ from: 'owed_elsewhere' }))
    await expect(assess(secretary, first, before, 1_00)).rejects.toEqual(notFound)
    await pay(secretary, here.mobile, before, { personId: first, amount: 30_01 })
    expect(await rowOf(secretary, here.mobile, before, first)).toMatchObject({ paid: 30_01, paidOn: today })
    await expect(pay(receiver, there.plain, before, { personId: first, amount: 1 })).rejects.toEqual(notFound)
    await expect(pay(secretary, here.mobile, last, { personId: first, amount: 1 })).rejects.toEqual(notFound)
    await expect(statement(receiver, here.mobile, before)).rejects.toEqual(notFound)
  })

  it('has a payment once, where the month was owed, whoever received it', async () => {
    await pay(secretary, here.mobile, month, { personId: first, amount: 5_00 })
    await leave(first, today)
    expect(await rowOf(receiver, there.plain, month, first)).toMatchObject({ paid: 5_00 })
    await pay(receiver, there.plain, month, { personId: first, amount: 6_00, before: 5_00 })
    expect(await rowOf(receiver, there.plain, month, first)).toMatchObject({ paid: 6_00 })
  })
})

describe('what was paid by somebody who owes the month nowhere any more', () => {
  it('is told apart, and in no sum of those who owe', async () => {
    await pay(secretary, here.mobile, month, { personId: first, amount: 5_00 })
    expect(await statement(secretary, here.mobile, month)).toMatchObject({ sums: { paid: 5_00 }, strays: { count: 0, paid: 0 } })
    const to = { external: { name: '示例外地党支部', regionCode: '410000' } }
    const letter = await transferSend(base, official, { personId: first, to, letterNumber: '相转〔2026〕8号', sentOn: today })
    await transferReceive(base, official, { ...letter, receivedOn: today })
    expect(await statement(secretary, here.mobile, month)).toMatchObject({ sums: { paid: 0 }, strays: { count: 1, paid: 5_00 } })
    const { rows, sums } = await duesBranches(base, official, {})
    expect(sums).toMatchObject({ paid: 0, strays: 5_00 })
    expect(rows.find(({ id }) => id === here.mobile)).toMatchObject({ strays: 5_00 })
    expect((await duesBranches(base, receiver, {})).sums.strays).toBe(0)
  })
})

describe('the dues of a closed month', () => {
  it('stay what they were: no base and no reduction that reaches into it, and the first open day is named', async () => {
    await assess(official, first, before)
    await close(last)
    for (const from of [before, last]) await expect(assess(official, first, from, 9000_00)).rejects.toMatchObject(periodClosed)
    for (const from of [before, last]) await expect(reduce(from, null, 5_00)).rejects.toMatchObject(periodClosed)
    await assess(official, first, month, 9000_00)
    await reduce(month, null, 5_00)
    expect(await rowOf(official, here.mobile, last, first)).toMatchObject({ base: 3001_00, due: 30_01, reduction: null })
    expect(await rowOf(official, here.mobile, month, first)).toMatchObject({ base: 9000_00, due: 5_00 })
  })

  it('let a reduction that began in it end later, and no earlier', async () => {
    await assess(official, first, before)
    await reduce(before, null, 5_00)
    await close(last)
    await expect(reduce(before, before, 5_00)).rejects.toMatchObject(periodClosed)
    await expect(reduce(before, null, 6_00)).rejects.toMatchObject(periodClosed)
    await reduce(before, last, 5_00)
    expect(await rowOf(official, here.mobile, last, first)).toMatchObject({ due: 5_00 })
    expect(await rowOf(official, here.mobile, month, first)).toMatchObject({ due: 30_01 })
    await reduce(before, null, 5_00, '上级党委')
    expect(await rowOf(official, here.mobile, month, first)).toMatchObject({ due: 5_00, reduction: { approvedBy: '上级党委' } })
  })

  it('are held by the database too', async () => {
    await assess(official, first, before)
    await reduce(before, null, 5_00)
    await close(last)
    const refused = { cause: { code: 'HC001' } }
    const run = (statement: ReturnType<typeof sql>) => expect(database.db.execute(statement)).rejects.toMatchObject(refused)
    const newBase = (from: Month) => sql`insert into dues_base (id, person_id, kind, from_month, amount, income, basis)
      values (gen_random_uuid(), ${second}, 'salary', ${firstDay(from)}, 100, 100, '收入证明')`
    const newReduction = (payable: number, from: Month) => sql`insert into dues_reduction
      (id, person_id, from_month, payable, approved_by, approved_on, basis)
      values (gen_random_uuid(), ${second}, ${firstDay(from)}, ${payable}, '支部', ${today}, '困难申请')`
    await run(newBase(last))
    await run(newReduction(5_00, last))
    await run(sql`update dues_base set superseded_at = now() where person_id = ${first}`)
    await run(sql`update dues_reduction set superseded_at = now() where person_id = ${first}`)
    await expect(database.db.execute(newBase(month))).resolves.toBeDefined()
    await expect(database.db.execute(newReduction(5_00, month))).resolves.toBeDefined()
  })

  it('are paid late with the day on which the money came; what was known at the close can be told again', async () => {
    await assess(official, first, before)
    await assess(official, second, before)
    await pay(secretary, here.mobile, last, { personId: first, amount: 30_01 }, lastDay(last))
    await close(last)
    await pay(secretary, here.mobile, last, { personId: second, amount: 30_01 })
    const told = await statement(secretary, here.mobile, last)
    expect(told.sums).toMatchObject({ due: 60_02, paid: 60_02, outstanding: 0 })
    expect(told.closed).toEqual({ on: today, paid: 30_01 })
    expect(told.rows.find((row) => row.id === second)).toMatchObject({ paidOn: today })
    await pay(secretary, here.mobile, last, { personId: first, amount: 0, before: 30_01 })
    expect((await statement(secretary, here.mobile, last)).closed).toEqual({ on: today, paid: 30_01 })
    expect((await statement(secretary, here.mobile, month)).closed).toBeNull()
  })

  const reduceOf = (personId: string, from: Month, to: Month | null, payable: number) =>
    duesReduce(base, official, { personId, from, to, payable, approvedBy: '支部委员会', approvedOn: today, basis: '困难申请' })
  /** The second is found to be the first. */
  async function merge(preview = false) {
    const { rows } = await database.db.execute(
      sql`select version from person where id in (${first}, ${second}) order by id = ${first} desc`,
    )
    const [kept, gone] = versions.parse(rows)
    const two = { keptId: first, keptVersion: kept?.version, goneId: second, goneVersion: gone?.version }
    return mergeMake(base, official, { ...two, take: [], reason: '同一人', preview })
  }

  it('stay with an entry that is merged into another, and what they were counted from goes on in the open ones', async () => {
    await assess(official, second, before)
    await reduceOf(second, before, month, 20_00)
    await pay(secretary, here.mobile, last, { personId: second, amount: 20_00 })
    await close(last)
    const past = await statement(official, here.mobile, last)
    expect(await merge(true)).toMatchObject({ carried: 2 })
    expect(await rowOf(official, here.mobile, month, first)).toMatchObject({ due: null })
    await merge()
    const { sums, closed, strays } = await statement(official, here.mobile, last)
    expect({ sums, closed, strays }).toEqual({ sums: past.sums, closed: past.closed, strays: past.strays })
    expect(await rowOf(official, here.mobile, last, second)).toMatchObject({ due: 20_00, paid: 20_00 })
    expect(await rowOf(official, here.mobile, last, first)).toMatchObject({ due: null, paid: 0 })
    expect(await rowOf(official, here.mobile, month, second)).toBeUndefined()
    // As if the base and the reduction had been the kept one’s from the first open day on.
    expect(await rowOf(official, here.mobile, month, first)).toMatchObject({ base: 3001_00, due: 20_00, reduction: { to: month } })
    const audited = await database.db.execute(sql`select noun, after ? 'amount' as amount from audit_event
      where action = 'merge.make' and noun like 'dues%' order by 1`)
    expect(audited.rows).toEqual([
      { noun: 'dues_base', amount: false },
      { noun: 'dues_reduction', amount: false },
    ])
  })

  it('go on with the kept one’s own base where there is one, and with nothing that has run out', async () => {
    await assess(official, first, before, 9000_00)
    await assess(official, second, before)
    await reduceOf(second, before, last, 20_00)
    await close(last)
    expect(await merge()).toMatchObject({ carried: 0 })
    expect(await rowOf(official, here.mobile, month, first)).toMatchObject({ base: 9000_00, due: 135_00, reduction: null })
  })

  it('go on with what is the other’s from the open month itself, which passes as it is', async () => {
    await assess(official, second, before)
    await close(last)
    await assess(official, second, month, 5001_00)
    expect(await merge()).toMatchObject({ carried: 0, moved: { dues_base: 1 } })
    expect(await rowOf(official, here.mobile, month, first)).toMatchObject({ base: 5001_00, due: 75_02 })
  })

  it('pass whole where no month is closed', async () => {
    await assess(official, second, before)
    expect(await merge()).toMatchObject({ carried: 0, moved: { dues_base: 1 } })
    for (const at of [before, last, month]) expect(await rowOf(official, here.mobile, at, first)).toMatchObject({ due: 30_01 })
  })

  it('are whose they were once the merge is taken back, unless what went on has been corrected', async () => {
    await assess(official, second, before)
    await close(last)
    const undo = (id: string) => mergeUndo(base, official, { id, version: 1 })
    const made = await merge()
    await undo(made.id)
    expect(await rowOf(official, here.mobile, month, first)).toMatchObject({ due: null })
    expect(await rowOf(official, here.mobile, month, second)).toMatchObject({ due: 30_01 })
    const again = await merge()
    await assess(official, first, month, 9000_00)
    await expect(undo(again.id)).rejects.toEqual(invalid({ dues_base: 'undo_changed' }))
    expect(await rowOf(official, here.mobile, month, first)).toMatchObject({ base: 9000_00 })
  })
})

describe('the dues of a district', () => {
  it('are those of its branches, whose statements and sums they add up to', async () => {
    await assess(official, first, before)
    await assess(official, second, before, 9000_00)
    await assess(official, here.settled[0] ?? '', before)
    await reduce(before, null, 5_00)
    await pay(official, here.mobile, last, { personId: second, amount: 100_00 })
    await pay(official, here.plain, last, { personId: here.settled[0] ?? '', amount: 31_00 })
    for (const at of [before, last, month]) {
      const { rows, sums, orgs } = await duesBranches(base, official, { month: at })
      expect(rows.map(({ id }) => id).sort()).toEqual([here.mobile, here.plain].sort())
      expect(orgs.map(({ id }) => id)).toEqual([here.county])
      for (const { id, name, parentName, closed, strays, ...row } of rows) {
        expect([name, parentName, closed, strays]).toEqual([expect.any(String), expect.any(String), false, 0])
        expect(row).toEqual((await statement(official, id, at)).sums)
      }
      for (const key of ['members', 'due', 'paid', 'outstanding', 'reduced', 'unknown'] as const)
        expect(sums[key]).toBe(rows.reduce((sum, row) => sum + row[key], 0))
    }
    // 30.01 reduced to 5.00, 135.00 of which 100.00 are paid, 30.01 paid with 0.99 too much.
    expect((await duesBranches(base, official, { month: last })).sums).toMatchObject({
      due: 170_01,
      paid: 131_00,
      outstanding: 40_00,
      reduced: 25_01,
    })
  })

  it('are of every branch, however many there are', async () => {
    await database.db.execute(sql`insert into org (id, level, kind, name, region_code, founded_on, sort)
      select gen_random_uuid(), 'basic', 'branch', '示例第' || n || '支部', ${here.regionCode}, ${firstDay(before)}::date, -1 from generate_series(1, 1001) n`)
    await database.db.execute(sql`insert into org_link (id, line, child_id, parent_id, valid_from)
      select gen_random_uuid(), 'industry', id, ${here.county}, founded_on from org where sort = -1`)
    await assess(official, first, before)
    const { rows, sums } = await duesBranches(base, official, { month: last })
    expect(rows).toHaveLength(1003)
    expect(sums.due).toBe(30_01)
  })

  it('are for whoever sees the district: the city sees all, a secretary the own branch, a neighbour nothing', async () => {
    await assess(official, first, before)
    const admin = await actorFor(base, 'admin')
    const all = await duesBranches(base, admin, {})
    expect(all.rows.map(({ id }) => id)).toEqual(expect.arrayContaining([here.mobile, there.plain]))
    const district = await duesBranches(base, admin, { org: here.county })
    expect(district).toMatchObject({ org: here.county, sums: { due: 30_01 } })
    expect((await duesBranches(base, official, {})).sums).toEqual(district.sums)
    expect((await duesBranches(base, secretary, {})).rows.map(({ id }) => id)).toEqual([here.mobile])
    expect((await duesBranches(base, receiver, {})).sums.due).toBe(0)
    await expect(duesBranches(base, receiver, { org: here.county })).rejects.toEqual(notFound)
    await expect(duesBranches(base, secretary, { org: there.mobile })).rejects.toEqual(notFound)
    await expect(duesBranches(base, await actorFor(base, 'leader'), {})).rejects.toMatchObject({ code: 'forbidden' })
    await close(last)
    expect((await duesBranches(base, admin, { org: here.county, month: last })).rows.every(({ closed }) => closed)).toBe(true)
  })
})

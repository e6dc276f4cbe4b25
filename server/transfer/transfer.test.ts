import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, addMonths, dayOf, lastDay, monthOf, type Day } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { dashboardPage } from '../dashboard/reads'
import { homePage } from '../home/reads'
import { rebuild } from '../indicator/refresh'
import { memberChange } from '../member/commands'
import { memberList, memberOne } from '../member/reads'
import { closePeriod } from '../period/commands'
import { actorFor, baseOf } from '../testing'
import { transferAdmit, transferReceive, transferRefuse, transferSend, transferWithdraw } from './commands'
import { transferDestinations, transferList, transferOfPerson } from './reads'

const ids = tinyIds()
const { xiangcheng: here, wuzhong: there } = ids
const today = dayOf(new Date())
const outside = { name: '豫东示例党支部', regionCode: '410000' }
let database: TestDatabase
let base: Base
let secretary: Actor
let official: Actor
let receiver: Actor
let keeper: Actor

beforeEach(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  secretary = await actorFor(base, 'secretary.xiangcheng')
  official = await actorFor(base, 'official.xiangcheng')
  receiver = await actorFor(base, 'official.wuzhong')
  keeper = await actorFor(base, 'secretary.wuzhong')
  await database.db.transaction((tx) => rebuild(tx, settingsFrom({}), today))
})
afterEach(() => database.drop())

const invalid = (fields: Record<string, string>) => expect.objectContaining({ code: 'invalid', detail: { fields } })
const notFound = expect.objectContaining({ code: 'not_found' })
const letter = (personId: string, orgId: string, sentOn: Day = today) => ({
  personId,
  to: { orgId },
  letterNumber: '相转〔2026〕7号',
  sentOn,
})
const member = here.formal[0] ?? ''

const counts = z.array(z.object({ id: z.string(), members: z.number() }))
/** Formal members of each branch on a day, straight from the dated rows. */
async function formalOn(day: Day): Promise<Map<string, number>> {
  const { rows } = await database.db.execute(sql`
    select o.id, (select count(*)::int from membership m where m.org_id = o.id and m.superseded_at is null and m.stage in ('probationary', 'full')
      and m.standing = 'normal' and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})) as members from org o where o.level = 'basic'`)
  return new Map(counts.parse(rows).map((row) => [row.id, row.members]))
}
const total = (counted: ReadonlyMap<string, number>) => [...counted.values()].reduce((sum, count) => sum + count, 0)

describe('a letter between two branches of two districts', () => {
  it('counts the person at the origin until received, and at the destination from that day on', async () => {
    const before = await formalOn(today)
    const sent = await transferSend(base, secretary, letter(member, there.plain, addDays(today, -3)))
    expect(await formalOn(today)).toEqual(before)
    expect((await memberOne(base, secretary, { id: member })).orgId).toBe(here.mobile)
    await transferReceive(base, receiver, { ...sent, receivedOn: addDays(today, -1) })
    const after = await formalOn(today)
    expect(after.get(here.mobile)).toBe((before.get(here.mobile) ?? 0) - 1)
    expect(after.get(there.plain)).toBe((before.get(there.plain) ?? 0) + 1)
    expect(await formalOn(addDays(today, -2))).toEqual(before)
    expect(await memberOne(base, receiver, { id: member })).toMatchObject({ orgId: there.plain })
    await expect(memberOne(base, secretary, { id: member })).rejects.toEqual(notFound)
  })

  it('shows the receiving side who comes, as far as the letter says', async () => {
    const { name, phoneMask } = await memberOne(base, secretary, { id: member })
    await transferSend(base, secretary, letter(member, there.mobile))
    const { items, open } = await transferList(base, keeper, { direction: 'in' })
    expect(open).toEqual({ in: 1, out: 0 })
    expect(items).toEqual([
      expect.objectContaining({
        personId: null,
        name,
        phoneMask,
        stage: 'full',
        letterNumber: '相转〔2026〕7号',
        clock: 'running',
        maySettle: true,
        mayWithdraw: false,
      }),
    ])
    expect(items[0]?.fromName).toContain('相城区')
    await expect(memberOne(base, keeper, { id: member })).rejects.toEqual(notFound)
    await expect(transferOfPerson(base, keeper, { id: member })).rejects.toEqual(notFound)
    expect((await memberList(base, keeper, { q: name })).items).toEqual([])
    const own = await transferList(base, secretary, { direction: 'out' })
    expect(own.items).toEqual([expect.objectContaining({ personId: member, maySettle: false, mayWithdraw: true, phoneMask: null })])
  })

  it('is nobody else’s to receive, refuse or see', async () => {
    const sent = await transferSend(base, secretary, letter(member, there.plain))
    // Another branch of the same district, and the sender.
    for (const actor of [keeper, secretary, official]) {
      await expect(transferReceive(base, actor, { ...sent, receivedOn: today })).rejects.toEqual(notFound)
      await expect(transferReceive(base, actor, { ...sent, version: 9, receivedOn: today })).rejects.toEqual(notFound)
      await expect(transferRefuse(base, actor, { ...sent, reason: '不认识' })).rejects.toEqual(notFound)
    }
    await expect(transferWithdraw(base, receiver, sent)).rejects.toEqual(notFound)
    expect((await transferList(base, keeper, { direction: 'in' })).items).toEqual([])
    const leader = await actorFor(base, 'leader.wuzhong')
    await expect(transferList(base, leader, {})).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('refused with a reason, or taken back, leaves everything as it was, and another letter may go', async () => {
    const before = await formalOn(today)
    const first = await transferSend(base, secretary, letter(member, there.plain))
    await expect(transferSend(base, secretary, letter(member, there.mobile))).rejects.toEqual(invalid({ personId: 'transfer_open' }))
    await transferRefuse(base, receiver, { ...first, reason: '介绍信抬头有误' })
    expect((await transferList(base, secretary, { direction: 'out' })).items[0]).toMatchObject({
      state: 'refused',
      reason: '介绍信抬头有误',
    })
    const second = await transferSend(base, secretary, letter(member, there.plain))
    await transferWithdraw(base, secretary, second)
    // What was taken back is no longer the other side's to know.
    expect((await transferList(base, receiver, { direction: 'in' })).items.map((row) => row.state)).toEqual(['refused'])
    await expect(transferReceive(base, receiver, { ...second, receivedOn: today })).rejects.toEqual(notFound)
    expect(await formalOn(today)).toEqual(before)
  })

  it('is received once, however often it is tried at once', async () => {
    const sent = await transferSend(base, secretary, letter(member, there.plain))
    const tried = await Promise.allSettled([
      ...Array.from({ length: 8 }, () => transferReceive(base, receiver, { ...sent, receivedOn: today })),
      transferWithdraw(base, secretary, sent),
      transferRefuse(base, receiver, { ...sent, reason: '重复' }),
    ])
    expect(tried.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of tried)
      if (one.status === 'rejected') expect(['conflict', 'not_found']).toContain(z.object({ code: z.string() }).parse(one.reason).code)
  })

  it('is dated inside its validity, after the origin took the person in, and in no closed month', async () => {
    const sent = await transferSend(base, secretary, letter(member, there.plain, addDays(today, -80)))
    const receive = (receivedOn: Day) => transferReceive(base, receiver, { ...sent, receivedOn })
    await expect(receive(addDays(today, -81))).rejects.toEqual(invalid({ receivedOn: 'before_sending' }))
    await expect(receive(addDays(today, 1))).rejects.toEqual(invalid({ receivedOn: 'date_future' }))
    const month = addMonths(monthOf(today), -1)
    await closePeriod(base, official, { orgId: here.county, month })
    await expect(receive(lastDay(month))).rejects.toMatchObject({ code: 'period_closed' })
    await receive(today)
    const old = { ...letter(here.formal[1] ?? '', there.plain), sentOn: addDays(today, -91) }
    await expect(transferSend(base, secretary, old)).rejects.toEqual(invalid({ sentOn: 'letter_expired' }))
  })

  it('past its validity waits for the origin alone', async () => {
    const sent = await transferSend(base, secretary, letter(member, there.plain))
    await database.db.execute(
      sql`update transfer set sent_on = ${addDays(today, -91)}, valid_until = ${addDays(today, -1)} where id = ${sent.id}`,
    )
    await expect(transferReceive(base, receiver, { ...sent, receivedOn: today })).rejects.toEqual(invalid({ receivedOn: 'letter_expired' }))
    expect((await transferList(base, secretary, { direction: 'out' })).items[0]?.clock).toBe('expired')
    await transferWithdraw(base, secretary, sent)
  })

  it('is called to mind where the next step is: at home, and from 60 % of its time on among what needs attention', async () => {
    const sent = await transferSend(base, secretary, letter(member, there.mobile, addDays(today, -54)))
    expect((await homePage(base, keeper, {})).letters).toEqual([
      expect.objectContaining({ id: sent.id, direction: 'in', daysLeft: 36, other: expect.stringContaining('相城区') }),
    ])
    expect((await homePage(base, secretary, {})).letters).toEqual([expect.objectContaining({ id: sent.id, direction: 'out' })])
    const told = async (actor: Actor, org: string) => {
      const { attention } = (await dashboardPage(base, actor, { org, cards: 'attention', attention: 'all' })).cards
      return attention !== undefined && 'value' in attention ? attention.value.items.filter((item) => item.kind === 'transfer') : null
    }
    expect(await told(receiver, there.county)).toEqual([expect.objectContaining({ orgId: there.mobile, step: 'receive', daysLeft: 36 })])
    const leader = await actorFor(base, 'leader.xiangcheng')
    const toLeader = await told(leader, here.county)
    expect(toLeader).toEqual([expect.objectContaining({ orgId: here.mobile, step: 'urge' })])
    expect(JSON.stringify(toLeader)).not.toContain((await memberOne(base, secretary, { id: member })).name)
    expect(await told(leader, here.plain)).toEqual([])
  })

  it('keeps the relation from being moved by hand', async () => {
    await transferSend(base, official, letter(here.settled[0] ?? '', there.plain))
    const { version } = await memberOne(base, official, { id: here.settled[0] ?? '' })
    const by = { id: here.settled[0] ?? '', version, from: today, basis: '支部大会决议' }
    await expect(memberChange(base, official, { ...by, change: { fact: 'formal', orgId: here.mobile } })).rejects.toEqual(
      invalid({ change: 'transfer_open' }),
    )
  })

  it('goes only for members in good standing, from the branch where the relation lies', async () => {
    const send = (personId: string) => transferSend(base, official, letter(personId, there.plain))
    await expect(send(here.applicant)).rejects.toEqual(invalid({ personId: 'transfer_not_member' }))
    await expect(send(here.lost)).rejects.toEqual(invalid({ personId: 'transfer_not_member' }))
    await expect(send(here.external[0] ?? '')).rejects.toEqual(invalid({ personId: 'formal_elsewhere' }))
    await expect(transferSend(base, secretary, letter(here.shared[0] ?? '', there.plain))).rejects.toEqual(
      invalid({ personId: 'formal_elsewhere' }),
    )
    await expect(send(there.formal[0] ?? '')).rejects.toEqual(notFound)
    await expect(transferSend(base, official, letter(member, ids.city))).rejects.toEqual(invalid({ to: 'destination_unknown' }))
  })
})

describe('a letter over the city’s border', () => {
  it('outward: the member counts here until the receipt is recorded, and is 转出 from that day on', async () => {
    const before = await formalOn(today)
    const sent = await transferSend(base, secretary, { ...letter(member, ''), to: { external: outside }, sentOn: addDays(today, -9) })
    expect(await formalOn(today)).toEqual(before)
    await expect(transferReceive(base, receiver, { ...sent, receivedOn: today })).rejects.toEqual(notFound)
    await transferReceive(base, secretary, { ...sent, receivedOn: addDays(today, -2) })
    expect(total(await formalOn(today))).toBe(total(before) - 1)
    expect(await formalOn(addDays(today, -3))).toEqual(before)
    const gone = await memberOne(base, secretary, { id: member })
    expect(gone).toMatchObject({ orgId: here.mobile, standing: 'transferred' })
    expect(gone.timeline[0]).toMatchObject({ fact: 'standing', standing: 'transferred', basis: '相转〔2026〕7号' })
  })

  it('inward: whom the branch kept, whom it does not know yet, and who comes back', async () => {
    const before = await formalOn(today)
    const common = { orgId: here.mobile, from: outside, letterNumber: '豫转〔2026〕3号', sentOn: addDays(today, -20), receivedOn: today }
    const kept = here.external[0] ?? ''
    await transferAdmit(base, secretary, { ...common, person: { id: kept } })
    expect(await memberOne(base, secretary, { id: kept })).toMatchObject({ orgId: here.mobile, presenceOrgId: null, externalName: null })
    const facts = {
      name: '欧阳示例',
      phone: '139 0000 1234',
      driverGroup: 'truck' as const,
      employer: null,
      joinedOn: null,
      stage: 'full' as const,
    }
    await transferAdmit(base, secretary, { ...common, person: facts })
    const sent = await transferSend(base, secretary, { ...letter(member, ''), to: { external: outside } })
    await transferReceive(base, secretary, { ...sent, receivedOn: today })
    await transferAdmit(base, secretary, { ...common, person: { id: member } })
    expect(await memberOne(base, secretary, { id: member })).toMatchObject({ orgId: here.mobile, standing: 'normal' })
    const after = await formalOn(today)
    expect(after.get(here.mobile)).toBe((before.get(here.mobile) ?? 0) + 2)
    expect((await transferList(base, secretary, { direction: 'in' })).items.map((row) => row.state)).toEqual([
      'received',
      'received',
      'received',
    ])
    await expect(transferAdmit(base, secretary, { ...common, person: { id: here.formal[1] ?? '' } })).rejects.toEqual(
      invalid({ person: 'transfer_inside' }),
    )
    await expect(transferAdmit(base, secretary, { ...common, person: facts, orgId: here.plain })).rejects.toEqual(
      invalid({ orgId: 'org_outside' }),
    )
  })
})

it('a letter may be addressed to any organisation that takes members, by a part of its name', async () => {
  const { items } = await transferDestinations(base, secretary, { q: '吴中' })
  expect(items.map((row) => row.id).sort()).toEqual([there.mobile, there.plain].sort())
  expect(items.every((row) => Object.keys(row).length === 2)).toBe(true)
})

type Step = { person: number; act: 'send' | 'out' | 'receive' | 'refuse' | 'withdraw' | 'admit'; to: number; ago: number }

it('whatever is sent, received, refused and taken back, every member stands in one place at every instant', async () => {
  const branches = [here.mobile, here.plain, there.mobile, there.plain]
  const people = [...here.formal, ...here.settled, ...here.shared, ...there.formal, ...there.settled, ...here.external, ...there.external]
  const placed = z.array(z.object({ person: z.string(), rows: z.number() }))
  const days = Array.from({ length: 7 }, (_, n) => addDays(today, -n * 5))
  const openIds = z.array(z.object({ id: z.string(), version: z.number() }))
  const step: fc.Arbitrary<Step> = fc.record({
    person: fc.nat(people.length - 1),
    act: fc.constantFrom('send', 'send', 'out', 'receive', 'receive', 'refuse', 'withdraw', 'admit'),
    to: fc.nat(3),
    ago: fc.nat(30),
  })
  /** One letter of each kind received, whatever chance adds: between the districts, out of the city, into it. */
  const journey: Step[] = [
    { person: 0, act: 'send', to: 2, ago: 3 },
    { person: 0, act: 'receive', to: 0, ago: 1 },
    { person: 1, act: 'out', to: 0, ago: 3 },
    { person: 1, act: 'receive', to: 0, ago: 1 },
    { person: people.indexOf(here.external[0] ?? ''), act: 'admit', to: 0, ago: 1 },
  ]
  /** Of any other refusal than one of a rule the property knows nothing: it fails. */
  const tolerated = (error: unknown) => {
    expect(['invalid', 'not_found']).toContain(z.object({ code: z.string() }).parse(error).code)
    return null
  }
  async function take({ person, act, to, ago }: Step): Promise<number> {
    const id = people[person] ?? ''
    const on = addDays(today, -ago)
    const waiting = openIds.parse((await database.db.execute(sql`select id, version from transfer where state = 'sent' order by id`)).rows)
    const open = waiting[person % Math.max(1, waiting.length)]
    const each = async (run: (actor: Actor) => Promise<unknown>): Promise<boolean> => {
      for (const actor of [official, receiver]) if ((await run(actor).catch(tolerated)) !== null) return true
      return false
    }
    switch (act) {
      case 'send':
        await each((actor) => transferSend(base, actor, letter(id, branches[to] ?? '', on)))
        return 0
      case 'out':
        await each((actor) => transferSend(base, actor, { ...letter(id, ''), to: { external: outside }, sentOn: on }))
        return 0
      case 'receive': {
        if (open === undefined) return 0
        const leaves = z
          .array(z.object({ outside: z.boolean() }))
          .parse(
            (await database.db.execute(sql`select to_external_org_id is not null as outside from transfer where id = ${open.id}`)).rows,
          )
        const done = await each((actor) => transferReceive(base, actor, { ...open, receivedOn: on }))
        return done && leaves[0]?.outside === true ? -1 : 0
      }
      case 'refuse':
        if (open !== undefined) await each((actor) => transferRefuse(base, actor, { ...open, reason: '资料不全' }))
        return 0
      case 'withdraw':
        if (open !== undefined) await each((actor) => transferWithdraw(base, actor, open))
        return 0
      case 'admit': {
        const common = { person: { id }, orgId: branches[to] ?? '', from: outside, letterNumber: '豫转〔2026〕3号', sentOn: on }
        return (await each((actor) => transferAdmit(base, actor, { ...common, receivedOn: on }))) ? 1 : 0
      }
    }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (steps) => {
      for (const one of steps) {
        const before = total(await formalOn(today))
        const change = await take(one)
        const now = await formalOn(today)
        expect(total(now) - before).toBe(change)
        for (const day of days) {
          const { rows } = await database.db.execute(sql`
            select p.id as person, (select count(*)::int from membership m where m.person_id = p.id and m.superseded_at is null
              and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day}) and num_nonnulls(m.org_id, m.external_org_id) = 1) as rows
            from person p where p.id = any(${sql.param(people)}::uuid[])`)
          expect(placed.parse(rows).filter((row) => row.rows !== 1)).toEqual([])
        }
        const cells = counts.parse(
          (
            await database.db.execute(sql`select o.id, coalesce(sum(c.num), 0)::int as members from org o
              left join indicator_cell c on c.org_id = o.id and c.indicator = 'members_formal' and c.month = ${`${monthOf(today)}-01`}
              where o.level = 'basic' group by o.id`)
          ).rows,
        )
        expect(new Map(cells.map((row) => [row.id, row.members]))).toEqual(now)
      }
    }),
    { numRuns: 8, endOnFailure: true, examples: [[journey]] },
  )
  const { rows } = await database.db.execute(sql`select count(*)::int as members, case when to_external_org_id is not null then 'out'
    when from_external_org_id is not null then 'in' else 'between' end as id from transfer where state = 'received' group by 2`)
  expect(
    counts
      .parse(rows)
      .map((row) => row.id)
      .sort(),
  ).toEqual(['between', 'in', 'out'])
})

import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, addMonths, dayOf, firstDay, lastDay, monthOf } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { dashboardPage } from '../dashboard/reads'
import { rebuild, rollOver } from '../indicator/refresh'
import { memberChange } from '../member/commands'
import { orgCreate } from '../organisation/commands'
import { orgGet, orgTree } from '../organisation/reads'
import { closePeriod } from '../period/commands'
import { actorFor, baseOf, refused } from '../testing'
import { transferReceive, transferSend } from '../transfer/commands'
import { reorganise } from './commands'

const { xiangcheng: ids, wuzhong: theirs } = tinyIds()
const today = dayOf(new Date())
const month = monthOf(today)
const last = addMonths(month, -1)
const settings = settingsFrom({})
const basis = '示例批复〔2026〕1号'

let database: TestDatabase
let base: Base
let admin: Actor
beforeEach(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  admin = await actorFor(base, 'admin')
  await database.db.transaction((tx) => rebuild(tx, settings, today))
})
afterEach(() => database.drop())

const rows = async (statement: ReturnType<typeof sql>) => (await database.db.execute(statement)).rows
const versionOf = async (id: string) => Number((await rows(sql`select version from org where id = ${id}`))[0]?.['version'])
const change = async (input: Record<string, unknown> & { id: string }, actor = admin) =>
  reorganise(base, actor, { version: await versionOf(input.id), from: today, basis, preview: false, ...input })

/** Formal members below an organisation by the tree of a day, counted from the dated rows and the links alone. */
const formalBelow = async (id: string, day: string) =>
  Number(
    (
      await rows(sql`
        with recursive below as (
          select ${id}::uuid as id
          union select l.child_id from below join org_link l on l.parent_id = below.id and l.line = 'industry'
            and l.valid_from <= ${day} and (l.valid_to is null or l.valid_to > ${day})
        ) select count(*)::int as n from membership m join below on below.id = m.org_id
          where m.superseded_at is null and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})
            and m.stage in ('probationary', 'full') and m.standing = 'normal'`)
    )[0]?.['n'],
  )
const cells = (until: string) =>
  rows(
    sql`select indicator, org_id, month::text, region_code, cut, num::int, den::int from indicator_cell where month <= ${firstDay(until)} order by 1, 2, 3, 4, 5`,
  )

describe('a move', () => {
  it('changes the tree from its day on and nothing before', async () => {
    const from = addDays(today, -10)
    const kept = await cells(month)
    await change({ kind: 'move', id: ids.plain, parentId: theirs.county, from })
    expect(await cells(month)).toEqual(kept)
    const ancestors = (day: string) =>
      rows(
        sql`select ancestor_id as id from org_closure where line = 'industry' and org_id = ${ids.plain} and depth = 1 and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`,
      )
    expect(await ancestors(addDays(from, -1))).toEqual([{ id: ids.county }])
    expect(await ancestors(from)).toEqual([{ id: theirs.county }])
    expect((await orgGet(base, admin, { id: ids.plain })).parent?.id).toBe(theirs.county)
  })

  it('takes the rows to the new district and away from the old one', async () => {
    const [old, next] = [await actorFor(base, 'official.xiangcheng'), await actorFor(base, 'official.wuzhong')]
    await change({ kind: 'move', id: ids.plain, parentId: theirs.county })
    await expect(orgGet(base, old, { id: ids.plain })).rejects.toMatchObject({ code: 'not_found' })
    await expect(orgGet(base, next, { id: ids.plain })).resolves.toMatchObject({ id: ids.plain })
  })

  it('set for a day to come waits for it', async () => {
    const from = addDays(today, 20)
    await change({ kind: 'move', id: ids.plain, parentId: theirs.county, from })
    expect((await orgGet(base, admin, { id: ids.plain })).parent?.id).toBe(ids.county)
    const [row] = await rows(
      sql`select ancestor_id as id from org_closure where org_id = ${ids.plain} and depth = 1 and valid_from = ${from}`,
    )
    expect(row).toEqual({ id: theirs.county })
  })

  it('takes what stands below along, and never ends in a ring', async () => {
    const made = (name: string, parentId: string) =>
      orgCreate(base, admin, {
        parentId,
        name,
        kind: 'general_branch',
        driverGroup: 'truck',
        regionCode: ids.regionCode,
        foundedOn: addDays(today, -100),
        enterprise: null,
        committeeSince: null,
      })
    const upper = await made('示例上级总支', ids.county)
    const lower = await made('示例下级总支', upper.id)
    await change({ kind: 'move', id: ids.plain, parentId: lower.id })
    await expect(change({ kind: 'move', id: upper.id, parentId: lower.id })).rejects.toMatchObject(refused({ parentId: 'parent_below' }))
    await expect(change({ kind: 'move', id: upper.id, parentId: ids.plain })).rejects.toMatchObject(refused({ parentId: 'parent_kind' }))
    await change({ kind: 'move', id: upper.id, parentId: theirs.county })
    const [row] = await rows(
      sql`select depth from org_closure where org_id = ${ids.plain} and ancestor_id = ${theirs.county} and valid_to is null`,
    )
    expect(row).toEqual({ depth: 3 })
  })

  it('stays inside the caller’s place', async () => {
    const official = await actorFor(base, 'official.xiangcheng')
    await expect(change({ kind: 'move', id: ids.plain, parentId: theirs.county }, official)).rejects.toMatchObject(
      refused({ parentId: 'org_outside' }),
    )
    await expect(change({ kind: 'move', id: theirs.plain, parentId: ids.county }, official)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a new name', () => {
  it('holds at once, and one for later comes with its day', async () => {
    const [first, second] = ['示例新名党支部', '示例再新名党支部']
    await change({ kind: 'rename', id: ids.plain, name: first })
    expect((await orgGet(base, admin, { id: ids.plain })).name).toBe(first)
    await change({ kind: 'rename', id: ids.plain, name: second, from: addDays(today, 1) })
    expect((await orgGet(base, admin, { id: ids.plain })).name).toBe(first)
    await expect(change({ kind: 'rename', id: ids.mobile, name: first })).rejects.toMatchObject(refused({ name: 'name_taken' }))
  })

  it('of a day that has come since the last roll-over is given by the next', async () => {
    await rows(sql`delete from rollover`)
    await rows(sql`insert into rollover (day) values (${addDays(today, -1)})`)
    await rows(sql`insert into org_event (id, org_id, kind, effective_on, old_name, new_name, basis, recorded_by)
      select gen_random_uuid(), id, 'rename', ${today}, name, '示例到期更名党支部', '示例', ${tinyIds().admin} from org where id = ${ids.plain}`)
    await database.db.transaction((tx) => rollOver(tx, settings, today))
    expect((await orgGet(base, admin, { id: ids.plain })).name).toBe('示例到期更名党支部')
  })
})

describe('a split', () => {
  it('makes a branch beside the old one, with the chosen people from the day on', async () => {
    const before = await formalBelow(ids.county, today)
    const done = await change({ kind: 'split', id: ids.mobile, name: '示例拆出党支部', personIds: [ids.formal[0], ids.external[0]] })
    const made = done.madeId ?? ''
    expect(
      await rows(
        sql`select org_id, presence_org_id from person where id in (${ids.formal[0]}, ${ids.external[0]}) order by org_id nulls last`,
      ),
    ).toEqual([
      { org_id: made, presence_org_id: null },
      { org_id: null, presence_org_id: made },
    ])
    expect(await formalBelow(ids.county, today)).toBe(before)
    expect(await formalBelow(made, today)).toBe(1)
    expect(await formalBelow(made, addDays(today, -1))).toBe(0)
  })

  it('takes nobody who is not there', async () => {
    await expect(change({ kind: 'split', id: ids.mobile, name: '示例拆出党支部', personIds: [ids.settled[0]] })).rejects.toMatchObject(
      refused({ personIds: 'person_outside' }),
    )
  })
})

describe('a merger', () => {
  it('sends people on, ends the branch and its grants, and keeps the past', async () => {
    const from = addDays(today, -5)
    await rows(sql`update station set closed_on = ${from} where org_id = ${ids.mobile}`)
    const before = await formalBelow(ids.mobile, addDays(from, -1))
    // Of those that the mobile branch keeps, two belong to the plain one; nobody is kept by a branch that is not made for it.
    await expect(change({ kind: 'merge', id: ids.mobile, intoId: ids.plain, from })).rejects.toMatchObject(
      refused({ intoId: 'org_not_mobile' }),
    )
    const made = await orgCreate(base, admin, {
      parentId: ids.county,
      name: '示例合并流动党支部',
      kind: 'mobile_branch',
      driverGroup: 'truck',
      regionCode: ids.regionCode,
      foundedOn: addDays(today, -30),
      enterprise: null,
      committeeSince: null,
    })
    await change({ kind: 'merge', id: ids.mobile, intoId: made.id, from })
    expect(await formalBelow(ids.mobile, from)).toBe(0)
    expect(await formalBelow(made.id, from)).toBe(before)
    expect(await formalBelow(ids.mobile, addDays(from, -1))).toBe(before)
    const secretary = await actorFor(base, 'secretary.xiangcheng')
    expect(secretary.grants).toEqual([])
    const tree = await orgTree(base, admin, {})
    expect(tree.items.some((node) => node.id === ids.mobile)).toBe(false)
    expect(tree.items.find((node) => node.id === made.id)).toMatchObject({ formal: before, presence: 5 })
    expect((await orgTree(base, admin, { month: addMonths(month, -2) })).items.find((node) => node.id === ids.mobile)).toMatchObject({
      formal: before - (await probationaryLater()),
    })
  })
  const probationaryLater = async () => {
    const day = lastDay(addMonths(month, -2))
    return (await formalBelow(ids.mobile, addDays(today, -6))) - (await formalBelow(ids.mobile, day))
  }

  it('ends nothing while something hangs on it', async () => {
    await expect(change({ kind: 'dissolve', id: ids.plain })).rejects.toMatchObject(refused({ kind: 'persons_left' }))
    const here = await rows(sql`select person_id as id from membership where org_id = ${ids.mobile} and superseded_at is null`)
    await change({ kind: 'split', id: ids.mobile, name: '示例拆出党支部', personIds: here.map((row) => row['id']) })
    await expect(change({ kind: 'dissolve', id: ids.mobile })).rejects.toMatchObject(refused({ kind: 'kept_left' }))
    await expect(change({ kind: 'merge', id: ids.plain, intoId: ids.mobile })).rejects.toMatchObject(refused({ kind: 'stations_open' }))
    await expect(change({ kind: 'dissolve', id: ids.county })).rejects.toMatchObject(refused({ kind: 'committee_fixed' }))
  })
})

describe('a temporary branch', () => {
  const guest = ids.settled[0] ?? ''
  const founded = addDays(today, -30)
  const withGuest = async () => {
    const { id } = await orgCreate(base, admin, {
      parentId: ids.county,
      name: '示例临时党支部',
      kind: 'temporary_branch',
      driverGroup: 'truck',
      regionCode: ids.regionCode,
      foundedOn: founded,
      enterprise: null,
      committeeSince: null,
    })
    await rows(sql`insert into presence (id, person_id, org_id, kind, valid_from, basis)
      values (gen_random_uuid(), ${guest}, ${id}, 'inflow', ${founded}, '示例登记')`)
    return id
  }
  const guestRows = (id: string) => rows(sql`select valid_to from presence where org_id = ${id} and superseded_at is null`)

  it('is dissolved with its guests, who stay where their relation lies', async () => {
    const id = await withGuest()
    const from = addDays(today, -3)
    const { preview } = await change({ kind: 'dissolve', id, from, preview: true })
    expect(preview).toMatchObject({ guestsGone: 1, persons: { formal: 0, members: 0, presence: 0, guests: 0 } })
    expect(await guestRows(id)).toEqual([{ valid_to: null }])
    await change({ kind: 'dissolve', id, from })
    expect(await guestRows(id)).toEqual([{ valid_to: from }])
    expect(await rows(sql`select org_id from person where id = ${guest}`)).toEqual([{ org_id: ids.plain }])
  })

  it('offers nothing once it is dissolved, and stands in no comparison without a number', async () => {
    const id = await withGuest()
    const compared = async () => {
      const { districts } = (await dashboardPage(base, admin, { org: ids.county })).cards
      return districts?.ok === true ? districts.value.rows.map((row) => row.orgId) : []
    }
    expect(await orgGet(base, admin, { id })).toMatchObject({ mayEdit: true })
    expect(await compared()).toContain(id)
    await change({ kind: 'dissolve', id })
    expect(await orgGet(base, admin, { id })).toMatchObject({ mayEdit: false, mayLog: false })
    const left = await compared()
    expect(left).not.toContain(id)
    expect(left).toEqual(expect.arrayContaining([ids.mobile, ids.plain]))
  })

  it('is merged into any other branch, where nobody is a guest at home', async () => {
    const id = await withGuest()
    const { preview } = await change({ kind: 'merge', id, intoId: ids.plain, preview: true })
    expect(preview?.persons).toEqual({ formal: 0, members: 0, presence: 0, guests: 1 })
    await change({ kind: 'merge', id, intoId: ids.plain })
    expect(await guestRows(id)).toEqual([{ valid_to: today }])
    expect(await rows(sql`select id from presence where org_id = ${ids.plain} and superseded_at is null`)).toEqual([])
  })
})

describe('a preview', () => {
  it('tells what comes of it and changes nothing', async () => {
    const tables = [
      'org',
      'org_link',
      'org_closure',
      'org_event',
      'membership',
      'presence',
      'person',
      'audit_event',
      'grant',
      'indicator_cell',
    ]
    const all = () =>
      Promise.all(tables.map((table) => rows(sql`select to_jsonb(t) as row from ${sql.identifier(table)} t order by to_jsonb(t)::text`)))
    const before = await all()
    const inputs = [
      { kind: 'move', id: ids.plain, parentId: theirs.county },
      { kind: 'move', id: ids.plain, parentId: theirs.county, from: addDays(today, 40) },
      { kind: 'split', id: ids.mobile, name: '示例拆出党支部', personIds: [ids.formal[0]] },
      { kind: 'rename', id: ids.county, name: '示例新名党委' },
    ]
    for (const input of inputs) await change({ ...input, preview: true })
    expect(await all()).toEqual(before)
  })

  it('says of a move what the totals then are', async () => {
    const input = { kind: 'move', id: ids.plain, parentId: theirs.county }
    const { preview } = await change({ ...input, preview: true })
    await change(input)
    for (const { orgId, after } of preview?.totals ?? []) expect(after?.formal).toBe(await formalBelow(orgId, today))
    expect(preview?.totals.map((row) => row.orgId)).toEqual([ids.plain, ids.county, theirs.county])
    expect(preview?.totals[1]?.before?.formal).toBe((preview?.totals[1]?.after?.formal ?? 0) + (preview?.totals[0]?.after?.formal ?? 0))
  })

  it('tells the members apart from the others whose relation goes elsewhere', async () => {
    const id = ids.probationary
    await rows(sql`update membership set superseded_at = now() where person_id = ${id}`)
    await rows(sql`insert into membership (id, person_id, org_id, stage, standing, valid_from, basis)
      values (gen_random_uuid(), ${id}, ${ids.mobile}, 'applicant', 'normal', ${addDays(today, -90)}, '示例申请')`)
    const input = { kind: 'split', id: ids.mobile, name: '示例拆出党支部', personIds: [ids.formal[0], id, ids.external[0]] }
    const { preview } = await change({ ...input, preview: true })
    expect(preview?.persons).toEqual({ formal: 2, members: 1, presence: 1, guests: 0 })
    expect(preview?.totals.find((row) => row.orgId !== ids.mobile && row.before === null)?.after?.formal).toBe(1)
  })

  it('names the grants that end', async () => {
    await rows(sql`update station set closed_on = ${today} where org_id = ${ids.mobile}`)
    await rows(sql`update org set kind = 'mobile_branch' where id = ${ids.plain}`)
    const { preview } = await change({ kind: 'merge', id: ids.mobile, intoId: ids.plain, preview: true })
    expect(preview?.grants.map((grant) => grant.role)).toEqual(['branch_secretary'])
    expect(preview?.persons).toEqual({ formal: 3, members: 3, presence: 5, guests: 0 })
    expect(preview?.duties.after).toBeLessThan(preview?.duties.before ?? 0)
  })
})

describe('whatever happens', () => {
  it('closed months stand, open ones equal a recount, and everybody has one place', async () => {
    // Without stations any branch can be merged; an official of the whole city reaches everybody.
    await rows(sql`delete from reading`)
    await rows(sql`update station set closed_on = opened_on`)
    await rows(sql`insert into "grant" (id, account_id, role, org_id, valid_from)
      values (gen_random_uuid(), ${ids.official}, 'district_official', ${tinyIds().city}, ${addDays(today, -1)})`)
    const official = await actorFor(base, 'official.xiangcheng')
    await database.db.transaction((tx) => rebuild(tx, settings, today))
    await closePeriod(base, admin, { orgId: tinyIds().city, month: addMonths(month, -3) })
    const closed = await cells(addMonths(month, -3))
    const standingOn = (day: string) =>
      rows(
        sql`select id, kind from org where level = 'basic' and founded_on <= ${day} and (dissolved_on is null or dissolved_on > ${day}) order by id`,
      )
    const placedOn = (day: string) =>
      rows(sql`select person_id as id, org_id as org from membership where superseded_at is null and org_id is not null
        and valid_from <= ${day} and (valid_to is null or valid_to > ${day}) order by person_id`)
    const pick = (list: readonly Record<string, unknown>[], n: number) => list[n % Math.max(1, list.length)] ?? {}
    const counties = [{ id: ids.county }, { id: theirs.county }]
    let serial = 0
    let done = 0

    const steps = {
      move: async (a: number, b: number, from: string) =>
        change({ kind: 'move', id: String(pick(await standingOn(from), a)['id']), parentId: pick(counties, b)['id'], from }),
      split: async (a: number, _: number, from: string) => {
        const first = pick(await placedOn(from), a)
        return change({ kind: 'split', id: String(first['org']), name: `示例拆出${serial}号党支部`, personIds: [first['id']], from })
      },
      merge: async (a: number, b: number, from: string) => {
        const all = await standingOn(from)
        return change({ kind: 'merge', id: String(pick(all, a)['id']), intoId: pick(all, b)['id'], from })
      },
      rename: async (a: number, _: number, from: string) =>
        change({ kind: 'rename', id: String(pick(await standingOn(from), a)['id']), name: `示例更名${serial}号党支部`, from }),
      transfer: async (a: number, b: number, from: string) =>
        memberStep(a, from, { fact: 'formal', orgId: pick(await standingOn(from), b)['id'] }),
      letter: async (a: number, b: number, from: string) => {
        const to = { orgId: String(pick(await standingOn(from), b)['id']) }
        const outside = { external: { name: '示例外市支部', regionCode: '410100' } }
        const personId = String(pick(await placedOn(from), a)['id'])
        const number = `示例〔${serial}〕号`
        const sent = await transferSend(base, official, { personId, to: b % 4 === 0 ? outside : to, letterNumber: number, sentOn: from })
        // Some arrive at once, the others while something else has happened.
        return a % 2 === 0 ? sent : transferReceive(base, official, { ...sent, receivedOn: from })
      },
      receive: async (a: number, _: number, from: string) => {
        const letter = pick(await rows(sql`select id, version from transfer where state = 'sent' order by id`), a)
        return transferReceive(base, official, { id: String(letter['id']), version: Number(letter['version']), receivedOn: from })
      },
      standing: (a: number, b: number, from: string) =>
        memberStep(a, from, { fact: 'standing', standing: pick([{ id: 'normal' }, { id: 'lost' }, { id: 'suspended' }], b)['id'] }),
      close: (a: number) => closePeriod(base, admin, { orgId: pick(counties, a)['id'], month: addMonths(month, -2) }),
    }
    async function memberStep(a: number, from: string, fact: Record<string, unknown>) {
      const { id } = pick(await placedOn(from), a)
      const [person] = await rows(sql`select version from person where id = ${String(id)}`)
      return memberChange(base, official, { id, version: person?.['version'], from, basis, change: fact })
    }

    const step = fc.record({
      what: fc.constantFrom(
        ...(['move', 'split', 'split', 'merge', 'transfer', 'letter', 'letter', 'receive', 'standing', 'rename', 'close'] as const),
      ),
      a: fc.nat(1000),
      b: fc.nat(1000),
      ago: fc.integer({ min: 0, max: 70 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 9 }), async (taken) => {
        for (const { what, a, b, ago } of taken) {
          serial += 1
          // A change may be refused; refused it leaves nothing, which what follows checks.
          await steps[what](a, b, addDays(today, -ago)).then(
            () => (done += 1),
            (error: unknown) => expect(error).toMatchObject({ code: expect.stringMatching(/^(invalid|period_closed|not_found)$/) }),
          )
        }
        expect(await cells(addMonths(month, -3))).toEqual(closed)
        const now = await cells(month)
        await database.db.transaction((tx) => rebuild(tx, settings, today))
        expect(await cells(month)).toEqual(now)
        const holds = sql`superseded_at is null and valid_from <= ${today} and (valid_to is null or valid_to > ${today})`
        expect(
          await rows(sql`select p.id from person p left join (select person_id, count(*) as n from membership where ${holds} group by 1) m
          on m.person_id = p.id where m.n is distinct from 1`),
        ).toEqual([])
        expect(await rows(sql`select person_id from presence where kind = 'managed' and ${holds} group by 1 having count(*) > 1`)).toEqual(
          [],
        )
        expect(
          await rows(sql`select p.id from person p join (select * from membership where ${holds}) m on m.person_id = p.id
          where (p.org_id, p.external_org_id, p.stage, p.standing) is distinct from (m.org_id, m.external_org_id, m.stage, m.standing)`),
        ).toEqual([])
        for (const { id } of counties) {
          const [sum] =
            await rows(sql`select coalesce(sum(c.num), 0)::int as n from org_closure x join indicator_cell c on c.org_id = x.org_id
            where x.line = 'industry' and x.ancestor_id = ${id} and x.valid_from <= ${today} and (x.valid_to is null or x.valid_to > ${today})
              and c.indicator = 'members_formal' and c.month = ${firstDay(month)}`)
          expect(sum?.['n']).toBe(await formalBelow(id, today))
        }
      }),
      { numRuns: 20 },
    )
    expect(done).toBeGreaterThan(12)
  })

  it('a day in a closed month is refused with the first open one', async () => {
    await closePeriod(base, admin, { orgId: ids.county, month: last })
    const closed = { code: 'period_closed', detail: { current: { opens: firstDay(month) } } }
    await expect(change({ kind: 'move', id: ids.plain, parentId: theirs.county, from: lastDay(last) })).rejects.toMatchObject(closed)
    await expect(change({ kind: 'move', id: theirs.plain, parentId: ids.county, from: lastDay(last) })).rejects.toMatchObject(closed)
    await expect(
      change({ kind: 'split', id: ids.mobile, name: '示例拆出党支部', personIds: [ids.formal[0]], from: lastDay(last) }),
    ).rejects.toMatchObject(closed)
    await expect(change({ kind: 'move', id: ids.plain, parentId: theirs.county, from: firstDay(month) })).resolves.toBeDefined()
  })
})

import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { regions } from '@/domain/region'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import type { MemberChange } from '@/domain/member'
import type { MemberStage, MemberStanding } from '@/domain/member-words'
import { addDays, addMonths, dayOf, firstOpenMonth, monthOf, monthsFrom, stockDay } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { actorFor, baseOf } from '../testing'
import { memberChange, memberCreate, memberEdit, memberUnmask } from './commands'
import { memberForm, memberList, memberOne, memberTabs } from './reads'

const ids = tinyIds()
const { xiangcheng: own, wuzhong: other } = ids
const today = dayOf(new Date())
let tiny: TestDatabase
let base: Base
let secretary: Actor
let official: Actor
let neighbour: Actor
let leader: Actor

beforeAll(async () => {
  tiny = await testDatabase('tiny')
  base = baseOf(tiny)
  secretary = await actorFor(base, 'secretary.xiangcheng')
  official = await actorFor(base, 'official.xiangcheng')
  neighbour = await actorFor(base, 'secretary.wuzhong')
  leader = await actorFor(base, 'leader')
  await rebuild(tiny.db, official.settings, today)
})
afterAll(() => tiny.drop())

const refused = (code: string, fields?: Record<string, string>) =>
  expect.objectContaining(fields === undefined ? { code } : { code, detail: { fields } })
const versionOf = async (id: string) => (await memberOne(base, official, { id })).version
const change = async (actor: Actor, id: string, from: string, what: MemberChange['change']) =>
  memberChange(base, actor, { id, version: await versionOf(id), from, basis: '支部大会决议', change: what })

const cellRows = z.array(z.object({ cell: z.string() }))
/** The cells of members as text, and the same counted straight from the dated rows. */
async function memberCells(): Promise<string[]> {
  const found = await tiny.db
    .execute(sql`select indicator || ' ' || org_id || ' ' || to_char(month, 'YYYY-MM') || ' ' || region_code || ' ' || cut || ' ' || num as cell
    from indicator_cell where indicator in ('members_formal', 'members_presence', 'member_drivers') order by 1`)
  return cellRows.parse(found.rows).map((row) => row.cell)
}
async function formalByHand(): Promise<string[]> {
  const months = monthsFrom(firstOpenMonth(today), monthOf(today))
  const counts = await Promise.all(
    months.map(async (month) => {
      const day = stockDay(month, today)
      const found = await tiny.db
        .execute(sql`select 'members_formal ' || m.org_id || ' ' || ${month}::text || ' ' || o.region_code || ' ' || m.stage || ' ' || count(*) as cell
      from membership m join org o on o.id = m.org_id
      where m.superseded_at is null and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})
        and m.stage in ('probationary', 'full') and m.standing = 'normal' group by m.org_id, o.region_code, m.stage`)
      return cellRows.parse(found.rows).map((row) => row.cell)
    }),
  )
  return counts.flat().sort()
}

const newcomer = {
  name: '欧阳示例',
  phone: '139 0000 1234',
  driverGroup: 'truck' as const,
  employer: null,
  joinedOn: null,
  stage: 'full' as const,
  since: addDays(today, -40),
  basis: '组织关系登记',
  presenceOrgId: null,
}

describe('a new member', () => {
  test('is found by sound, initials and name, with a masked phone and a story', async () => {
    const { id } = await memberCreate(base, secretary, { ...newcomer, formal: { orgId: own.mobile } })
    for (const q of ['ouyang', 'oysl', '欧阳', 'OuYang']) {
      const { items } = await memberList(base, secretary, { q })
      expect(items.map((row) => row.id)).toEqual([id])
    }
    const one = await memberOne(base, secretary, { id })
    expect(one).toMatchObject({
      phoneMask: '139****1234',
      orgId: own.mobile,
      stage: 'full',
      standing: 'normal',
      mayEdit: true,
      mayStage: true,
      mayUnmask: true,
    })
    expect(one.timeline.map((entry) => entry.fact).sort()).toEqual(['formal', 'stage'])
    const stored = await tiny.pool.query<{ sealed: Buffer; text: string }>(
      'select phone_cipher as sealed, to_jsonb(person)::text as text from person where id = $1',
      [id],
    )
    expect(stored.rows[0]?.text).not.toContain('13900001234')
    expect(base.cipher.open(stored.rows[0]?.sealed ?? Buffer.alloc(0))).toBe('13900001234')
    const audit = await tiny.pool.query(`select after::text as after from audit_event where row_id = $1`, [id])
    expect(audit.rowCount).toBe(1)
    expect(JSON.stringify(audit.rows)).not.toMatch(/13900001234|phoneCipher|phoneHash/)
    expect(await memberCells()).toEqual(expect.arrayContaining([expect.stringContaining(`members_formal ${own.mobile} ${monthOf(today)}`)]))
    expect((await memberCells()).filter((cell) => cell.startsWith('members_formal'))).toEqual(await formalByHand())
  })

  test('with a formal organisation outside needs a branch that keeps them; the same one is written once', async () => {
    const external = { name: '测试乡党支部', regionCode: '410000' }
    await expect(memberCreate(base, secretary, { ...newcomer, formal: { external } })).rejects.toEqual(
      refused('invalid', { presenceOrgId: 'presence_needed' }),
    )
    const made = await Promise.all(
      [1, 2, 3].map((n) =>
        memberCreate(base, secretary, {
          ...newcomer,
          name: `外来${'甲乙丙'.charAt(n - 1)}`,
          formal: { external },
          presenceOrgId: own.mobile,
        }),
      ),
    )
    const rows = await tiny.pool.query('select count(*)::int as count from external_org where name = $1', [external.name])
    expect(rows.rows).toEqual([{ count: 1 }])
    const [first] = made
    expect(first && (await memberOne(base, secretary, { id: first.id }))).toMatchObject({
      externalName: external.name,
      presenceOrgId: own.mobile,
      mayStage: true,
    })
  })

  test('is refused by rules', async () => {
    await expect(memberCreate(base, secretary, { ...newcomer, phone: '12345', formal: { orgId: own.mobile } })).rejects.toEqual(
      refused('invalid', { phone: 'phone_invalid' }),
    )
    await expect(memberCreate(base, secretary, { ...newcomer, since: addDays(today, 1), formal: { orgId: own.mobile } })).rejects.toEqual(
      refused('invalid', { since: 'date_future' }),
    )
    await expect(
      memberCreate(base, secretary, { ...newcomer, since: addDays(today, -1100), formal: { orgId: own.mobile } }),
    ).rejects.toEqual(refused('invalid', { since: 'before_founding' }))
    await expect(memberCreate(base, secretary, { ...newcomer, formal: { orgId: own.plain } })).rejects.toEqual(
      refused('invalid', { formal: 'org_outside' }),
    )
    await expect(memberCreate(base, official, { ...newcomer, formal: { orgId: other.mobile } })).rejects.toEqual(
      refused('invalid', { formal: 'org_outside' }),
    )
    await expect(memberCreate(base, official, { ...newcomer, formal: { orgId: own.county } })).rejects.toEqual(
      refused('invalid', { formal: 'org_admits_none' }),
    )
    await expect(memberCreate(base, official, { ...newcomer, formal: { orgId: own.mobile }, presenceOrgId: own.plain })).rejects.toEqual(
      refused('invalid', { presenceOrgId: 'org_not_mobile' }),
    )
  })

  test('a retry with the same key is the same person', async () => {
    const key = '5c1d7a9e-6f31-4b57-9d36-2f4b5a0c1e77'
    const input = { ...newcomer, name: '重复示例', formal: { orgId: own.mobile } }
    const first = await memberCreate(base, secretary, input, key)
    expect(await memberCreate(base, secretary, input, key)).toEqual(first)
  })
})

describe('the list', () => {
  test('turns its pages in both directions and counts its tabs', async () => {
    const all = await memberList(base, official, { limit: 200 })
    const first = await memberList(base, official, { limit: 5 })
    const second = await memberList(base, official, { limit: 5, cursor: first.next ?? '' })
    const third = await memberList(base, official, { limit: 5, cursor: second.next ?? '' })
    expect([first, second, third].flatMap((page) => page.items.map((row) => row.id))).toEqual(all.items.slice(0, 15).map((row) => row.id))
    expect(first.previous).toBeNull()
    const back = await memberList(base, official, { limit: 5, before: third.previous ?? '' })
    expect(back.items).toEqual(second.items)
    expect((await memberList(base, official, { limit: 5, before: back.previous ?? '' })).previous).toBeNull()
    const members = await memberList(base, official, { stage: 'members', limit: 200 })
    expect(members.total).toEqual({ count: members.items.length, exact: true })
    const tabs = await memberTabs(base, official, {})
    expect(tabs.uncounted).toBe(members.items.filter((row) => row.standing !== 'normal').length)
    expect(tabs.members).toBe(members.total.count - tabs.uncounted)
    expect(tabs.applicant).toBe(1)
    const pages = [await memberList(base, official, { stage: 'members', limit: 4 })]
    for (let last = pages.at(-1); last?.next; last = pages.at(-1))
      pages.push(await memberList(base, official, { stage: 'members', limit: 4, cursor: last.next }))
    expect(pages.flatMap((page) => page.items)).toEqual(members.items)
    expect(new Set(pages.map((page) => page.total.count))).toEqual(new Set([members.total.count]))
    expect(all.total.count).toBe(all.items.length)
  })

  test('tells formal and kept apart', async () => {
    const kept = await memberList(base, secretary, { relation: 'presence', org: own.mobile })
    expect(kept.items.every((row) => row.presenceOrgId === own.mobile)).toBe(true)
    const formal = await memberList(base, secretary, { relation: 'formal' })
    expect(formal.items.every((row) => row.orgId === own.mobile)).toBe(true)
    expect(formal.items.length).toBeGreaterThan(0)
  })

  test('counts a person in one district, and in every district together once', async () => {
    const admin = await actorFor(base, 'admin')
    const lists = await Promise.all(regions.map(({ code }) => memberList(base, admin, { region: code, limit: 200 })))
    const everybody = await memberList(base, admin, { limit: 200 })
    expect(lists.flatMap((list) => list.items.map((row) => row.id)).sort()).toEqual(everybody.items.map((row) => row.id).sort())
    const kept = everybody.items.find((row) => row.presenceOrgId === own.mobile)
    expect(lists[regions.findIndex(({ code }) => code === own.regionCode)]?.items).toContainEqual(kept)
  })

  test('a mangled cursor is invalid', async () => {
    await expect(memberList(base, secretary, { cursor: 'xyz' })).rejects.toEqual(refused('invalid'))
  })
})

describe('rights and places', () => {
  test('a leader sees no persons', async () => {
    await expect(memberList(base, leader, {})).rejects.toEqual(refused('forbidden'))
    await expect(memberOne(base, leader, { id: own.settled[0] ?? '' })).rejects.toEqual(refused('forbidden'))
    await expect(memberUnmask(base, leader, { id: own.settled[0] ?? '', field: 'phone', purpose: '测试' })).rejects.toEqual(
      refused('forbidden'),
    )
    await expect(memberForm(base, leader, {})).rejects.toEqual(refused('forbidden'))
  })

  test('a neighbour’s member is not there at all', async () => {
    const id = other.formal[0] ?? ''
    const { version } = await memberOne(base, neighbour, { id })
    const facts = { name: '改名', driverGroup: 'truck' as const, employer: null, joinedOn: null }
    await expect(memberOne(base, secretary, { id })).rejects.toEqual(refused('not_found'))
    for (const seen of [version, version + 1]) {
      await expect(memberEdit(base, secretary, { id, version: seen, ...facts })).rejects.toEqual(refused('not_found'))
      await expect(
        memberChange(base, secretary, { id, version: seen, from: today, basis: '测试', change: { fact: 'standing', standing: 'lost' } }),
      ).rejects.toEqual(refused('not_found'))
    }
    await expect(memberUnmask(base, secretary, { id, field: 'idNumber', purpose: '测试' })).rejects.toEqual(refused('not_found'))
    await expect(memberList(base, secretary, { org: other.mobile })).rejects.toEqual(refused('not_found'))
    expect((await memberList(base, secretary, { limit: 200 })).items.some((row) => row.id === id)).toBe(false)
  })

  test('whoever only keeps a member records no stage of theirs, and moves nobody to a neighbour', async () => {
    const id = own.shared[0] ?? ''
    expect(await memberOne(base, secretary, { id })).toMatchObject({ mayEdit: true, mayStage: false })
    await expect(change(secretary, id, today, { fact: 'standing', standing: 'lost' })).rejects.toEqual(
      refused('invalid', { change: 'formal_elsewhere' }),
    )
    await expect(change(secretary, id, today, { fact: 'formal', orgId: own.mobile })).rejects.toEqual(
      refused('invalid', { change: 'formal_elsewhere' }),
    )
    await expect(change(secretary, id, today, { fact: 'presence', orgId: other.mobile })).rejects.toEqual(
      refused('invalid', { 'change.orgId': 'org_outside' }),
    )
  })

  test('the form offers only branches of the own place', async () => {
    expect((await memberForm(base, secretary, {})).orgs.map((org) => org.id)).toEqual([own.mobile])
    expect((await memberForm(base, official, {})).orgs.map((org) => org.id).sort()).toEqual([own.mobile, own.plain].sort())
  })
})

describe('a phone number', () => {
  test('is shown for a purpose that the audit keeps, without the number and without a copy for retries', async () => {
    const id = own.formal[0] ?? ''
    await expect(memberUnmask(base, secretary, { id, field: 'phone', purpose: ' ' })).rejects.toEqual(
      refused('invalid', { purpose: 'reason_missing' }),
    )
    const seen = { id, field: 'phone', purpose: '通知参加会议' }
    const { value: phone, seconds } = await memberUnmask(base, secretary, seen, '0b0f6f0e-30f5-4a3a-9a55-0d6c50a7d9e1')
    expect(phone).toMatch(/^1990\d{7}$/)
    expect(seconds).toBe(120)
    const audit = await tiny.pool.query(`select after, row_id from audit_event where action = 'member.unmask'`)
    expect(audit.rows).toEqual([{ row_id: id, after: { field: 'phone', purpose: '通知参加会议' } }])
    const kept = await tiny.pool.query('select answer from command_key')
    expect(JSON.stringify(kept.rows)).not.toContain(phone)
  })
})

describe('an edit', () => {
  test('with an old version is a conflict that shows the row as it stands', async () => {
    const id = own.formal[1] ?? ''
    const one = await memberOne(base, secretary, { id })
    const facts = { name: one.name, driverGroup: one.driverGroup, employer: '示例一公司', joinedOn: one.joinedOn }
    await memberEdit(base, secretary, { id, version: one.version, ...facts })
    const stale = memberEdit(base, secretary, { id, version: one.version, ...facts, employer: '示例二公司' })
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      detail: { current: { employer: '示例一公司', version: one.version + 1 } },
    })
    await expect(stale).rejects.not.toMatchObject({ detail: { current: { phoneCipher: expect.anything() } } })
    expect((await memberOne(base, secretary, { id })).phoneMask).toBe(one.phoneMask)
  })

  test('of the driver group counts every open month again', async () => {
    const id = own.formal[1] ?? ''
    const one = await memberOne(base, secretary, { id })
    await memberEdit(base, secretary, { id, version: one.version, name: one.name, driverGroup: 'other', employer: null, joinedOn: null })
    const touched = await memberCells()
    await rebuild(tiny.db, official.settings, today)
    expect(touched).toEqual(await memberCells())
  })
})

describe('a dated change', () => {
  test('of the stage three months back makes every open month right', async () => {
    const from = `${addMonths(monthOf(today), -3)}-10`
    await change(secretary, own.probationary, addDays(today, -280), { fact: 'stage', stage: 'probationary' })
    await change(secretary, own.probationary, from, { fact: 'stage', stage: 'full' })
    const cells = (await memberCells()).filter((cell) => cell.startsWith('members_formal'))
    expect(cells).toEqual(await formalByHand())
    const countIn = (month: string, stage: string) =>
      cells.find((cell) => cell.startsWith(`members_formal ${own.mobile} ${month} `) && cell.includes(` ${stage} `))
    expect(countIn(addMonths(monthOf(today), -4), 'probationary')).toMatch(/ 1$/)
    expect(countIn(addMonths(monthOf(today), -3), 'probationary')).toBeUndefined()
    const history = await tiny.pool.query(
      'select count(*) filter (where superseded_at is null)::int as standing, count(*)::int as all from membership where person_id = $1',
      [own.probationary],
    )
    expect(history.rows[0].all).toBeGreaterThan(history.rows[0].standing)
  })

  test('in the future, before the first row, or of nothing is refused', async () => {
    const id = own.formal[0] ?? ''
    await expect(change(secretary, id, addDays(today, 1), { fact: 'stage', stage: 'probationary' })).rejects.toEqual(
      refused('invalid', { from: 'date_future' }),
    )
    await expect(change(secretary, id, addDays(today, -700), { fact: 'stage', stage: 'probationary' })).rejects.toEqual(
      refused('invalid', { from: 'before_first' }),
    )
    await expect(change(secretary, id, today, { fact: 'stage', stage: 'full' })).rejects.toEqual(
      refused('invalid', { change: 'nothing_changes' }),
    )
    await expect(change(secretary, id, today, { fact: 'presence_end' })).rejects.toEqual(refused('invalid', { change: 'not_present' }))
    await expect(change(secretary, own.external[0] ?? '', today, { fact: 'presence_end' })).rejects.toEqual(
      refused('invalid', { change: 'presence_last' }),
    )
  })

  test('moving the relation to the branch that keeps them ends the keeping', async () => {
    const id = own.external[1] ?? ''
    await change(secretary, id, addDays(today, -5), { fact: 'formal', orgId: own.mobile })
    expect(await memberOne(base, secretary, { id })).toMatchObject({ orgId: own.mobile, externalName: null, presenceOrgId: null })
  })

  test('twenty at once leave one formal organisation at a time', async () => {
    const id = own.settled[0] ?? ''
    const version = await versionOf(id)
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        memberChange(base, official, {
          id,
          version,
          from: addDays(today, -10 - (n % 3)),
          basis: `第${n + 1}份决议`,
          change: { fact: 'formal', orgId: own.mobile },
        }),
      ),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toEqual(refused('conflict'))
    const rows = await tiny.pool.query(
      'select org_id from membership where person_id = $1 and superseded_at is null and valid_to is null',
      [id],
    )
    expect(rows.rows).toEqual([{ org_id: own.mobile }])
    expect(await versionOf(id)).toBe(version + 1)
  })
})

test('after any changes the cells equal a rebuild and a count by hand', async () => {
  const people = [...own.formal, ...own.shared, ...own.external, ...own.settled, own.applicant, own.lost]
  const stage = fc.constantFrom<MemberStage>('applicant', 'candidate', 'probationary', 'full')
  const standing = fc.constantFrom<MemberStanding>('normal', 'lost', 'transferred')
  const what: fc.Arbitrary<MemberChange['change']> = fc.oneof(
    stage.map((value) => ({ fact: 'stage' as const, stage: value })),
    standing.map((value) => ({ fact: 'standing' as const, standing: value })),
    fc.constantFrom(own.mobile, own.plain).map((orgId) => ({ fact: 'formal' as const, orgId })),
    fc.constant({ fact: 'presence' as const, orgId: own.mobile }),
    fc.constant({ fact: 'presence_end' as const }),
  )
  const step = fc.record({ id: fc.constantFrom(...people), ago: fc.integer({ min: 0, max: 400 }), what })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      for (const { id, ago, what: wanted } of steps) {
        await change(official, id, addDays(today, -ago), wanted).catch((error: unknown) => expect(error).toEqual(refused('invalid')))
      }
      const touched = await memberCells()
      expect(touched.filter((cell) => cell.startsWith('members_formal'))).toEqual(await formalByHand())
      await rebuild(tiny.db, official.settings, today)
      expect(touched).toEqual(await memberCells())
    }),
    { numRuns: 8 },
  )
})

import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import type { MemberChange } from '@/domain/member'
import type { MemberStage, MemberStanding } from '@/domain/member-words'
import { addDays, addMonths, dayOf, firstDay, firstOpenMonth, lastDay, monthOf, monthsFrom, type Day, type Month } from '@/domain/month'
import type { Actor } from './actor'
import type { Base } from './database'
import { dashboardPage } from './dashboard/reads'
import { rebuild } from './indicator/refresh'
import { memberChange } from './member/commands'
import { memberList, memberOne, memberTabs } from './member/reads'
import { orgEdit } from './organisation/commands'
import { orgGet, orgList, orgPage, orgTree } from './organisation/reads'
import { showReadingMonth } from './reading/reads'
import { changeSetting } from './setting/commands'
import { closeStation, editStation } from './station/commands'
import { listStations, showStation } from './station/reads'
import { actorFor, baseOf } from './testing'

const ids = tinyIds()
const { xiangcheng: own, wuzhong: other } = ids
const today = dayOf(new Date())
const running = monthOf(today)
const past = monthsFrom(firstOpenMonth(today), addMonths(running, -1))

let tiny: TestDatabase
let base: Base
let admin: Actor
let official: Actor
let secretary: Actor
let neighbour: Actor

async function signIn(): Promise<void> {
  admin = await actorFor(base, 'admin')
  official = await actorFor(base, 'official.xiangcheng')
  secretary = await actorFor(base, 'secretary.xiangcheng')
  neighbour = await actorFor(base, 'official.wuzhong')
}
beforeEach(async () => {
  tiny = await testDatabase('tiny')
  base = baseOf(tiny)
  await signIn()
  await rebuild(tiny.db, admin.settings, today)
})
afterEach(() => tiny.drop())

const refused = (code: string, fields?: Record<string, string>) =>
  expect.objectContaining(fields === undefined ? { code } : { code, detail: { fields } })

async function tilesOf(actor: Actor, org: string, month: Month) {
  const { cards } = await dashboardPage(base, actor, { org, month, cards: 'tiles' })
  if (cards.tiles?.ok !== true) throw new Error('the tiles failed')
  return cards.tiles.value
}
const drivers = (actor: Actor, org: string, month: Month) =>
  memberList(base, actor, { org, month, group: 'truck', stage: 'members', standing: 'counted', relation: 'counted', limit: 200 })
/** What the tiles say, and what the lists behind them do. */
async function both(actor: Actor, org: string, month: Month) {
  const [tiles, members, orgs, stations] = await Promise.all([
    tilesOf(actor, org, month),
    drivers(actor, org, month),
    orgList(base, actor, { org, month, kind: 'mobile_branch', group: 'truck' }),
    listStations(base, actor, { org, month, state: 'open' }),
  ])
  return {
    tiles: { members: tiles.members.value, orgs: tiles.orgs.mobile, stations: tiles.stations.value },
    lists: { members: members.total.count, orgs: orgs.total.count, stations: stations.total.count },
    members,
  }
}

async function change(actor: Actor, id: string, from: Day, what: MemberChange['change']) {
  const { version } = await memberOne(base, actor, { id })
  return memberChange(base, actor, { id, version, from, basis: '支部大会决议', change: what })
}
/** What no single caller may do: the formal relation goes to another district, and no branch keeps the person any more. */
async function moveAway(id: string, to: string, from: Day): Promise<void> {
  await tiny.db.execute(sql`update presence set superseded_at = now() where person_id = ${id} and superseded_at is null`)
  await tiny.db.execute(sql`insert into presence (id, person_id, org_id, kind, valid_from, valid_to, basis)
    select gen_random_uuid(), person_id, org_id, kind, valid_from, ${from}, basis from presence where person_id = ${id} and valid_from < ${from}`)
  await tiny.db.execute(sql`with gone as (update membership set superseded_at = now()
      where person_id = ${id} and superseded_at is null and (valid_to is null or valid_to > ${from}) returning *)
    insert into membership (id, person_id, org_id, external_org_id, stage, standing, valid_from, valid_to, basis)
    select gen_random_uuid(), person_id, org_id, external_org_id, stage, standing, valid_from, ${from}::date, basis from gone where valid_from < ${from}
    union all select gen_random_uuid(), ${id}, ${to}, null, 'full', 'normal', ${from}, null, '示例'`)
}

describe('the lists of a past month', () => {
  test('are as long as the tiles that lead to them, whatever changed when', async () => {
    const people = [...own.formal, ...own.shared, ...own.external, ...own.settled, own.probationary, own.applicant, own.lost]
    const what: fc.Arbitrary<MemberChange['change']> = fc.oneof(
      fc.constantFrom<MemberStage>('applicant', 'candidate', 'probationary', 'full').map((stage) => ({ fact: 'stage' as const, stage })),
      fc.constantFrom<MemberStanding>('normal', 'lost', 'transferred').map((standing) => ({ fact: 'standing' as const, standing })),
      fc.constantFrom(own.mobile, own.plain).map((orgId) => ({ fact: 'formal' as const, orgId })),
      fc.constant({ fact: 'presence' as const, orgId: own.mobile }),
      fc.constant({ fact: 'presence_end' as const }),
    )
    const day = fc.integer({ min: 0, max: 900 }).map((ago) => addDays(today, -ago))
    const step = fc.record({ id: fc.constantFrom(...people), from: day, what })
    const refusal = (error: unknown) => expect(error).toEqual(refused('invalid'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 8 }),
        fc.record({ founded: day, dissolved: fc.option(day), opened: day, closed: fc.option(day) }),
        fc.uniqueArray(fc.constantFrom(...past), { minLength: 3, maxLength: 3 }),
        async (steps, dates, months) => {
          for (const { id, from, what: wanted } of steps) await change(official, id, from, wanted).catch(refusal)
          const { enterprise, version, ...facts } = await orgGet(base, official, { id: own.mobile })
          const { name, kind, driverGroup, regionCode, committeeSince } = facts
          const founding = { name, kind, driverGroup, regionCode, committeeSince, enterprise, foundedOn: dates.founded }
          await orgEdit(base, official, { id: own.mobile, version, ...founding }).catch(refusal)
          await tiny.db.execute(
            sql`update org set dissolved_on = greatest(founded_on, ${dates.dissolved}::date) where id = ${other.mobile}`,
          )
          const place = await showStation(base, official, { id: own.warm })
          const { orgId, address, hours, brand } = place
          const station = { id: own.warm, name: place.name, kind: place.kind, orgId, regionCode: place.regionCode, address, hours, brand }
          await editStation(base, official, { ...station, version: place.version, openedOn: dates.opened }).catch(refusal)
          const reopened = await showStation(base, official, { id: own.warm })
          await closeStation(base, official, { id: own.warm, version: reopened.version, closedOn: dates.closed }).catch(refusal)
          await rebuild(tiny.db, admin.settings, today)
          for (const month of months) {
            for (const [actor, org] of [
              [admin, ids.city],
              [admin, own.mobile],
              [admin, other.county],
              [official, own.county],
              [official, own.plain],
              [secretary, own.mobile],
              [neighbour, other.county],
            ] as const) {
              const { tiles, lists, members } = await both(actor, org, month)
              expect(lists, `${actor.displayName} ${org} ${month}`).toEqual(tiles)
              expect(members.items.length + members.left).toBe(members.total.count)
            }
          }
        },
      ),
      { numRuns: 6 },
    )
  })

  test('tell stage, standing and places of that month’s end, and page through everybody once in both directions', async () => {
    const month = addMonths(running, -2)
    const day = lastDay(month)
    const seen = await memberList(base, admin, { month, limit: 200 })
    const rows = await tiny.pool.query<Record<string, unknown>>(
      `select m.person_id as id, m.stage, m.standing, m.org_id as "orgId", p.org_id as "presenceOrgId"
       from membership m left join presence p on p.person_id = m.person_id and p.kind = 'managed' and p.superseded_at is null
         and daterange(p.valid_from, p.valid_to) @> $1::date
       where m.superseded_at is null and daterange(m.valid_from, m.valid_to) @> $1::date`,
      [day],
    )
    const facts = seen.items.map(({ id, stage, standing, orgId, presenceOrgId }) => ({ id, stage, standing, orgId, presenceOrgId }))
    const byId = (a: { id?: unknown }, b: { id?: unknown }) => (String(a.id) < String(b.id) ? -1 : 1)
    expect([...facts].sort(byId)).toEqual([...rows.rows].sort(byId))

    const forwards = [await memberList(base, admin, { month, limit: 4 })]
    for (let page = forwards[0]; page?.next !== undefined && page.next !== null; page = forwards.at(-1))
      forwards.push(await memberList(base, admin, { month, limit: 4, cursor: page.next }))
    expect(forwards.flatMap((page) => page.items)).toEqual(seen.items)
    expect(forwards[0]?.previous).toBeNull()
    const backwards = forwards.slice(-1)
    for (let page = backwards[0]; page?.previous !== undefined && page.previous !== null; page = backwards[0])
      backwards.unshift(await memberList(base, admin, { month, limit: 4, before: page.previous }))
    expect(backwards.flatMap((page) => page.items)).toEqual(seen.items)
  })

  test('narrow as the list of today does: by stage, standing, name, relation and tab', async () => {
    const month = addMonths(running, -1)
    const all = await memberList(base, admin, { month, limit: 200 })
    const narrowed = async (input: object) =>
      new Set((await memberList(base, admin, { month, limit: 200, ...input })).items.map((row) => row.id))
    const those = (meets: (row: (typeof all.items)[number]) => boolean) => new Set(all.items.filter(meets).map((row) => row.id))
    expect(await narrowed({ stage: 'full' })).toEqual(those((row) => row.stage === 'full'))
    expect(await narrowed({ standing: 'lost' })).toEqual(those((row) => row.standing === 'lost'))
    expect(await narrowed({ relation: 'presence', org: own.county })).toEqual(those((row) => row.presenceOrgId === own.mobile))
    expect(await narrowed({ relation: 'formal', org: own.plain })).toEqual(those((row) => row.orgId === own.plain))
    const [one] = all.items
    expect(await narrowed({ q: one?.name })).toEqual(those((row) => row.name.includes(one?.name ?? '')))
    const tabs = await memberTabs(base, admin, { month })
    expect(tabs.members).toBe((await memberList(base, admin, { month, stage: 'members', standing: 'counted' })).total.count)
    expect(tabs.activist).toBe(0)
  })

  test('speak of the running month as of today, and of no month outside the open ones', async () => {
    expect(await memberList(base, official, { month: running })).toEqual(await memberList(base, official, {}))
    expect(await orgList(base, official, { month: running })).toEqual(await orgList(base, official, {}))
    expect(await listStations(base, official, { month: running })).toEqual(await listStations(base, official, {}))
    const pageOf = (one: Base, actor: Actor, { month }: { month: Month }) => orgPage(one, actor, { id: own.mobile, month })
    for (const list of [memberList, memberTabs, orgList, listStations, orgTree, pageOf, showReadingMonth]) {
      await expect(list(base, official, { month: addMonths(running, 1) })).rejects.toEqual(refused('invalid', { month: 'month_future' }))
      await expect(list(base, official, { month: addMonths(past[0] ?? '', -1) })).rejects.toEqual(
        refused('invalid', { month: 'month_too_old' }),
      )
      await expect(list(base, official, { month: '2026-13' })).rejects.toEqual(refused('invalid', { month: 'month_invalid' }))
    }
  })

  test('of a place do not exist for a neighbour', async () => {
    const mine = new Set((await memberList(base, official, { limit: 200 })).items.map((row) => row.id))
    for (const month of past.slice(-3)) {
      for (const list of [memberList, orgList]) {
        await expect(list(base, neighbour, { month, org: own.county })).rejects.toEqual(refused('not_found'))
      }
      expect((await listStations(base, neighbour, { month, org: own.county })).items).toEqual([])
      const shown = await memberList(base, neighbour, { month, limit: 200 })
      expect(shown.items.length).toBeGreaterThan(0)
      expect(shown.items.filter((row) => mine.has(row.id))).toEqual([])
    }
  })
})

describe('who has left the place', () => {
  test('is still counted in its past months but shown no more, there where the person went neither', async () => {
    const month = past.at(-1) ?? ''
    const before = await drivers(neighbour, other.county, month)
    const [id] = other.shared
    const row = before.items.find((one) => one.id === id)
    if (id === undefined || row === undefined) throw new Error('the seed has no such person')
    const arrived = await drivers(official, own.county, month)
    await moveAway(id, own.plain, addDays(lastDay(month), 1))
    await rebuild(tiny.db, admin.settings, today)

    const after = await both(neighbour, other.county, month)
    expect(after.lists).toEqual(after.tiles)
    expect(after.members).toMatchObject({ total: before.total, left: before.left + 1 })
    expect(after.members.items.map((one) => one.id)).toEqual(before.items.map((one) => one.id).filter((one) => one !== id))
    expect(JSON.stringify(after.members)).not.toContain(id)
    const found = await memberList(base, neighbour, { month, q: row.name })
    expect(found.items.map((one) => one.id)).not.toContain(id)
    expect(found.left).toBe(0)

    expect((await drivers(official, own.county, month)).items).toEqual(arrived.items)
    expect((await drivers(admin, ids.city, month)).left).toBe(0)
    expect((await drivers(admin, other.county, month)).items.map((one) => one.id)).toContain(id)
  })
})

test('what was dissolved or closed later still stood then, as it was', async () => {
  const month = past.at(-1) ?? ''
  const after = firstDay(running)
  await tiny.db.execute(sql`update org set dissolved_on = ${after} where id = ${own.plain}`)
  await tiny.db.execute(sql`delete from reading where station_id = ${own.home} and day >= ${after}`)
  await tiny.db.execute(sql`update station set closed_on = ${after} where id = ${own.home}`)
  expect((await orgList(base, official, {})).items.map((row) => row.id)).not.toContain(own.plain)
  expect((await orgList(base, official, { month })).items.map((row) => row.id)).toContain(own.plain)
  expect((await orgTree(base, official, { month })).items.map((row) => row.id)).toContain(own.plain)
  expect((await orgTree(base, official, {})).items.map((row) => row.id)).not.toContain(own.plain)
  const [then] = (await listStations(base, official, { month, org: own.mobile, state: 'open' })).items
  expect(then).toMatchObject({ id: own.home, closedOn: null, lastReadingOn: lastDay(month), silentDays: null })
  expect((await listStations(base, official, { month, org: own.mobile, state: 'closed' })).items).toEqual([])
  expect((await listStations(base, official, { org: own.mobile, state: 'open' })).items).toEqual([])
})

test('another choice of standings that count lengthens the list as it does the tile', async () => {
  const month = past.at(-1) ?? ''
  await change(official, own.settled[1] ?? '', addDays(today, -80), { fact: 'standing', standing: 'suspended' })
  const before = await both(official, own.county, month)
  expect(before.lists.members).toBe(before.tiles.members)
  await changeSetting(base, admin, { key: 'member.counted', value: ['normal', 'suspended'] })
  await signIn()
  const after = await both(official, own.county, month)
  expect(after.lists.members).toBe(after.tiles.members)
  expect(after.lists.members).toBe(before.lists.members + 1)
})

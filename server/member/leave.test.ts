import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, dayOf, type Day } from '@/domain/month'
import { settingsFrom } from '@/domain/setting'
import type { Actor } from '../actor'
import { endPost, recordElection, startPost } from '../committee/commands'
import { committeeGet } from '../committee/reads'
import { dashboardPage } from '../dashboard/reads'
import type { Base } from '../database'
import { floatingRegister } from '../floating/commands'
import { floatingOfOne } from '../floating/reads'
import { assignGroup, createGroup, editGroup } from '../group/commands'
import { groupList } from '../group/reads'
import { rebuild } from '../indicator/refresh'
import { orgCreate } from '../organisation/commands'
import { reorganise } from '../reorganisation/commands'
import { actorFor, baseOf, refused } from '../testing'
import { transferAdmit, transferReceive, transferSend } from '../transfer/commands'
import { memberChange, memberMove } from './commands'
import { memberOne } from './reads'

const { xiangcheng: own, wuzhong: theirs } = tinyIds()
const today = dayOf(new Date())
const [leaving = '', staying = ''] = own.formal
const kept = own.shared[0] ?? ''
/** From when on the person belongs to the branch no longer. */
const day = addDays(today, -5)

let database: TestDatabase
let base: Base
let admin: Actor
let official: Actor
let neighbour: Actor
beforeEach(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  admin = await actorFor(base, 'admin')
  official = await actorFor(base, 'official.xiangcheng')
  neighbour = await actorFor(base, 'official.wuzhong')
  await database.db.transaction((tx) => rebuild(tx, settingsFrom({}), today))
})
afterEach(() => database.drop())

const rows = async (statement: ReturnType<typeof sql>) => (await database.db.execute(statement)).rows
const versionOf = async (id: string) => Number((await rows(sql`select version from person where id = ${id}`))[0]?.['version'])
const appoint = (personId: string, kind: string, ago = 50, orgId = own.mobile) =>
  startPost(base, official, { id: orgId, personId, kind, from: addDays(today, -ago), basis: '任职文件' })
const away = (personId: string) => ({
  personId,
  place: '示例市某公司',
  regionCode: '410000',
  since: addDays(today, -90),
  contact: '周示新',
  basis: '报备',
})
/** The person is secretary of the mobile branch, in a group of it, and registered there as being away. */
async function settled(): Promise<{ groupId: string; version: number }> {
  await appoint(leaving, 'secretary')
  await appoint(staying, 'publicity')
  await floatingRegister(base, official, away(leaving))
  const { id, version } = await createGroup(base, official, {
    orgId: own.mobile,
    name: '第一党小组',
    personIds: [...own.formal],
    from: addDays(today, -40),
  })
  return { groupId: id, version }
}
/** When what a person held ended: the post, the place in the group, the registration; and the grants of the branch's secretaries. */
async function endings(personId: string) {
  const [row] = await rows(sql`select (select max(coalesce(valid_to, 'infinity'))::text from post where person_id = ${personId}) as post,
    (select max(coalesce(valid_to, 'infinity'))::text from party_group_member where person_id = ${personId}) as group,
    (select max(coalesce(ended_on, 'infinity'))::text from floating where person_id = ${personId}) as away,
    (select max(coalesce(valid_to, 'infinity'))::text from "grant" where org_id = ${own.mobile} and role = 'branch_secretary') as grant`)
  return row
}
const lasting = 'infinity'
const change = async (actor: Actor, id: string, from: Day, what: object) =>
  memberChange(base, actor, { id, version: await versionOf(id), from, basis: '支部决议', change: what })
const move = (input: object) =>
  memberMove(base, official, { who: { only: leaving }, orgId: own.plain, from: day, basis: '支部决议', ...input })
const vacancies = async (actor: Actor, org: string) => {
  const { attention } = (await dashboardPage(base, actor, { org, cards: 'attention', attention: 'all' })).cards
  return attention?.ok === true ? attention.value.items.filter(({ kind }) => kind === 'no_secretary') : null
}
const mobileBranch = () =>
  orgCreate(base, admin, {
    parentId: own.county,
    name: '示例第二流动党支部',
    kind: 'mobile_branch',
    driverGroup: 'truck',
    regionCode: own.regionCode,
    foundedOn: addDays(today, -30),
    enterprise: null,
    committeeSince: null,
  })
async function reorganised(input: object) {
  const [org] = await rows(sql`select version from org where id = ${own.mobile}`)
  return reorganise(base, admin, {
    id: own.mobile,
    version: Number(org?.['version']),
    from: day,
    basis: '上级批复',
    preview: false,
    ...input,
  })
}
const closeStations = () => rows(sql`update station set closed_on = ${day} where org_id = ${own.mobile}`)

const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  'a change by hand': () => change(official, leaving, day, { fact: 'formal', orgId: own.plain }),
  'a death': () => change(official, leaving, day, { fact: 'standing', standing: 'deceased' }),
  'an expulsion': () => change(official, leaving, day, { fact: 'standing', standing: 'expelled' }),
  'a move of many': async () => move({ seen: (await move({})).seen }),
  'a transfer into another district': async () => {
    const to = { orgId: theirs.plain }
    const letter = await transferSend(base, official, {
      personId: leaving,
      to,
      letterNumber: '相转〔2026〕7号',
      sentOn: addDays(today, -8),
    })
    return transferReceive(base, neighbour, { ...letter, receivedOn: day })
  },
  'a letter out of the city': async () => {
    const to = { external: { name: '示例外地党支部', regionCode: '410000' } }
    const letter = await transferSend(base, official, {
      personId: leaving,
      to,
      letterNumber: '相转〔2026〕8号',
      sentOn: addDays(today, -8),
    })
    return transferReceive(base, official, { ...letter, receivedOn: day })
  },
  'a merger of the branch': async () => {
    await closeStations()
    return reorganised({ kind: 'merge', intoId: (await mobileBranch()).id })
  },
  'a split of the branch': () => reorganised({ kind: 'split', name: '示例拆出党支部', personIds: [leaving] }),
}

describe('whoever leaves a branch', () => {
  it.each(Object.entries(ways))('by %s holds nothing in it from that day on', async (_, leave) => {
    await settled()
    await leave()
    expect(await endings(leaving)).toEqual({ post: day, group: day, away: day, grant: day })
    const audited =
      await rows(sql`select noun, count(*)::int as n from audit_event where action not like 'committee%' and before is not null
      and after ->> 'personId' = ${leaving} and noun in ('post', 'party_group_member', 'floating') group by 1 order by 1`)
    expect(audited).toEqual([
      { noun: 'floating', n: 1 },
      { noun: 'party_group_member', n: 1 },
      { noun: 'post', n: 1 },
    ])
  })

  it('is told of in the story, and the branch without a secretary where its superiors look', async () => {
    await settled()
    expect(await vacancies(official, own.county)).toEqual([])
    await change(official, leaving, day, { fact: 'formal', orgId: own.plain })
    const { timeline, posts } = await memberOne(base, official, { id: leaving })
    expect(posts).toEqual([])
    expect(timeline.filter(({ fact }) => fact.startsWith('post'))).toEqual([
      expect.objectContaining({ fact: 'post_end', post: 'secretary', from: day, basis: '支部决议', place: '相城区货运流动党员第一党支部' }),
      expect.objectContaining({ fact: 'post', post: 'secretary', from: addDays(today, -50), basis: '任职文件' }),
    ])
    const vacant = [expect.objectContaining({ kind: 'no_secretary', orgId: own.mobile, since: day, days: 5 })]
    expect(await vacancies(official, own.county)).toEqual(vacant)
    // Nothing in it tells who.
    expect(await vacancies(await actorFor(base, 'leader.xiangcheng'), own.county)).toEqual(vacant)
    expect(await vacancies(neighbour, theirs.county)).toEqual([])
    await appoint(staying, 'deputy', 0).catch(() => null)
    await endPost(base, official, {
      id: own.mobile,
      postId: (await committeeGet(base, official, { id: own.mobile })).posts[0]?.id,
      from: day,
      basis: '调整',
      preview: false,
    })
    await appoint(staying, 'secretary', 2)
    expect(await vacancies(official, own.county)).toEqual([])
  })

  it('is previewed with the posts and grants that end, and nothing ends by that', async () => {
    await settled()
    const { name } = await memberOne(base, official, { id: leaving })
    const ended = [expect.objectContaining({ name, kind: 'secretary', orgName: '相城区货运流动党员第一党支部' })]
    const told = await move({})
    expect(told.ended.posts).toEqual(ended)
    expect(told.ended.grants).toHaveLength(1)
    const split = await reorganised({ kind: 'split', name: '示例拆出党支部', personIds: [leaving], preview: true })
    expect(split.preview).toMatchObject({ posts: ended, grants: [{ role: 'branch_secretary' }] })
    await closeStations()
    const merged = await reorganised({ kind: 'merge', intoId: (await mobileBranch()).id, preview: true })
    expect(merged.preview?.posts.map(({ kind }) => kind).sort()).toEqual(['publicity', 'secretary'])
    expect(await endings(leaving)).toEqual({ post: lasting, group: lasting, away: lasting, grant: lasting })
  })

  it('keeps what is held elsewhere, and where they still belong', async () => {
    await settled()
    await appoint(kept, 'organisation')
    await appoint(kept, 'publicity', 50, own.plain)
    // Kept by the mobile branch, the relation lies in the plain one: of two posts one ends with each.
    await change(official, kept, day, { fact: 'presence_end' })
    const ofKept = () => rows(sql`select org_id, valid_to::text from post where person_id = ${kept} order by kind`)
    expect(await ofKept()).toEqual([
      { org_id: own.mobile, valid_to: day },
      { org_id: own.plain, valid_to: null },
    ])
    await change(official, kept, day, { fact: 'standing', standing: 'expelled' })
    expect((await ofKept()).map((row) => row['valid_to'])).toEqual([day, day])
    await change(official, leaving, day, { fact: 'stage', stage: 'probationary' })
    expect(await endings(leaving)).toEqual({ post: lasting, group: lasting, away: lasting, grant: lasting })
    // Whoever comes to be kept where they were at home still holds the post, and is no longer away from there.
    await change(official, leaving, addDays(day, 1), { fact: 'formal', orgId: own.plain })
    expect((await endings(leaving))?.['post']).toBe(addDays(day, 1))
  })

  it('holds nothing in a branch out of the sight of whoever records it either', async () => {
    await appoint(kept, 'secretary')
    // The secretary of the plain branch sees nothing of the mobile one, where the person is kept.
    await rows(
      sql`insert into "grant" (id, account_id, role, org_id, valid_from) values (gen_random_uuid(), ${own.keeper}, 'branch_secretary', ${own.plain}, '2025-01-01')`,
    )
    const plain = await actorFor(base, 'keeper.xiangcheng')
    await expect(committeeGet(base, plain, { id: own.mobile })).rejects.toMatchObject({ code: 'not_found' })
    await change(plain, kept, day, { fact: 'standing', standing: 'deceased' })
    expect(await endings(kept)).toMatchObject({ post: day, grant: day })
    expect(await vacancies(official, own.county)).toHaveLength(1)
  })

  it('and comes back holds nothing again, whichever way', async () => {
    const { groupId, version } = await settled()
    const there = await transferSend(base, official, {
      personId: leaving,
      to: { orgId: theirs.plain },
      letterNumber: '相转〔2026〕9号',
      sentOn: addDays(today, -8),
    })
    await transferReceive(base, neighbour, { ...there, receivedOn: day })
    const back = await transferSend(base, neighbour, {
      personId: leaving,
      to: { orgId: own.mobile },
      letterNumber: '吴转〔2026〕9号',
      sentOn: day,
    })
    await transferReceive(base, official, { ...back, receivedOn: addDays(day, 1) })
    expect((await memberOne(base, official, { id: leaving })).orgId).toBe(own.mobile)
    expect(await floatingOfOne(base, official, { id: leaving })).toMatchObject({ registered: null, mayRegister: true })
    expect((await groupList(base, official, { id: own.mobile })).groups[0]?.people.map(({ id }) => id)).toEqual([staying])
    expect((await committeeGet(base, official, { id: own.mobile })).posts.map(({ personId }) => personId)).toEqual([staying])
    expect(await endings(leaving)).toEqual({ post: day, group: day, away: day, grant: day })
    // What is recorded anew holds.
    await floatingRegister(base, official, away(leaving))
    await editGroup(base, official, { id: groupId, version, name: '第一党小组', personIds: [...own.formal], from: today })
    await appoint(leaving, 'secretary', 0)
    expect(await endings(leaving)).toMatchObject({ post: lasting, group: lasting, away: lasting })
  })

  it('for outside the city and comes back is not away by the old registration', async () => {
    await settled()
    await ways['a letter out of the city']?.()
    await transferAdmit(base, official, {
      person: { id: leaving },
      orgId: own.mobile,
      from: { name: '示例外地党支部', regionCode: '410000' },
      letterNumber: '豫转〔2026〕1号',
      sentOn: addDays(today, -3),
      receivedOn: addDays(today, -2),
    })
    expect((await memberOne(base, official, { id: leaving })).orgId).toBe(own.mobile)
    expect((await floatingOfOne(base, official, { id: leaving })).registered).toBeNull()
    expect(await endings(leaving)).toEqual({ post: day, group: day, away: day, grant: day })
  })

  it('before the post was given held it for no day, and is not told to have', async () => {
    await appoint(leaving, 'secretary', 2)
    await change(official, leaving, day, { fact: 'formal', orgId: own.plain })
    expect(await endings(leaving)).toMatchObject({ post: addDays(today, -2), grant: addDays(today, -2) })
    expect(await committeeGet(base, official, { id: own.mobile })).toMatchObject({ posts: [], past: [] })
    expect((await memberOne(base, official, { id: leaving })).timeline.some(({ fact }) => fact.startsWith('post'))).toBe(false)
    await appoint(staying, 'secretary', 2)
  })

  it('found out later leaves the successor and the successor’s grant alone', async () => {
    await appoint(leaving, 'secretary')
    const electedOn = addDays(today, -3)
    const elected = [{ personId: staying, kind: 'secretary', votes: 5 }]
    await recordElection(base, official, { id: own.mobile, electedOn, entitled: 5, present: 5, elected, basis: '党员大会', preview: false })
    await rows(
      sql`insert into "grant" (id, account_id, role, org_id, valid_from) values (gen_random_uuid(), ${own.secretary}, 'branch_secretary', ${own.mobile}, ${electedOn})`,
    )
    await change(official, leaving, day, { fact: 'formal', orgId: own.plain })
    expect(await endings(leaving)).toMatchObject({ post: day, grant: lasting })
    expect(await endings(staying)).toMatchObject({ post: lasting })
    expect(await vacancies(official, own.county)).toEqual([])
  })

  it('on a day to come holds everything until then', async () => {
    const { groupId, version } = await settled()
    const ahead = addDays(today, 12)
    await rows(sql`update station set closed_on = ${today} where org_id = ${own.mobile}`)
    await reorganised({ kind: 'merge', intoId: (await mobileBranch()).id, from: ahead })
    expect(await endings(leaving)).toEqual({ post: ahead, group: ahead, away: ahead, grant: ahead })
    expect((await memberOne(base, official, { id: leaving })).posts).toHaveLength(1)
    expect(await vacancies(official, own.county)).toEqual([])
    expect((await floatingOfOne(base, official, { id: leaving })).registered).not.toBeNull()
    await editGroup(base, official, { id: groupId, version, name: '第一组', personIds: [...own.formal], from: today })
  })

  it('by death or expulsion is given nothing in it afterwards', async () => {
    const group = await createGroup(base, official, {
      orgId: own.mobile,
      name: '第一党小组',
      personIds: [staying],
      from: addDays(today, -40),
    })
    await change(official, leaving, day, { fact: 'standing', standing: 'deceased' })
    await expect(appoint(leaving, 'secretary', 0)).rejects.toMatchObject(refused({ personId: 'person_outside' }))
    const members = { id: group.id, version: group.version, name: '第一党小组', personIds: [leaving], from: today }
    await expect(editGroup(base, official, members)).rejects.toMatchObject(refused({ personIds: 'person_outside' }))
    const who = { who: { only: leaving, standing: 'deceased' }, orgId: own.mobile, groupId: group.id, from: today }
    await expect(assignGroup(base, official, who)).rejects.toMatchObject(refused({ who: 'members_only' }))
    await expect(floatingRegister(base, official, away(leaving))).rejects.toMatchObject(refused({ personId: 'transfer_not_member' }))
  })

  it('changes nothing where the change is refused', async () => {
    await settled()
    await expect(change(official, leaving, day, { fact: 'formal', orgId: own.mobile })).rejects.toMatchObject(
      refused({ change: 'nothing_changes' }),
    )
    const { version } = await memberOne(base, official, { id: leaving })
    await change(official, leaving, day, { fact: 'stage', stage: 'probationary' })
    await expect(
      memberChange(base, official, {
        id: leaving,
        version,
        from: day,
        basis: '支部决议',
        change: { fact: 'standing', standing: 'deceased' },
      }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect(await endings(leaving)).toEqual({ post: lasting, group: lasting, away: lasting, grant: lasting })
  })
})

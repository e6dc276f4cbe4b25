import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, addMonths, dayOf, firstDay, monthOf, monthsAfter } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { developmentWithdraw } from '../development/commands'
import { developmentOne } from '../development/reads'
import { floatingRegister } from '../floating/commands'
import { rebuild } from '../indicator/refresh'
import { memberChange } from '../member/commands'
import { memberOne } from '../member/reads'
import { orgGet, orgPage } from '../organisation/reads'
import { closePeriod } from '../period/commands'
import { orgRoster } from '../reorganisation/reads'
import { actorFor, baseOf, refused } from '../testing'
import { transferReceive, transferSend, transferWithdraw } from '../transfer/commands'
import { endPost, recordElection, startPost } from './commands'
import { committeeGet, committeeHandover } from './reads'

const { xiangcheng: ids } = tinyIds()
const today = dayOf(new Date())
const basis = '示例党员大会'

let database: TestDatabase
let base: Base
let official: Actor
beforeEach(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  official = await actorFor(base, 'official.xiangcheng')
})
afterEach(() => database.drop())

const [first, second] = ids.formal
const elect = (electedOn: string, secretary: string | undefined, preview = false) =>
  recordElection(base, official, {
    id: ids.mobile,
    electedOn,
    entitled: 5,
    present: 4,
    elected: [
      { personId: secretary, kind: 'secretary', votes: 4 },
      { personId: ids.shared[0], kind: 'organisation', votes: 3 },
      { personId: ids.external[0], kind: 'publicity', votes: 3 },
    ],
    basis,
    preview,
  })
const state = () => committeeGet(base, official, { id: ids.mobile })
const secretaryMayWrite = async () => (await actorFor(base, 'secretary.xiangcheng')).grants.length > 0

describe('an election', () => {
  it('begins a term and fills the posts', async () => {
    await elect(addDays(today, -100), first)
    const found = await state()
    expect(found.posts.map((post) => post.kind)).toEqual(['secretary', 'organisation', 'publicity'])
    expect(found.term).toMatchObject({ electedOn: addDays(today, -100), entitled: 5, present: 4, elected: 3 })
    expect(await secretaryMayWrite()).toBe(true)
  })

  it('ends the posts before it, and the grant when the secretary is another', async () => {
    await elect(addDays(today, -100), first)
    const told = await elect(today, second, true)
    expect(told.posts.map((post) => post.kind).sort()).toEqual(['organisation', 'publicity', 'secretary'])
    expect(told.grants).toHaveLength(1)
    expect(await secretaryMayWrite()).toBe(true)
    expect((await state()).posts.find((post) => post.kind === 'secretary')?.personId).toBe(first)
    await elect(today, second)
    const found = await state()
    expect(found.posts.find((post) => post.kind === 'secretary')?.personId).toBe(second)
    expect(found.past).toHaveLength(3)
    expect(found.past.every((post) => post.to === today)).toBe(true)
    expect(await secretaryMayWrite()).toBe(false)
  })

  it('that keeps the secretary keeps the grant', async () => {
    await elect(addDays(today, -100), first)
    expect((await elect(today, first)).grants).toEqual([])
    expect(await secretaryMayWrite()).toBe(true)
  })

  it('without a quorum, of strangers or of a probationary member, or before a later one is refused and writes nothing', async () => {
    const input = {
      id: ids.mobile,
      electedOn: today,
      entitled: 5,
      present: 3,
      elected: [{ personId: first, kind: 'secretary', votes: 3 }],
      basis,
      preview: false,
    }
    await expect(recordElection(base, official, input)).rejects.toMatchObject(refused({ present: 'quorum_missing' }))
    const stranger = { ...input, present: 5, elected: [{ personId: ids.settled[0], kind: 'secretary', votes: 5 }] }
    await expect(recordElection(base, official, stranger)).rejects.toMatchObject(refused({ elected: 'person_outside' }))
    const early = { ...input, present: 5, elected: [{ personId: ids.probationary, kind: 'secretary', votes: 5 }] }
    await expect(recordElection(base, official, early)).rejects.toMatchObject(refused({ elected: 'post_full_members' }))
    const given = { id: ids.mobile, personId: ids.probationary, kind: 'member', from: today, basis }
    await expect(startPost(base, official, given)).rejects.toMatchObject(refused({ personId: 'post_full_members' }))
    await elect(addDays(today, -10), first)
    await expect(elect(addDays(today, -20), first)).rejects.toMatchObject(refused({ electedOn: 'posts_later' }))
    const { rows } = await database.db.execute(sql`select count(*)::int as n from committee_term`)
    expect(rows).toEqual([{ n: 1 }])
  })
})

describe('who stands for election', () => {
  const roster = async () => new Map((await orgRoster(base, official, { id: ids.mobile })).map((row) => [row.id, row.electable]))
  const alone = (personId: string | undefined) =>
    recordElection(base, official, {
      id: ids.mobile,
      electedOn: today,
      entitled: 5,
      present: 5,
      elected: [{ personId, kind: 'secretary', votes: 5 }],
      basis,
      preview: true,
    })

  it('is a full member of the branch, or one that a mobile branch keeps', async () => {
    const found = await roster()
    expect([first, second, ids.shared[0], ids.external[0], ids.probationary].map((id) => found.get(id ?? ''))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ])
    const { rows } = await database.db.execute(sql`select
        count(*) filter (where org_id = ${ids.mobile})::int as formal, count(*) filter (where presence_org_id = ${ids.mobile})::int as kept
      from person where stage = 'full' and standing = 'normal'`)
    expect((await state()).entitled).toEqual(rows[0])
    expect((await committeeGet(base, official, { id: ids.plain })).entitled.kept).toBe(0)
  })

  it('is nobody out of contact, who is not counted either', async () => {
    const { entitled } = await state()
    for (const id of [second, ids.shared[0]]) {
      const { version } = await memberOne(base, official, { id })
      await memberChange(base, official, { id, version, from: today, basis, change: { fact: 'standing', standing: 'lost' } })
    }
    expect((await state()).entitled).toEqual({ formal: entitled.formal - 1, kept: entitled.kept - 1 })
    expect([(await roster()).get(second ?? ''), (await roster()).get(ids.shared[0] ?? '')]).toEqual([false, false])
    await expect(alone(second)).rejects.toMatchObject(refused({ elected: 'post_standing' }))
    await expect(alone(ids.shared[0])).rejects.toMatchObject(refused({ elected: 'post_standing' }))
  })

  it('is nobody whose relation is under way to another branch, until the letter is taken back', async () => {
    const letter = { personId: second, to: { orgId: ids.plain }, letterNumber: '示例转〔2026〕1号', sentOn: today }
    const sent = await transferSend(base, official, letter)
    expect((await roster()).get(second ?? '')).toBe(false)
    await expect(alone(second)).rejects.toMatchObject(refused({ elected: 'post_leaving' }))
    const given = { id: ids.mobile, personId: second, kind: 'deputy', from: today, basis }
    await expect(startPost(base, official, given)).rejects.toMatchObject(refused({ personId: 'post_leaving' }))
    await transferWithdraw(base, official, sent)
    await expect(alone(second)).resolves.toMatchObject({ posts: [] })
  })
})

describe('the committee of a branch', () => {
  const running = monthOf(today)
  const [before, last] = [addMonths(running, -2), addMonths(running, -1)]
  const alone = (electedOn: string, preview = false) =>
    recordElection(base, official, {
      id: ids.mobile,
      electedOn,
      entitled: 5,
      present: 4,
      elected: [{ personId: first, kind: 'secretary', votes: 4 }],
      basis,
      preview,
    })
  const since = async () => (await orgGet(base, official, { id: ids.mobile })).committeeSince
  const rebuilt = () => database.db.transaction((tx) => rebuild(tx, official.settings, today))
  const cells = async () =>
    (await database.db.execute(sql`select indicator, org_id, month::text, cut, num::int, den::int from indicator_cell order by 1, 2, 3, 4`))
      .rows
  /** The months of the last three in which the meeting of the committee is counted as owed. */
  const owed = async () =>
    (
      await database.db.execute(sql`select to_char(month, 'YYYY-MM') as month from indicator_cell
        where indicator = 'duties' and cut = 'committee_meeting' and org_id = ${ids.mobile} and month >= ${firstDay(before)} order by 1`)
    ).rows.map((row) => row['month'])
  /** What the page of the branch says of the meeting in a month. */
  const told = async (month: string) => {
    const { duties } = await orgPage(base, official, { id: ids.mobile, month })
    const found = duties.ok ? duties.value.find((duty) => duty.kind === 'committee_meeting' && duty.from === month) : undefined
    return found === undefined ? null : [found.state === 'not_applicable', found.reason]
  }

  it('ends with the election of a secretary alone, and its meeting is owed no more from the next whole month on', async () => {
    await rebuilt()
    expect(await owed()).toEqual([before, last, running])
    const standing = await since()
    expect(await alone(`${before}-10`, true)).toMatchObject({ committee: 'ends' })
    expect(await since()).toBe(standing)
    expect(await owed()).toEqual([before, last, running])
    await alone(`${before}-10`)
    expect(await since()).toBeNull()
    expect(await owed()).toEqual([before])
    expect([await told(before), await told(last), await told(running)]).toEqual([
      [false, null],
      [true, 'no_committee'],
      [true, 'no_committee'],
    ])
    const counted = await cells()
    await rebuilt()
    expect(await cells()).toEqual(counted)
    const audited = await database.db.execute(
      sql`select before ->> 'committeeSince' as before, after ->> 'committeeSince' as after from audit_event where noun = 'org'`,
    )
    expect(audited.rows).toEqual([{ before: standing, after: null }])
  })

  it('stands again from the next election of three, and the past keeps both', async () => {
    await rebuilt()
    await alone(`${before}-10`)
    expect(await elect(`${last}-10`, first, true)).toMatchObject({ committee: 'begins' })
    await elect(`${last}-10`, first)
    expect(await since()).toBe(`${last}-10`)
    expect(await owed()).toEqual([before, running])
    const counted = await cells()
    await rebuilt()
    expect(await cells()).toEqual(counted)
    // Re-elected it goes on; one of two, with a deputy, is none.
    expect(await elect(`${last}-20`, first, true)).toMatchObject({ committee: null })
  })

  it('is not ended in a closed month, whose cells stay; from the first open day it is', async () => {
    await rebuilt()
    await closePeriod(base, official, { orgId: ids.county, month: last })
    const closed = (await cells()).filter((cell) => String(cell['month']) < firstDay(running))
    await expect(alone(`${last}-10`)).rejects.toMatchObject({ code: 'period_closed', detail: { current: { opens: firstDay(running) } } })
    expect(await since()).not.toBeNull()
    await alone(firstDay(running))
    expect(await since()).toBeNull()
    expect((await cells()).filter((cell) => String(cell['month']) < firstDay(running))).toEqual(closed)
    expect(await owed()).toEqual([before, last])
    await rebuilt()
    expect((await cells()).filter((cell) => String(cell['month']) < firstDay(running))).toEqual(closed)
    expect(await owed()).toEqual([before, last])
  })
})

describe('the handover', () => {
  const told = () => committeeHandover(base, official, { id: ids.plain })
  const silent = async () => (await told()).unreached.items.map((row) => row.id)

  it('names as unseen who came half a year ago or earlier, and nobody who came since', async () => {
    // Of the three that belong to the plain branch without more, two came 500 and 300 days ago and one 100.
    const found = await silent()
    expect(ids.settled.map((id) => found.includes(id))).toEqual([true, true, false])
    const letter = { personId: second, to: { orgId: ids.plain }, letterNumber: '示例转〔2026〕2号', sentOn: today }
    const sent = await transferSend(base, official, letter)
    expect((await told()).letters).toEqual([expect.objectContaining({ direction: 'in', other: expect.any(String) })])
    await transferReceive(base, official, { ...sent, receivedOn: today })
    expect(await silent()).not.toContain(second)
    expect((await told()).letters).toEqual([])
  })

  it('tells how many there are, who is leaving, away and out of contact', async () => {
    const [leaving = '', away = '', lost = ''] = ids.settled
    const before = await told()
    const { version } = await memberOne(base, official, { id: lost })
    await memberChange(base, official, { id: lost, version, from: today, basis, change: { fact: 'standing', standing: 'lost' } })
    await transferSend(base, official, { personId: leaving, to: { orgId: ids.mobile }, letterNumber: '示例转〔2026〕3号', sentOn: today })
    await floatingRegister(base, official, {
      personId: away,
      place: '示例市某运输公司',
      regionCode: '410000',
      since: addDays(today, -100),
      contact: '周示新',
      basis: '外出报备',
    })
    const found = await told()
    expect(found.roster.formal).toEqual({
      counted: before.roster.formal.counted - 1,
      uncounted: before.roster.formal.uncounted + 1,
    })
    expect(found.letters).toEqual([expect.objectContaining({ direction: 'out' })])
    expect(found.away.map((row) => row.id)).toEqual([away])
    const known = new Set(before.lost.map((row) => row.id))
    expect(found.lost.filter((row) => !known.has(row.id)).map((row) => row.id)).toEqual([lost])
  })

  it('tells the step of development that is due: the talk, a month after the application', async () => {
    expect((await told()).development).toEqual([])
    const { version, records } = await developmentOne(base, official, { id: ids.applicant })
    const talk = records.find(({ step }) => step === 'talk')
    await developmentWithdraw(base, official, { id: ids.applicant, version, recordId: talk?.id ?? '' })
    expect((await told()).development).toEqual([
      { id: ids.applicant, name: expect.any(String), step: 'talk', due: monthsAfter(addDays(today, -50), 1) },
    ])
  })
})

describe('a post between elections', () => {
  it('is given once, ended with its basis, and a secretary’s takes the grant along', async () => {
    await startPost(base, official, { id: ids.mobile, personId: first, kind: 'secretary', from: addDays(today, -50), basis })
    await expect(
      startPost(base, official, { id: ids.mobile, personId: second, kind: 'secretary', from: today, basis }),
    ).rejects.toMatchObject(refused({ kind: 'post_held' }))
    const [held] = (await state()).posts
    const end = { id: ids.mobile, postId: held?.id, from: today, basis }
    expect((await endPost(base, official, { ...end, preview: true })).grants).toHaveLength(1)
    expect(await secretaryMayWrite()).toBe(true)
    await endPost(base, official, { ...end, preview: false })
    expect(await secretaryMayWrite()).toBe(false)
    await expect(endPost(base, official, { ...end, preview: false })).rejects.toMatchObject(refused({ from: 'post_ended' }))
    expect((await state()).posts).toEqual([])
  })

  it('is the office’s to give, not the secretary’s', async () => {
    const secretary = await actorFor(base, 'secretary.xiangcheng')
    await expect(startPost(base, secretary, { id: ids.mobile, personId: first, kind: 'deputy', from: today, basis })).rejects.toMatchObject(
      { code: 'forbidden' },
    )
    await expect(committeeGet(base, secretary, { id: ids.mobile })).resolves.toMatchObject({ mayEdit: false })
    await expect(committeeGet(base, await actorFor(base, 'leader'), { id: ids.mobile })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tinyIds } from '@/db/seed/tiny'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { addDays, addMonths, dayOf, firstDay, monthOf } from '@/domain/month'
import type { Actor } from '../actor'
import type { Base } from '../database'
import { rebuild } from '../indicator/refresh'
import { orgGet, orgPage } from '../organisation/reads'
import { closePeriod } from '../period/commands'
import { actorFor, baseOf, refused } from '../testing'
import { endPost, recordElection, startPost } from './commands'
import { committeeGet } from './reads'

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

import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '@/db/password'
import { account, session, signInAddress } from '@/db/schema/account'
import { auditEvent } from '@/db/schema/audit'
import { setting } from '@/db/schema/setting'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { dayOf } from '@/domain/month'
import { actorOf, can } from './actor'
import type { Base } from './database'
import { signIn, signOut } from './sign-in'
import { baseOf } from './testing'

const password = 'Sunny-Road-2026'
const here = { address: '10.0.0.1', agent: 'test' }
let database: TestDatabase
let base: Base
let noted = 0

beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  await base.db.update(account).set({ passwordHash: await hashPassword(password) })
})
afterAll(() => database.drop())

/** Each test begins with nobody paused, locked or blocked; the log only grows, so it counts from here. */
beforeEach(async () => {
  await base.db.update(account).set({ failures: 0, pausedUntil: null, lockedAt: null })
  await base.db.delete(signInAddress)
  await base.db.delete(setting)
  noted = (await events()).length
})

const enter = (name = 'leader', word = password, from = here) => signIn(base, { name, password: word }, from)
const failing = (count: number, name = 'leader') => Promise.all(Array.from({ length: count }, () => enter(name, 'wrong')))
const now = (sessionId: string, polling = false) =>
  actorOf(base.pool, sessionId, { today: dayOf(new Date()), address: null, requestId: null, polling })
const events = () => base.db.select({ action: auditEvent.action, name: auditEvent.accountName }).from(auditEvent).orderBy(auditEvent.at)
const actions = async () => (await events()).slice(noted).map((row) => `${row.action} ${row.name}`)
async function entered(name = 'leader'): Promise<string> {
  const opened = await enter(name)
  if (opened === null) throw new Error('refused')
  return opened.sessionId
}

describe('signing in', () => {
  it('opens a session, notes it, and takes the name in any case', async () => {
    const opened = await enter(' Leader ')
    expect(opened).not.toBeNull()
    expect(await actions()).toEqual(['account.sign_in leader'])
    const [row] = await base.db.select().from(account).where(eq(account.name, 'leader'))
    expect(row).toMatchObject({ lastSignInFrom: here.address, failures: 0 })
  })

  it('gives one answer to a wrong password, an unknown name, a locked and a paused account', async () => {
    await base.db
      .update(account)
      .set({ lockedAt: sql`now()` })
      .where(eq(account.name, 'secretary.xiangcheng'))
    await base.db
      .update(account)
      .set({ pausedUntil: sql`now() + interval '1 minute'` })
      .where(eq(account.name, 'keeper.xiangcheng'))
    expect(await enter('leader', 'wrong')).toBeNull()
    expect(await enter('nobody-here')).toBeNull()
    expect(await enter('secretary.xiangcheng')).toBeNull()
    expect(await enter('keeper.xiangcheng')).toBeNull()
    expect(await enter('', '')).toBeNull()
  })

  it('spends as much effort on an unknown name', async () => {
    // In time of the processor: what else the machine does at the moment counts for neither.
    const cost = async (name: string) => {
      const spent: number[] = []
      for (let i = 0; i < 5; i++) {
        const before = process.cpuUsage()
        await enter(name, 'wrong', { ...here, address: `10.1.0.${i}` })
        spent.push(process.cpuUsage(before).user)
      }
      return spent.sort((a, b) => a - b)[2] ?? 0
    }
    await cost('warm-up')
    const [known, unknown] = [await cost('admin'), await cost('nobody-here')]
    expect(unknown).toBeGreaterThan(known / 3)
  })

  it('never writes what was typed as an unknown name', async () => {
    await enter('my-secret-password-1')
    expect(await actions()).toEqual(['account.sign_in_failed '])
  })
})

describe('the pause of an account', () => {
  it('begins after five failures, and ends by itself at its time', async () => {
    await failing(4)
    expect(await enter()).not.toBeNull()
    for (let i = 0; i < 5; i++) expect(await enter('leader', 'wrong')).toBeNull()
    expect(await enter()).toBeNull()
    const [row] = await base.db
      .select({ minutes: sql<number>`extract(epoch from ${account.pausedUntil} - now())::float8 / 60` })
      .from(account)
      .where(eq(account.name, 'leader'))
    expect(row?.minutes).toBeGreaterThan(14.5)
    expect(row?.minutes).toBeLessThanOrEqual(15)
    await base.db
      .update(account)
      .set({ pausedUntil: sql`now() - interval '1 second'` })
      .where(eq(account.name, 'leader'))
    expect(await enter()).not.toBeNull()
  })

  it('counts parallel wrong tries, all of them', async () => {
    await failing(5)
    expect(await enter()).toBeNull()
  })

  it('is not drawn out by tries during it, nor does it spend the tries after it', async () => {
    await failing(5)
    const until = async () =>
      (await base.db.select({ until: account.pausedUntil, failures: account.failures }).from(account).where(eq(account.name, 'leader')))[0]
    const before = await until()
    await failing(6)
    expect(await until()).toEqual(before)
    await base.db
      .update(account)
      .set({ pausedUntil: sql`now() - interval '1 second'` })
      .where(eq(account.name, 'leader'))
    await failing(4)
    expect(await enter()).not.toBeNull()
  })

  it('holds for one account only, and by the setting', async () => {
    await base.db.insert(setting).values([
      { key: 'sign_in.failures', value: 3 },
      { key: 'sign_in.lock_minutes', value: 60 },
    ])
    await failing(3)
    expect(await enter()).toBeNull()
    expect(await enter('admin')).not.toBeNull()
  })
})

describe('the pause of an address', () => {
  it('keeps everybody there out after so many failures, nobody elsewhere, until its time is over', async () => {
    await base.db.insert(setting).values({ key: 'sign_in.address_failures', value: 10 })
    await failing(10, 'nobody-here')
    expect(await enter('admin')).toBeNull()
    expect(await enter('admin', password, { ...here, address: '10.0.0.2' })).not.toBeNull()
    await base.db.update(signInAddress).set({ expire: Date.now() - 1_000 })
    expect(await enter('admin')).not.toBeNull()
  })

  it('protects accounts from being paused by a blocked address, and the log from growing', async () => {
    await base.db.insert(setting).values({ key: 'sign_in.address_failures', value: 10 })
    await failing(10, 'nobody-here')
    const length = (await actions()).length
    await failing(8)
    expect((await actions()).length).toBe(length)
    expect(await enter('leader', password, { ...here, address: '10.0.0.2' })).not.toBeNull()
  })
})

describe('a session', () => {
  it('is no more once revoked, signed out, or its account locked', async () => {
    const [one, two, three] = [await entered(), await entered(), await entered()]
    expect(await now(one)).not.toBeNull()
    await base.db
      .update(session)
      .set({ revokedAt: sql`now()` })
      .where(eq(session.id, one))
    expect(await now(one)).toBeNull()
    await signOut(base, two)
    await signOut(base, two)
    expect(await now(two)).toBeNull()
    expect((await actions()).filter((action) => action.startsWith('account.sign_out'))).toHaveLength(1)
    await base.db
      .update(account)
      .set({ lockedAt: sql`now()` })
      .where(eq(account.name, 'leader'))
    expect(await now(three)).toBeNull()
  })

  it('ends after half an hour without use, for good', async () => {
    const id = await entered()
    const seen = (ago: string) =>
      base.db
        .update(session)
        .set({ lastSeenAt: sql`now() - ${ago}::interval` })
        .where(eq(session.id, id))
    await seen('29 minutes')
    expect(await now(id, true)).not.toBeNull()
    await seen('31 minutes')
    expect(await now(id)).toBeNull()
    await seen('0 minutes')
    expect(await now(id)).toBeNull()
  })

  it('notes its use at most once a minute, and polling not at all', async () => {
    const id = await entered()
    const seen = async () => (await base.db.select({ at: session.lastSeenAt }).from(session).where(eq(session.id, id)))[0]?.at
    const first = await seen()
    await now(id)
    expect(await seen()).toBe(first)
    await base.db
      .update(session)
      .set({ lastSeenAt: sql`now() - interval '10 minutes'` })
      .where(eq(session.id, id))
    const old = await seen()
    await now(id, true)
    expect(await seen()).toBe(old)
    await now(id)
    expect(await seen()).not.toBe(old)
  })

  it('loses a grant from the next request on', async () => {
    const id = await entered()
    const before = await now(id)
    expect(before !== null && can(before, 'report.issue')).toBe(true)
    await base.db.execute(
      sql`update "grant" set valid_to = ${dayOf(new Date())} where account_id = (select id from account where name = 'leader')`,
    )
    const after = await now(id)
    expect(after !== null && can(after, 'report.issue')).toBe(false)
  })
})

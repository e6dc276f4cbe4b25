import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '@/db/password'
import { account, commandKey, passwordHistory } from '@/db/schema/account'
import { auditEvent } from '@/db/schema/audit'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { dayOf } from '@/domain/month'
import { actorOf, type Actor } from '../actor'
import type { Base } from '../database'
import { actorFor, baseOf } from '../testing'
import { changeOwnPassword, endOwnSession, endOwnSessions, setOwnLocale } from './commands'
import { showOwn } from './reads'

const first = 'First-Road-2026'
let database: TestDatabase
let base: Base
beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  await base.db.update(account).set({ passwordHash: await hashPassword(first) })
})
afterAll(() => database.drop())

const lives = async (actor: Actor) =>
  (await actorOf(base.pool, actor.sessionId, { today: dayOf(new Date()), address: null, requestId: null, polling: true })) !== null
const change = (actor: Actor, current: string, next: string) => changeOwnPassword(base, actor, { current, next })
const code = (fields: Record<string, string>) => expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ fields }) })

describe('one’s own account', () => {
  it('tells who one is, and shows no session of anybody else', async () => {
    const [mine, other] = [await actorFor(base, 'secretary.wuzhong'), await actorFor(base, 'secretary.xiangcheng')]
    const page = await showOwn(base, mine, {})
    expect(page.name).toBe('secretary.wuzhong')
    expect(page.grants).toHaveLength(1)
    expect(page.sessions.map((session) => [session.id, session.current])).toEqual([[mine.sessionId, true]])
    await expect(endOwnSession(base, mine, { id: other.sessionId })).rejects.toMatchObject({ code: 'not_found' })
    expect(await lives(other)).toBe(true)
  })

  it('ends one session, or all of them', async () => {
    const [one, two, three] = [await actorFor(base, 'leader'), await actorFor(base, 'leader'), await actorFor(base, 'leader')]
    await endOwnSession(base, one, { id: two.sessionId })
    expect([await lives(one), await lives(two), await lives(three)]).toEqual([true, false, true])
    expect(await endOwnSessions(base, one, {})).toEqual({ ended: 2 })
    expect([await lives(one), await lives(three)]).toEqual([false, false])
  })

  it('keeps the language', async () => {
    const actor = await actorFor(base, 'leader.wuzhong')
    await setOwnLocale(base, actor, { locale: 'en' })
    expect((await showOwn(base, actor, {})).locale).toBe('en')
  })
})

describe('changing one’s own password', () => {
  it('asks for the present one and for a strong new one', async () => {
    const actor = await actorFor(base, 'leader.xiangcheng')
    await expect(change(actor, 'nonsense', 'Second-Road-2026')).rejects.toEqual(code({ current: 'password_wrong' }))
    await expect(change(actor, first, 'tooshort')).rejects.toEqual(code({ next: 'password_weak' }))
    await expect(change(actor, first, 'A1-leader.xiangcheng')).rejects.toEqual(code({ next: 'password_weak' }))
    await expect(change(actor, first, first)).rejects.toEqual(code({ next: 'password_used' }))
  })

  it('ends the other sessions, lifts the order to change it, and leaves no trace of either password', async () => {
    await base.db.update(account).set({ mustChange: true }).where(eq(account.name, 'keeper.wuzhong'))
    const [here, there] = [await actorFor(base, 'keeper.wuzhong'), await actorFor(base, 'keeper.wuzhong')]
    await changeOwnPassword(base, here, { current: first, next: 'Second-Road-2026' }, crypto.randomUUID())
    expect([await lives(here), await lives(there)]).toEqual([true, false])
    expect((await actorFor(base, 'keeper.wuzhong')).mustChange).toBe(false)
    expect(await base.db.select().from(commandKey)).toEqual([])
    const trail = JSON.stringify(await base.db.select().from(auditEvent).where(eq(auditEvent.action, 'own.password')))
    expect(trail).toContain('session')
    expect(trail).not.toMatch(/argon2|Road|passwordHash/)
  })

  it('refuses the last five, and takes the sixth again', async () => {
    const actor = await actorFor(base, 'official.wuzhong')
    const words = [first, 'Road-Number-1', 'Road-Number-2', 'Road-Number-3', 'Road-Number-4', 'Road-Number-5']
    for (let i = 1; i < 5; i++) await change(actor, words[i - 1] ?? '', words[i] ?? '')
    for (const used of words.slice(0, 5))
      await expect(change(actor, 'Road-Number-4', used)).rejects.toEqual(code({ next: 'password_used' }))
    await change(actor, 'Road-Number-4', 'Road-Number-5')
    await change(actor, 'Road-Number-5', first)
    expect(await base.db.select().from(passwordHistory).where(eq(passwordHistory.accountId, actor.accountId))).toHaveLength(5)
  })
})

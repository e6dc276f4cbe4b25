import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account, grant } from '@/db/schema/account'
import { auditEvent } from '@/db/schema/audit'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { dayOf } from '@/domain/month'
import { actorOf, can } from './actor'
import { openAccount, resetAccount } from './operator'
import { signIn } from './sign-in'
import { actorFor, baseOf } from './testing'

const password = 'First-Admin-2026'
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase('empty')
})
afterAll(() => database.drop())

const admin = { name: 'chief', displayName: '示例主任', password, role: 'city_admin' as const }
const enter = (name: string, word: string) => signIn(baseOf(database), { name, password: word }, { address: '10.0.0.1', agent: 'test' })

describe('the operator', () => {
  it('opens the first administrator, who holds the city', async () => {
    await openAccount(database.db, admin)
    expect(await enter('chief', password)).not.toBeNull()
    const actor = await actorFor(baseOf(database), 'chief')
    expect([can(actor, 'account.manage'), can(actor, 'setting.manage'), can(actor, 'audit.read'), actor.mustChange]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(actor.grants[0]?.level).toBe('city')
  })

  it('opens an auditor, who changes the password first', async () => {
    await openAccount(database.db, { name: 'eyes', displayName: '示例审计', password: 'Watch-Tower-2026', role: 'auditor' })
    const actor = await actorFor(baseOf(database), 'eyes')
    expect([can(actor, 'audit.read'), can(actor, 'org.read'), actor.mustChange]).toEqual([true, false, true])
    expect(await database.db.select().from(grant).where(eq(grant.accountId, actor.accountId))).toHaveLength(1)
  })

  it.each([
    [admin, 'name_taken'],
    [{ ...admin, name: 'No Spaces' }, 'name_form'],
    [{ ...admin, displayName: '示' }, 'display_name'],
    [{ ...admin, password: 'short' }, 'weak_password'],
    [{ ...admin, name: 'other', password: 'My-other-2026' }, 'weak_password'],
  ])('refuses %#: %s', async (plan, refusal) => {
    await expect(openAccount(database.db, plan)).rejects.toMatchObject({ refusal })
  })

  it('resets any account: a lock is lifted, the sessions end, the password must be changed', async () => {
    const before = await actorFor(baseOf(database), 'eyes')
    await database.db.update(account).set({ lockedAt: new Date().toISOString() }).where(eq(account.name, 'eyes'))
    await resetAccount(database.db, 'Eyes', 'Tower-Bridge-2026')
    expect(await enter('eyes', 'Watch-Tower-2026')).toBeNull()
    expect(await enter('eyes', 'Tower-Bridge-2026')).not.toBeNull()
    expect((await actorFor(baseOf(database), 'eyes')).mustChange).toBe(true)
    expect(
      await actorOf(database.pool, before.sessionId, { today: dayOf(new Date()), address: null, requestId: null, polling: false }),
    ).toBeNull()
    await expect(resetAccount(database.db, 'nobody', 'Tower-Bridge-2026')).rejects.toMatchObject({ refusal: 'no_account' })
  })

  it('leaves a trace, and no password in it', async () => {
    const trail = await database.db.select().from(auditEvent).where(eq(auditEvent.accountName, 'operator')).orderBy(auditEvent.at)
    expect(trail.map((event) => event.action)).toEqual(['operator.create', 'operator.create', 'operator.reset'])
    expect(JSON.stringify(trail)).not.toMatch(/argon2|Tower|First/)
  })

  it('is told what is missing where there is no city', async () => {
    const bare = await testDatabase('bare')
    await expect(openAccount(bare.db, admin)).rejects.toMatchObject({ refusal: 'no_city' })
    await bare.drop()
  })
})

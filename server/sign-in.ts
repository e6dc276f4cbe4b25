import { and, eq, isNull, sql } from 'drizzle-orm'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { uuidv7 } from 'uuidv7'
import * as z from 'zod'
import { verifyPassword } from '@/db/password'
import { account, session } from '@/db/schema/account'
import { auditEvent } from '@/db/schema/audit'
import type { Settings } from '@/domain/setting'
import type { Base } from './database'
import { currentSettings } from './setting/current'

const credentials = z.object({ name: z.string().trim().toLowerCase().min(1).max(64), password: z.string().min(1).max(200) })

function addressLimiter(base: Base, settings: Settings): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: base.pool, storeType: 'pool', tableName: 'sign_in_address', tableCreated: true, keyPrefix: 'address', clearExpiredByTimeout: false,
    points: settings['sign_in.address_failures'], duration: settings['sign_in.lock_minutes'] * 60,
  })
}

/**
 * Opens a session for a name and password, or answers null. Unknown names, wrong passwords, paused and locked
 * accounts all cost the same effort and get the same answer.
 */
export async function signIn(base: Base, raw: unknown, from: { address: string | null; agent: string | null }): Promise<{ accountId: string; sessionId: string } | null> {
  const parsed = credentials.safeParse(raw)
  if (!parsed.success) return null
  const { name, password } = parsed.data
  const settings = await currentSettings(base.db)
  const limiter = addressLimiter(base, settings)
  const address = from.address ?? 'unknown'
  const seen = await limiter.get(address)
  const blocked = seen !== null && seen.consumedPoints >= settings['sign_in.address_failures']
  const [found] = await base.db.select().from(account).where(eq(account.name, name))
  const fits = await verifyPassword(found?.passwordHash, password)
  const open = found !== undefined && found.lockedAt === null && (found.pausedUntil === null || Date.parse(found.pausedUntil) <= Date.now())
  if (found !== undefined && fits && open && !blocked) return opened(base, found.id, found.name, address, from.agent)
  await limiter.penalty(address)
  if (found !== undefined && !fits) await failed(base, found.id, settings)
  await note(base, { accountId: found?.id ?? null, accountName: found?.name ?? '', action: 'account.sign_in_failed', address })
  return null
}

async function opened(base: Base, accountId: string, name: string, address: string, agent: string | null) {
  const sessionId = uuidv7()
  await base.db.transaction(async (tx) => {
    await tx.update(account).set({ failures: 0, pausedUntil: null, lastSignInAt: sql`now()`, lastSignInFrom: address }).where(eq(account.id, accountId))
    await tx.insert(session).values({ id: sessionId, accountId, address, agent: (agent ?? '').slice(0, 200) })
    await tx.insert(auditEvent).values({ accountId, accountName: name, action: 'account.sign_in', noun: 'session', rowId: sessionId, address })
  })
  return { accountId, sessionId }
}

/** Counts a failure; at the limit the account pauses and the count starts anew. One statement, so parallel tries all count. */
async function failed(base: Base, accountId: string, settings: Settings): Promise<void> {
  const limit = settings['sign_in.failures']
  await base.db.update(account).set({
    failures: sql`case when ${account.failures} + 1 >= ${limit} then 0 else ${account.failures} + 1 end`,
    pausedUntil: sql`case when ${account.failures} + 1 >= ${limit} then now() + make_interval(mins => ${settings['sign_in.lock_minutes']}) else ${account.pausedUntil} end`,
  }).where(eq(account.id, accountId))
}

const note = (base: Base, event: { accountId: string | null; accountName: string; action: string; address: string }) =>
  base.db.insert(auditEvent).values({ ...event, noun: 'session' })

/** Ends one session; ending it again changes nothing. */
export async function signOut(base: Base, sessionId: string): Promise<void> {
  const ended = await base.db.update(session).set({ revokedAt: sql`now()` }).where(and(eq(session.id, sessionId), isNull(session.revokedAt))).returning({ accountId: session.accountId })
  const accountId = ended[0]?.accountId
  if (accountId === undefined) return
  const [who] = await base.db.select({ name: account.name }).from(account).where(eq(account.id, accountId))
  await base.db.insert(auditEvent).values({ accountId, accountName: who?.name ?? '', action: 'account.sign_out', noun: 'session', rowId: sessionId })
}

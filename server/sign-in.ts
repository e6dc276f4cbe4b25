import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { uuidv7 } from 'uuidv7'
import * as z from 'zod'
import { verifyPassword } from '@/db/password'
import { account, session } from '@/db/schema/account'
import { auditEvent } from '@/db/schema/audit'
import { installation } from '@/db/schema/setting'
import type { Settings } from '@/domain/setting'
import type { Base } from './database'
import { currentSettings } from './setting/current'

const credentials = z.object({ name: z.string().trim().toLowerCase().min(1).max(64), password: z.string().min(1).max(200) })

function addressLimiter(base: Base, settings: Settings): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: base.pool,
    storeType: 'pool',
    tableName: 'sign_in_address',
    tableCreated: true,
    keyPrefix: 'address',
    clearExpiredByTimeout: false,
    points: settings['sign_in.address_failures'],
    duration: settings['sign_in.lock_minutes'] * 60,
  })
}

/** What the sign-in page says before anybody is known. */
export async function signInTerms({ db }: Pick<Base, 'db'>): Promise<{ failures: number; pause: number; idle: number; demo: boolean }> {
  const settings = await currentSettings(db)
  const [here] = await db.select({ demo: installation.demo }).from(installation)
  return {
    failures: settings['sign_in.failures'],
    pause: settings['sign_in.lock_minutes'],
    idle: settings['session.idle_minutes'],
    demo: here?.demo ?? false,
  }
}

/** Accounts that may be signed in to at this instant. */
const open = and(isNull(account.lockedAt), or(isNull(account.pausedUntil), lte(account.pausedUntil, sql`now()`)))

/**
 * Opens a session for a name and password, or answers null. Unknown names, wrong passwords, paused and locked
 * accounts and blocked addresses all cost the same effort and get the same answer.
 */
export async function signIn(
  base: Base,
  raw: unknown,
  from: { address: string | null; agent: string | null },
): Promise<{ accountId: string; sessionId: string } | null> {
  const parsed = credentials.safeParse(raw)
  if (!parsed.success) return null
  const { name, password } = parsed.data
  const settings = await currentSettings(base.db)
  const limiter = addressLimiter(base, settings)
  const address = from.address ?? 'unknown'
  const seen = await limiter.get(address)
  const blocked = seen !== null && seen.consumedPoints >= settings['sign_in.address_failures']
  const [found] = await base.db
    .select({ id: account.id, name: account.name, passwordHash: account.passwordHash })
    .from(account)
    .where(eq(account.name, name))
  const fits = await verifyPassword(found?.passwordHash, password)
  if (found !== undefined && fits && !blocked) {
    const sessionId = await opened(base, found.id, found.name, address, from.agent)
    if (sessionId !== null) return { accountId: found.id, sessionId }
  }
  await limiter.penalty(address)
  // From a blocked address nothing fits, so nothing is counted and the log does not grow.
  if (blocked) return null
  if (found !== undefined && !fits) await failed(base, found.id, settings)
  await note(base, { accountId: found?.id ?? null, accountName: found?.name ?? '', action: 'account.sign_in_failed', address })
  return null
}

/** Opens the session if the account is still open once its row is held: a pause set by a parallel wrong try counts. */
async function opened(base: Base, accountId: string, name: string, address: string, agent: string | null): Promise<string | null> {
  return base.db.transaction(async (tx) => {
    const admitted = await tx
      .update(account)
      .set({ failures: 0, pausedUntil: null, lastSignInAt: sql`now()`, lastSignInFrom: address })
      .where(and(eq(account.id, accountId), open))
      .returning({ id: account.id })
    if (admitted.length === 0) return null
    const sessionId = uuidv7()
    await tx.insert(session).values({ id: sessionId, accountId, address, agent: (agent ?? '').slice(0, 200) })
    await tx
      .insert(auditEvent)
      .values({ accountId, accountName: name, action: 'account.sign_in', noun: 'session', rowId: sessionId, address })
    return sessionId
  })
}

/**
 * Counts a failure of an open account; at the limit it pauses and the count starts anew. One statement, so parallel
 * tries all count. Tries during a pause change nothing: it ends when it was said to end.
 */
async function failed(base: Base, accountId: string, settings: Settings): Promise<void> {
  const limit = settings['sign_in.failures']
  await base.db
    .update(account)
    .set({
      failures: sql`case when ${account.failures} + 1 >= ${limit} then 0 else ${account.failures} + 1 end`,
      pausedUntil: sql`case when ${account.failures} + 1 >= ${limit} then now() + make_interval(mins => ${settings['sign_in.lock_minutes']}) else ${account.pausedUntil} end`,
    })
    .where(and(eq(account.id, accountId), open))
}

const note = (base: Base, event: { accountId: string | null; accountName: string; action: string; address: string }) =>
  base.db.insert(auditEvent).values({ ...event, noun: 'session' })

/** Ends one session; ending it again changes nothing. */
export async function signOut(base: Base, sessionId: string): Promise<void> {
  const ended = await base.db
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(session.id, sessionId), isNull(session.revokedAt)))
    .returning({ accountId: session.accountId })
  const accountId = ended[0]?.accountId
  if (accountId === undefined) return
  const [who] = await base.db.select({ name: account.name }).from(account).where(eq(account.id, accountId))
  await base.db
    .insert(auditEvent)
    .values({ accountId, accountName: who?.name ?? '', action: 'account.sign_out', noun: 'session', rowId: sessionId })
}

import { and, eq, isNull, sql } from 'drizzle-orm'
import { hashPassword } from '@/db/password'
import { account, grant, passwordHistory, session } from '@/db/schema/account'
import { auditEvent } from '@/db/schema/audit'
import { org } from '@/db/schema/org'
import type { Connection, Database } from '@/db/open'
import { accountDisplayName, accountName } from '@/domain/account'
import { dayOf } from '@/domain/month'
import { isStrong } from '@/domain/password'
import * as z from 'zod'

/** What the operator's commands refuse, each with one sentence in the script. */
export type OperatorRefusal = 'no_city' | 'name_form' | 'display_name' | 'weak_password' | 'name_taken' | 'no_account'
export class OperatorError extends Error {
  constructor(readonly refusal: OperatorRefusal) {
    super(refusal)
  }
}

const refuse = (refusal: OperatorRefusal): never => {
  throw new OperatorError(refusal)
}

const note = (tx: Connection, action: string, row: { id: string; name: string }, after: Record<string, unknown>) =>
  tx.insert(auditEvent).values({ accountName: 'operator', action, noun: 'account', rowId: row.id, after: { name: row.name, ...after } })

/** The organisation at the top, which an administrator holds; without it a scenario must be seeded first. */
export async function cityOf(db: Connection): Promise<string> {
  const [city] = await db.select({ id: org.id }).from(org).where(eq(org.level, 'city')).limit(1)
  return city?.id ?? refuse('no_city')
}

type NewAccount = { name: string; displayName: string; password: string; role: 'city_admin' | 'auditor' }

/**
 * Opens an account by the operator's own hand: the first administrator, or an auditor, whom nobody else can make.
 * An auditor's password is set by somebody else and must be changed.
 */
export async function openAccount(db: Database, raw: NewAccount): Promise<void> {
  const name = accountName.safeParse(raw.name).data ?? refuse('name_form')
  const displayName = accountDisplayName.safeParse(raw.displayName).data ?? refuse('display_name')
  if (!isStrong(raw.password, name)) refuse('weak_password')
  const passwordHash = await hashPassword(raw.password)
  await db.transaction(async (tx) => {
    const city = await cityOf(tx)
    const auditor = raw.role === 'auditor'
    const [made] = await tx
      .insert(account)
      .values({ name, displayName, passwordHash, mustChange: auditor, orgId: auditor ? null : city })
      .onConflictDoNothing({ target: account.name })
      .returning({ id: account.id, name: account.name })
    if (made === undefined) return refuse('name_taken')
    await tx.insert(grant).values({ accountId: made.id, role: raw.role, orgId: city, validFrom: dayOf(new Date()) })
    await note(tx, 'operator.create', made, { displayName, role: raw.role })
  })
}

/** Sets any account's password, an auditor's too: it must be changed, a lock or pause is lifted, and its sessions end. */
export async function resetAccount(db: Database, rawName: string, password: string): Promise<void> {
  const name = z.string().trim().toLowerCase().parse(rawName)
  const passwordHash = await hashPassword(password)
  await db.transaction(async (tx) => {
    const [found] = await tx
      .select({ id: account.id, name: account.name, old: account.passwordHash })
      .from(account)
      .where(eq(account.name, name))
      .for('update')
    if (found === undefined) return refuse('no_account')
    if (!isStrong(password, found.name)) refuse('weak_password')
    await tx.insert(passwordHistory).values({ accountId: found.id, hash: found.old })
    await tx
      .update(account)
      .set({ passwordHash, mustChange: true, failures: 0, pausedUntil: null, lockedAt: null, version: sql`${account.version} + 1` })
      .where(eq(account.id, found.id))
    await tx
      .update(session)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(session.accountId, found.id), isNull(session.revokedAt)))
    await note(tx, 'operator.reset', found, { mustChange: true })
  })
}

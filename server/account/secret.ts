import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { hashPassword, verifyPassword } from '@/db/password'
import { account, passwordHistory, session } from '@/db/schema/account'
import type { Connection } from '@/db/open'
import { AppError } from '@/domain/errors'
import { passwordsKept } from '@/domain/password'
import type { CommandKit } from '../command'
import type { Location } from '../nouns'
import { nouns } from '../nouns'
import { refuse } from '../refusal'

type Owner = { id: string; at: Location }

/** Keeps the hash that is about to be replaced, and no more of them than are ever compared. */
async function keepOld(tx: Connection, accountId: string): Promise<void> {
  const [old] = await tx.select({ hash: account.passwordHash }).from(account).where(eq(account.id, accountId)).for('update')
  if (old === undefined) throw new AppError('not_found')
  await tx.insert(passwordHistory).values({ accountId, hash: old.hash })
  const stale = tx
    .select({ id: passwordHistory.id })
    .from(passwordHistory)
    .where(eq(passwordHistory.accountId, accountId))
    .orderBy(desc(passwordHistory.id))
    .offset(passwordsKept)
  await tx.delete(passwordHistory).where(inArray(passwordHistory.id, stale))
}

/** Gives an account a password made by somebody else: it must be changed, and whoever is signed in is signed out. */
export async function resetPassword(kit: CommandKit, owner: Owner, password: string, demo: boolean): Promise<void> {
  await kit.attach('password', owner, null, { resetBy: kit.actor.name }, (tx) => keepOld(tx, owner.id))
  await kit.amend(nouns.account, owner.id, {
    passwordHash: await hashPassword(password),
    mustChange: !demo,
    failures: 0,
    pausedUntil: null,
  })
  await endSessions(kit, owner)
}

/** Changes the caller's own password: the present one must fit, none of the last may come again; other sessions end. */
export async function changePassword(kit: CommandKit, owner: Owner, current: string, next: string): Promise<void> {
  await kit.attach('password', owner, null, { changed: true }, async (tx) => {
    const [now] = await tx.select({ hash: account.passwordHash }).from(account).where(eq(account.id, owner.id)).for('update')
    if (!(await verifyPassword(now?.hash, current))) refuse('current', 'password_wrong')
    const before = await tx
      .select({ hash: passwordHistory.hash })
      .from(passwordHistory)
      .where(eq(passwordHistory.accountId, owner.id))
      .orderBy(desc(passwordHistory.id))
      .limit(passwordsKept - 1)
    const used = await Promise.all([now, ...before].map((row) => verifyPassword(row?.hash, next)))
    if (used.includes(true)) refuse('next', 'password_used')
    await keepOld(tx, owner.id)
  })
  await kit.amend(nouns.account, owner.id, { passwordHash: await hashPassword(next), mustChange: false })
  await endSessions(kit, owner, kit.actor.sessionId)
}

/** Ends the sessions of an account at once, all or all but one. */
export async function endSessions(kit: CommandKit, owner: Owner, except?: string): Promise<void> {
  const open = and(eq(session.accountId, owner.id), isNull(session.revokedAt), except === undefined ? undefined : ne(session.id, except))
  await kit.attach('session', owner, null, { ended: except === undefined ? 'all' : 'others' }, (tx) =>
    tx.update(session).set({ revokedAt: kit.now }).where(open),
  )
}

/** Ends one session of the caller. */
export async function endSession(kit: CommandKit, owner: Owner, id: string): Promise<void> {
  const one = and(eq(session.id, id), eq(session.accountId, owner.id), isNull(session.revokedAt))
  await kit.attach('session', { id, at: owner.at }, null, { ended: 'one' }, (tx) =>
    tx.update(session).set({ revokedAt: kit.now }).where(one),
  )
}

import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { vi } from 'vitest'
import { cipherOf } from '@/db/cipher'
import { account, session } from '@/db/schema/account'
import type { TestDatabase } from '@/db/testing'
import { dayOf } from '@/domain/month'
import { actorOf, type Actor } from './actor'
import type { Base } from './database'

/** What reads and commands stand on, over a test's own database. */
export const baseOf = ({ db, pool, dataKey }: TestDatabase): Base => ({ db, pool, cipher: cipherOf(dataKey) })

/** Signs an account in by its name: a session row, and the actor that the server would make of it. */
export async function actorFor(base: Base, accountName: string): Promise<Actor> {
  const [found] = await base.db.select({ id: account.id }).from(account).where(eq(account.name, accountName))
  if (found === undefined) throw new Error(`no account ${accountName}`)
  const [opened] = await base.db
    .insert(session)
    .values({ accountId: found.id, address: '127.0.0.1', agent: 'test' })
    .returning({ id: session.id })
  const actor =
    opened === undefined
      ? null
      : await actorOf(base.pool, opened.id, { today: dayOf(new Date()), address: '127.0.0.1', requestId: null, polling: false })
  if (actor === null) throw new Error(`no session for ${accountName}`)
  return actor
}

/** Lets the route handlers of this process answer from a test's database, under secrets of this run alone. */
export function serveFrom(database: TestDatabase): void {
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost')
  vi.stubEnv('NEXTAUTH_SECRET', randomBytes(32).toString('base64'))
  vi.stubEnv('HONGYI_DATA_KEY', database.dataKey)
  globalThis.hongyiBase = baseOf(database)
}

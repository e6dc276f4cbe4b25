import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Pool } from 'pg'
import { vi } from 'vitest'
import { cipherOf } from '@/db/cipher'
import { account, session } from '@/db/schema/account'
import { tinyIds } from '@/db/seed/tiny'
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

/** Of everything that can be recorded of a person a row, in the district of `tiny` that tests call their own. */
export async function recordAll(pool: Pool, id: string): Promise<void> {
  const own = tinyIds().xiangcheng
  const run = (text: string) => pool.query(text, text.includes('$2') ? [id, own.official] : [id])
  await run(`insert into attendance (activity_id, person_id) values ('${own.lecture}', $1), ('${own.theme}', $1)`)
  await run(
    `insert into post (id, org_id, person_id, kind, valid_from, valid_to, basis, recorded_by) values (gen_random_uuid(), '${own.mobile}', $1, 'member', '2025-01-01', '2025-02-01', '决议', $2)`,
  )
  await run(
    `with g as (insert into party_group (id, org_id, name, valid_from) values (gen_random_uuid(), '${own.mobile}', '示例小组' || $1, '2025-01-01') returning id)
      insert into party_group_member (id, group_id, person_id, valid_from) select gen_random_uuid(), id, $1::uuid, '2025-01-01' from g`,
  )
  await run(
    `insert into development_step (id, person_id, step, done_on, basis) values (gen_random_uuid(), $1, 'talk', '2025-01-01', '谈话记录')`,
  )
  await run(
    `insert into dues_base (id, person_id, kind, from_month, amount, income, basis) values (gen_random_uuid(), $1, 'salary', '2026-01-01', 300000, 300000, '核定')`,
  )
  await run(
    `insert into dues_reduction (id, person_id, from_month, payable, approved_by, approved_on, basis) values (gen_random_uuid(), $1, '2026-01-01', 100, '支部', '2026-01-01', '困难')`,
  )
  await run(
    `insert into dues_payment (id, person_id, org_id, month, amount, paid_on) values (gen_random_uuid(), $1, '${own.mobile}', '2026-02-01', 1500, '2026-02-05')`,
  )
  await run(
    `insert into floating (id, person_id, org_id, place, region_code, since, contact, basis, recorded_by) values (gen_random_uuid(), $1, '${own.mobile}', '示例市', '410000', '2026-01-01', '示例人', '报备', $2)`,
  )
  await run(
    `insert into transfer (id, person_id, from_org_id, to_org_id, letter_number, sent_on, valid_until, state, received_on, recorded_by, settled_at) values (gen_random_uuid(), $1, '${own.plain}', '${own.mobile}', '示转1号', '2025-01-01', '2025-04-01', 'received', '2025-01-02', $2, now())`,
  )
  await run(`insert into union_membership (id, person_id, valid_from, basis) values (gen_random_uuid(), $1, '2025-01-01', '入会申请')`)
}

/** A refusal for fields of the input, by their codes. */
export const refused = (fields: Readonly<Record<string, string>>) => ({ code: 'invalid', detail: { fields } })

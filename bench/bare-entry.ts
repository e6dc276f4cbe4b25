import { createHash } from 'node:crypto'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import { uuidv7 } from 'uuidv7'
import * as z from 'zod'
import { activityKindKeys } from '@/domain/activity-words'
import { dayOf, monthOf } from '@/domain/month'
import { actorOf } from '@/server/actor'
import { refresh } from '@/server/indicator/refresh'
import { yearEnd } from '@/server/indicator/window'

/** What is logged in both servers; `session` and `key` stand in headers of the product. */
export const entrySchema = z.object({
  session: z.uuid(),
  key: z.uuid(),
  orgId: z.uuid(),
  kinds: z.array(z.enum(activityKindKeys)),
  title: z.string(),
  startsAt: z.string(),
  place: z.string(),
  expected: z.int(),
  present: z.int(),
  guests: z.int(),
})
export type Entry = z.output<typeof entrySchema>

const columns = 'id, org_id, kinds, title, starts_at, place, expected, present, guests, logged_by'
const insertActivity = `insert into activity (${columns}) values ($1, $2, $3::text[]::activity_kind[], $4, $5, $6, $7, $8, $9, $10) returning *`
const claimKey =
  'insert into command_key (account_id, key, command, input_hash) values ($1, $2, $3, $4) on conflict do nothing returning key'
const keepAnswer = 'update command_key set answer = $3 where account_id = $1 and key = $2'
const orgInside = `
select id, kind from org where id = $1 and id = any(array(select org_id from org_closure
  where line = 'industry' and ancestor_id = any($2::uuid[]) and valid_from <= $3 and (valid_to is null or valid_to > $3)))`
const insertAudit =
  'insert into audit_event (id, account_id, account_name, action, noun, row_id, org_id, after) values ($1, $2, $3, $4, $5, $6, $7, $8)'

type Statements = Pick<Pool | PoolClient, 'query'>

async function insertRow(at: Statements, entry: Entry, accountId: string): Promise<Record<string, unknown>> {
  const values = [
    uuidv7(),
    entry.orgId,
    entry.kinds,
    entry.title,
    entry.startsAt,
    entry.place,
    entry.expected,
    entry.present,
    entry.guests,
    accountId,
  ]
  const inserted = await at.query<Record<string, unknown>>({ name: 'activity', text: insertActivity, values })
  return inserted.rows[0] ?? {}
}

/** One statement: the row and nothing else. */
export async function bareRow(pool: Pool, entry: Entry, accountId: string): Promise<object> {
  return { id: (await insertRow(pool, entry, accountId))['id'] }
}

/** The statements of `POST /api/activities`: session and grants, key, place, row, check, audit, locks and cells, answer. */
export async function bareEntry(pool: Pool, entry: Entry): Promise<object> {
  const today = dayOf(new Date())
  const actor = await actorOf(pool, entry.session, { today, address: null, requestId: null, polling: false })
  if (actor === null) throw new Error('the session has ended')
  const roots = actor.grants.flatMap((grant) => grant.orgId ?? [])
  const month = monthOf(dayOf(new Date(entry.startsAt)))
  const client = await pool.connect()
  try {
    await client.query('begin')
    const hash = createHash('sha256').update(JSON.stringify(entry)).digest('base64')
    await client.query({ name: 'key', text: claimKey, values: [actor.accountId, entry.key, 'activity.log', hash] })
    await client.query({ name: 'inside', text: orgInside, values: [entry.orgId, roots, today] })
    const row = await insertRow(client, entry, actor.accountId)
    await client.query({ name: 'inside', text: orgInside, values: [entry.orgId, roots, today] })
    await client.query({
      name: 'audit',
      text: insertAudit,
      values: [uuidv7(), actor.accountId, actor.name, 'activity.log', 'activity', row['id'], entry.orgId, row],
    })
    await refresh(
      drizzle(client),
      [{ source: 'activity', at: { org: entry.orgId }, from: month, to: yearEnd(month) }],
      actor.settings,
      today,
    )
    const answer = { id: row['id'], receipt: row['receipt'] }
    await client.query({ name: 'answer', text: keepAnswer, values: [actor.accountId, entry.key, JSON.stringify(answer)] })
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

import type { Pool } from 'pg'
import * as z from 'zod'
import { AppError } from '@/domain/errors'
import type { Day } from '@/domain/month'
import { may, roleKeys, type Right } from '@/domain/roles'
import { settingsFrom, type Settings } from '@/domain/setting'
import { orgLevelKeys } from '@/domain/org-words'
import { locales } from '@/domain/words'

const grantSchema = z.object({
  role: z.enum(roleKeys),
  orgId: z.uuid().nullable(),
  orgName: z.string().nullable(),
  level: z.enum(orgLevelKeys).nullable(),
  stationId: z.uuid().nullable(),
  stationName: z.string().nullable(),
})
type Grant = z.output<typeof grantSchema>

const rowSchema = z.object({
  account_id: z.uuid(),
  name: z.string(),
  display_name: z.string(),
  must_change: z.boolean(),
  locale: z.enum(locales),
  idle_seconds: z.number(),
  grants: z.array(grantSchema),
  stored: z.record(z.string(), z.unknown()),
  demo: z.boolean(),
})

/** Who asks, with the grants that hold today, none at an organisation that is no more; read from the database on every request. */
export type Actor = {
  accountId: string
  name: string
  displayName: string
  mustChange: boolean
  locale: (typeof locales)[number]
  /** Empty when a job runs. */
  sessionId: string
  grants: readonly Grant[]
  settings: Settings
  demo: boolean
  address: string | null
  requestId: string | null
}

const facts = `a.name, a.display_name, a.must_change, a.locale,
  coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'orgId', g.org_id, 'orgName', o.name, 'level', o.level,
      'stationId', g.station_id, 'stationName', st.name) order by g.id)
    from "grant" g left join org o on o.id = g.org_id left join station st on st.id = g.station_id
    where g.account_id = a.id and g.valid_from <= $2 and (g.valid_to is null or g.valid_to > $2)
      and (o.dissolved_on is null or o.dissolved_on > $2)), '[]') as grants,
  coalesce((select jsonb_object_agg(key, value) from (select distinct on (key) key, value from setting
    where valid_from <= now() order by key, valid_from desc, id desc) as latest), '{}') as stored,
  coalesce((select demo from installation), false) as demo`
const query = `
select s.account_id, extract(epoch from now() - s.last_seen_at)::float8 as idle_seconds, ${facts}
from session s join account a on a.id = s.account_id
where s.id = $1 and s.revoked_at is null and a.locked_at is null`
const queryOfAccount = `select a.id as account_id, 0 as idle_seconds, ${facts} from account a where a.id = $1 and a.locked_at is null`

type Asked = { address: string | null; requestId: string | null }

function actorFrom(row: z.output<typeof rowSchema>, sessionId: string, { address, requestId }: Asked): Actor {
  return {
    accountId: row.account_id,
    name: row.name,
    displayName: row.display_name,
    mustChange: row.must_change,
    locale: row.locale,
    sessionId,
    grants: row.grants,
    settings: settingsFrom(row.stored),
    demo: row.demo,
    address,
    requestId,
  }
}

/** Whoever asked for something that is done later, with the grants that hold by then; null when the account is locked. */
export async function actorOfAccount(pool: Pool, accountId: string, at: { today: Day } & Asked): Promise<Actor | null> {
  const found = await pool.query({ name: 'actor of account', text: queryOfAccount, values: [accountId, at.today] })
  return found.rows[0] === undefined ? null : actorFrom(rowSchema.parse(found.rows[0]), '', at)
}

/**
 * The actor of a live session, or null when the session is revoked, idle for too long, or its account locked.
 * `polling` requests do not extend the session; others note the time at most once a minute.
 */
export async function actorOf(
  pool: Pool,
  sessionId: string,
  at: { today: Day; address: string | null; requestId: string | null; polling: boolean },
): Promise<Actor | null> {
  const found = await pool.query({ name: 'actor', text: query, values: [sessionId, at.today] })
  if (found.rows[0] === undefined) return null
  const row = rowSchema.parse(found.rows[0])
  const settings = settingsFrom(row.stored)
  if (row.idle_seconds > settings['session.idle_minutes'] * 60) {
    await pool.query('update session set revoked_at = now() where id = $1', [sessionId])
    return null
  }
  if (!at.polling && row.idle_seconds > 60) await pool.query('update session set last_seen_at = now() where id = $1', [sessionId])
  return actorFrom(row, sessionId, at)
}

export const can = (actor: Actor, right: Right): boolean => actor.grants.some((grant) => may(grant.role, right))

/** Where an actor holds a right. Only `placeOf` makes one. */
export type Place = { readonly wholeCity: boolean; readonly roots: readonly string[]; readonly stations: readonly string[] }

/** What a read or command stands under: one right in its place, what is one's own, or any of several, of which the run says which. */
export type Rights = Right | 'own' | readonly Right[]

/** The place that a right gives; none for one's own and for several. `forbidden` without the right. */
export function permit(actor: Actor, rights: Rights): Place | null {
  if (rights === 'own') return null
  if (typeof rights === 'string') return placeOf(actor, rights)
  if (!rights.some((right) => can(actor, right))) throw new AppError('forbidden')
  return null
}

/** The subtrees and stations in which the actor holds a right; `forbidden` when there are none. */
export function placeOf(actor: Actor, right: Right): Place {
  const held = actor.grants.filter((grant) => may(grant.role, right))
  if (held.length === 0) throw new AppError('forbidden')
  return {
    wholeCity: held.some((grant) => grant.level === 'city'),
    roots: held.flatMap((grant) => grant.orgId ?? []),
    stations: held.flatMap((grant) => grant.stationId ?? []),
  }
}

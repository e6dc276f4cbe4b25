import { readFile } from 'node:fs/promises'
import type { Pool } from 'pg'
import * as z from 'zod'
import { dayOf } from '@/domain/month'
import { actorOf, type Actor } from '@/server/actor'
import { Client } from './client'
import type { Writer } from './entries'
import type { Ids } from './pages'

const accountsSchema = z.array(z.object({ role: z.string(), name: z.string(), password: z.string() }))
const sessionSchema = z.tuple([z.object({ session: z.uuid(), accountId: z.uuid() })])
const placeSchema = z.tuple([z.object({ orgId: z.uuid(), person: z.uuid(), station: z.uuid(), activity: z.uuid() })])

/** Somebody signed in: the connection, the live session and its account. */
export type Reader = { client: Client; session: string; accountId: string }

/** Signs the demonstration account of a role in. */
export async function signedIn(pool: Pool, address: string, role: string, accountsFile: string): Promise<Reader> {
  const account = accountsSchema.parse(JSON.parse(await readFile(accountsFile, 'utf8'))).find((line) => line.role === role)
  if (account === undefined) throw new Error(`there is no demonstration account for ${role}`)
  const client = new Client(address)
  await client.signIn(account)
  const found = await pool.query(
    'select s.id as session, a.id as "accountId" from session s join account a on a.id = s.account_id where a.name = $1 order by s.id desc limit 1',
    [account.name],
  )
  return { client, ...sessionSchema.parse(found.rows)[0] }
}

/** The actor behind a reader, for reads in this process. */
export async function actorFor(pool: Pool, { session }: Reader): Promise<Actor> {
  const actor = await actorOf(pool, session, { today: dayOf(new Date()), address: null, requestId: null, polling: false })
  if (actor === null) throw new Error('the session has ended')
  return actor
}

/** Where a secretary logs, and a row of each noun that its pages can show. */
export async function placeOfWriter(pool: Pool, { session, accountId }: Reader): Promise<{ writer: Writer; ids: Ids }> {
  const found = await pool.query(
    `
    select g.org_id as "orgId",
      (select id from person where org_id = g.org_id and stage = 'full' order by id limit 1) as person,
      (select id from station order by (org_id = g.org_id) desc, id limit 1) as station,
      (select id from activity where org_id = g.org_id order by day desc, id limit 1) as activity
    from "grant" g where g.account_id = $1`,
    [accountId],
  )
  const [{ orgId, person, station, activity }] = placeSchema.parse(found.rows)
  return {
    writer: { accountId, session, orgId },
    ids: { organisations: orgId, members: person, stations: station, activities: activity, accounts: accountId },
  }
}

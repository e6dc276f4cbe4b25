import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import * as z from 'zod'
import { grant } from '@/db/schema/account'
import { post } from '@/db/schema/committee'
import { enterprise } from '@/db/schema/enterprise'
import { floating } from '@/db/schema/floating'
import { org } from '@/db/schema/org'
import { partyGroup, partyGroupMember } from '@/db/schema/party-group'
import { person } from '@/db/schema/person'
import { station } from '@/db/schema/station'
import type { Connection } from '@/db/open'
import type { Day } from '@/domain/month'

/**
 * Who has an ID number, wherever they are. Nobody is told: it decides whether an entry is put before the superior,
 * and is asked by hash alone.
 */
export async function holderOf(db: Connection, hashes: readonly Buffer[]): Promise<string | null> {
  const [found] = await db
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.idHash, [...hashes]), eq(person.pending, false), isNull(person.mergedInto)))
    .limit(1)
  return found?.id ?? null
}

/** As `holderOf` for many numbers: who has which, by the hash in base64. */
export async function holdersOf(db: Connection, hashes: readonly Buffer[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map()
  const found = await db
    .select({ id: person.id, hash: person.idHash })
    .from(person)
    .where(and(sql`${person.idHash} = any(${sql.param([...hashes])}::bytea[])`, eq(person.pending, false), isNull(person.mergedInto)))
  return new Map(found.flatMap(({ id, hash }) => (hash === null ? [] : [[hash.toString('base64'), id] as const])))
}

/** What persons hold or held by belonging to branches: posts by name, places in groups, registrations of being away. */
export async function heldBy(db: Connection, ids: readonly string[]) {
  const among = [...ids]
  const posts = await db
    .select({
      id: post.id,
      personId: post.personId,
      orgId: post.orgId,
      from: post.validFrom,
      to: post.validTo,
      kind: post.kind,
      name: person.name,
      orgName: org.name,
    })
    .from(post)
    .innerJoin(person, eq(person.id, post.personId))
    .innerJoin(org, eq(org.id, post.orgId))
    .where(inArray(post.personId, among))
    .orderBy(post.validFrom, post.id)
  const groups = await db
    .select({
      id: partyGroupMember.id,
      personId: partyGroupMember.personId,
      orgId: partyGroup.orgId,
      from: partyGroupMember.validFrom,
      to: partyGroupMember.validTo,
    })
    .from(partyGroupMember)
    .innerJoin(partyGroup, eq(partyGroup.id, partyGroupMember.groupId))
    .where(inArray(partyGroupMember.personId, among))
  const absences = await db
    .select({ id: floating.id, personId: floating.personId, orgId: floating.orgId, from: floating.since, to: floating.endedOn })
    .from(floating)
    .where(inArray(floating.personId, among))
  return { posts, groups, absences }
}

/** The grants of an organisation's secretaries that hold on a day or later, whoever manages their accounts. */
export const secretaryGrants = (db: Connection, orgId: string, day: Day) =>
  db
    .select({ id: grant.id, validFrom: grant.validFrom })
    .from(grant)
    .where(and(eq(grant.orgId, orgId), eq(grant.role, 'branch_secretary'), or(isNull(grant.validTo), gt(grant.validTo, day))))

const foreignKeys = z.array(z.object({ table: z.string(), column: z.string() }))

const pointed = z.array(z.object({ id: z.uuid() }))

/** Rows of these are a person's own, or tell where their number waits. */
const ownTables = ['person', 'membership', 'presence', 'identity_check', 'person_apart']

/** What else was recorded about some persons: the table, and which of them, whatever tables there are. */
export async function recordedOf(db: Connection, ids: readonly string[]): Promise<{ table: string; ids: string[] }[]> {
  const found = await db.execute(sql`select conrelid::regclass::text as "table", attname as "column" from pg_constraint
    join pg_attribute on attrelid = conrelid and attnum = conkey[1] where contype = 'f' and confrelid = 'person'::regclass order by 1`)
  const recorded: { table: string; ids: string[] }[] = []
  for (const { table, column } of foreignKeys.parse(found.rows)) {
    if (ownTables.includes(table)) continue
    const name = sql.identifier(column)
    const rows = await db.execute(
      sql`select distinct ${name} as id from ${sql.identifier(table)} where ${name} = any(${sql.param([...ids])}::uuid[])`,
    )
    recorded.push({ table, ids: pointed.parse(rows.rows).map(({ id }) => id) })
  }
  return recorded
}

const unique = { org: org.name, station: station.name, enterprise: enterprise.uscc }

/** What nobody else in the city may be called, or have as a code. */
export type Unique = keyof typeof unique

/** Of some names or codes those that stand somewhere in the city, in sight or not: whoever enters one is told as much. */
export async function takenAmong(db: Connection, noun: Unique, texts: readonly string[]): Promise<Set<string>> {
  const column = unique[noun]
  if (texts.length === 0) return new Set()
  const rows = await db
    .select({ text: column })
    .from(column.table)
    .where(inArray(column, [...texts]))
  return new Set(rows.map(({ text }) => text))
}

import { asc, eq, sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readingOnce } from './rows'
import { activity } from './schema/activity'
import { externalOrg, org } from './schema/org'
import { person } from './schema/person'
import { testDatabase, type TestDatabase } from './testing'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase('tiny')
})
afterAll(async () => database.drop())

const counted = sql`count(*)`.mapWith(Number)

/** Every way in which a query names what it wants. */
const queries: Record<string, (db: NodePgDatabase) => Promise<unknown[]>> = {
  'a whole table': (db) => db.select().from(person).orderBy(asc(person.id)),
  'columns with types of their own': (db) => db.select().from(activity).orderBy(asc(activity.id)),
  'nulls of a left join': (db) =>
    db
      .select({ id: person.id, org: org.name, elsewhere: externalOrg.name })
      .from(person)
      .leftJoin(org, eq(org.id, person.orgId))
      .leftJoin(externalOrg, eq(externalOrg.id, person.externalOrgId))
      .orderBy(asc(person.id)),
  'expressions, decoded, under a name, and inside of another query': (db) => {
    const inner = db
      .select({ orgId: person.orgId, born: person.bornOn, letters: sql<string>`upper(${person.pinyin})`.as('letters'), id: person.id })
      .from(person)
      .as('inner_view')
    return db
      .select({ orgId: inner.orgId, letters: inner.letters, first: sql<string>`min(${inner.born})`, count: counted.as('counted') })
      .from(inner)
      .groupBy(inner.orgId, inner.letters)
      .orderBy(asc(inner.orgId), asc(inner.letters))
  },
  'a query for a column': (db) => {
    const kept = db
      .select({ count: counted.as('kept') })
      .from(person)
      .where(eq(person.presenceOrgId, org.id))
      .as('kept_view')
    return db.select({ id: org.id, kept }).from(org).orderBy(asc(org.id))
  },
  'tables side by side': (db) => db.select().from(person).leftJoin(org, eq(org.id, person.orgId)).orderBy(asc(person.id)),
  'columns of a table beside others': (db) =>
    db
      .select({ id: person.id, at: { name: org.name, region: org.regionCode } })
      .from(person)
      .leftJoin(org, eq(org.id, person.orgId))
      .orderBy(asc(person.id)),
  'what was written': (db) =>
    db.update(org).set({ sort: org.sort }).where(eq(org.level, 'city')).returning({ id: org.id, founded: org.foundedOn }),
}

describe('rows read once a query are what Drizzle makes of them', () => {
  test.each(Object.entries(queries))('%s', async (_, run) => {
    const [own, its] = [await run(readingOnce(drizzle(database.pool))), await run(drizzle(database.pool))]
    expect(own).toEqual(its)
    expect(own.length).toBeGreaterThan(0)
  })
})

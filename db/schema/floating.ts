import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { account } from './account'
import { id, instant } from './columns'
import { org } from './org'
import { person } from './person'

/** A member who lives and works away from the home branch. In force while the relation lies there and it has not ended. */
export const floating = pgTable(
  'floating',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    place: text().notNull(),
    regionCode: text('region_code').notNull(),
    since: date({ mode: 'string' }).notNull(),
    /** Who of the branch keeps contact, by name. */
    contact: text().notNull(),
    basis: text().notNull(),
    endedOn: date('ended_on', { mode: 'string' }),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => account.id),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('floating_span', sql`${t.endedOn} >= ${t.since}`),
    uniqueIndex('floating_open')
      .on(t.personId, t.orgId)
      .where(sql`ended_on is null`),
    index('floating_org').on(t.orgId),
  ],
)

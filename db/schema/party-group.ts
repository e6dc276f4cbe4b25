import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id } from './columns'
import { org } from './org'
import { person } from './person'

/** A group (党小组) inside a branch, for as long as it stands; it owes a group meeting. */
export const partyGroup = pgTable(
  'party_group',
  {
    id: id(),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    name: text().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    version: integer().notNull().default(1),
  },
  (t) => [check('party_group_span', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`), index('party_group_org').on(t.orgId)],
)

/** Who belongs to which group from when to when; one group a person at a time (held by the migrations). */
export const partyGroupMember = pgTable(
  'party_group_member',
  {
    id: id(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => partyGroup.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (t) => [
    check('party_group_member_span', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
    index('party_group_member_group').on(t.groupId),
  ],
)

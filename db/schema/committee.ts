import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { postKindKeys } from '@/domain/committee-words'
import { account } from './account'
import { id, instant } from './columns'
import { org } from './org'
import { person } from './person'

export const postKind = pgEnum('post_kind', postKindKeys)

/** An election, and the term that it began. */
export const committeeTerm = pgTable(
  'committee_term',
  {
    id: id(),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    electedOn: date('elected_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    entitled: integer().notNull(),
    present: integer().notNull(),
    /** How many were elected; each one's votes stand at the post. */
    elected: integer().notNull(),
    /** Since when the committee had stood that this election ended, electing a secretary alone; null where it ended none. */
    committeeFrom: date('committee_from', { mode: 'string' }),
    basis: text().notNull(),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => account.id),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    check('committee_term_span', sql`${t.endsOn} > ${t.electedOn}`),
    check('committee_term_committee', sql`${t.committeeFrom} < ${t.electedOn}`),
    check('committee_term_quorum', sql`${t.present} <= ${t.entitled} and ${t.present} * 5 >= ${t.entitled} * 4`),
    index('committee_term_org').on(t.orgId, t.electedOn),
  ],
)

/**
 * Who held what from when to when; one secretary and one deputy at a time (exclusion constraints in the migrations). A span
 * of no days is none: whoever had left before the post was given never held it.
 */
export const post = pgTable(
  'post',
  {
    id: id(),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    kind: postKind().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    votes: integer(),
    termId: uuid('term_id').references(() => committeeTerm.id),
    basis: text().notNull(),
    endBasis: text('end_basis'),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => account.id),
  },
  (t) => [
    check('post_span', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
    index('post_org').on(t.orgId, t.validFrom),
    index('post_person').on(t.personId),
  ],
)

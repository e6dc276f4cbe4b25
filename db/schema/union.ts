import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { account } from './account'
import { id, instant } from './columns'
import { enterprise } from './enterprise'
import { person } from './person'

/** Membership of the union federation, of an enterprise or of a person; superseded, never rewritten. */
export const unionMembership = pgTable(
  'union_membership',
  {
    id: id(),
    enterpriseId: uuid('enterprise_id').references(() => enterprise.id),
    personId: uuid('person_id').references(() => person.id),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    basis: text().notNull(),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
    recordedBy: uuid('recorded_by').references(() => account.id),
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    check('union_membership_one', sql`num_nonnulls(${t.enterpriseId}, ${t.personId}) = 1`),
    check('union_membership_span', sql`${t.validTo} is null or ${t.validTo} > ${t.validFrom}`),
    index('union_membership_enterprise').on(t.enterpriseId),
    index('union_membership_person').on(t.personId),
  ],
)

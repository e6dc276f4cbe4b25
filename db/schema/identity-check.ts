import { sql } from 'drizzle-orm'
import { index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { checkStateKeys } from '@/domain/identity-check'
import { account } from './account'
import { bytes, id, instant } from './columns'
import { org } from './org'
import { person } from './person'

export const checkState = pgEnum('check_state', checkStateKeys)

/** An ID number entered for one person that stands at another, whom the place of entry does not see. */
export const identityCheck = pgTable(
  'identity_check',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    holderId: uuid('holder_id')
      .notNull()
      .references(() => person.id),
    /** Where it was entered. */
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    idCipher: bytes('id_cipher').notNull(),
    idHash: bytes('id_hash').notNull(),
    idMask: text('id_mask').notNull(),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => account.id),
    askedAt: instant('asked_at')
      .notNull()
      .default(sql`now()`),
    state: checkState().notNull().default('open'),
    /** Why the number was given back; told to whoever may mend the entry. */
    note: text(),
    decidedBy: uuid('decided_by').references(() => account.id),
    decidedAt: instant('decided_at'),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('identity_check_open')
      .on(t.personId)
      .where(sql`state = 'open'`),
    index('identity_check_holder').on(t.holderId),
    index('identity_check_hash')
      .on(t.idHash)
      .where(sql`state = 'open'`),
  ],
)

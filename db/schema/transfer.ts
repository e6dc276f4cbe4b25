import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { transferStateKeys } from '@/domain/transfer-words'
import { account } from './account'
import { id, instant } from './columns'
import { externalOrg, org } from './org'
import { person } from './person'

export const transferState = pgEnum('transfer_state', transferStateKeys)

/** A letter that moves the Party relation. While it is `sent`, the person stands where they stood; a person has one at a time. */
export const transfer = pgTable(
  'transfer',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    fromOrgId: uuid('from_org_id').references(() => org.id),
    fromExternalOrgId: uuid('from_external_org_id').references(() => externalOrg.id),
    toOrgId: uuid('to_org_id').references(() => org.id),
    toExternalOrgId: uuid('to_external_org_id').references(() => externalOrg.id),
    letterNumber: text('letter_number').notNull(),
    sentOn: date('sent_on', { mode: 'string' }).notNull(),
    /** By the setting of the day of sending: a later one does not reach it. */
    validUntil: date('valid_until', { mode: 'string' }).notNull(),
    state: transferState().notNull().default('sent'),
    receivedOn: date('received_on', { mode: 'string' }),
    /** Why it was refused. */
    reason: text(),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => account.id),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
    settledBy: uuid('settled_by').references(() => account.id),
    settledAt: instant('settled_at'),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('transfer_one_origin', sql`num_nonnulls(${t.fromOrgId}, ${t.fromExternalOrgId}) = 1`),
    check('transfer_one_destination', sql`num_nonnulls(${t.toOrgId}, ${t.toExternalOrgId}) = 1`),
    check('transfer_of_the_city', sql`${t.fromOrgId} is not null or ${t.toOrgId} is not null`),
    check('transfer_elsewhere', sql`${t.fromOrgId} is distinct from ${t.toOrgId} or ${t.fromOrgId} is null`),
    check('transfer_received', sql`(${t.state} = 'received') = (${t.receivedOn} is not null)`),
    check('transfer_span', sql`${t.receivedOn} between ${t.sentOn} and ${t.validUntil}`),
    check('transfer_refused', sql`(${t.state} = 'refused') = (${t.reason} is not null)`),
    check('transfer_settled', sql`(${t.state} = 'sent') = (${t.settledAt} is null)`),
    uniqueIndex('transfer_open')
      .on(t.personId)
      .where(sql`state = 'sent'`),
    index('transfer_from').on(t.fromOrgId),
    index('transfer_to').on(t.toOrgId),
    index('transfer_person').on(t.personId),
  ],
)

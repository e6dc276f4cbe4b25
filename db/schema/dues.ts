import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { duesKindKeys } from '@/domain/dues-words'
import { account } from './account'
import { id, instant, month } from './columns'
import { org } from './org'
import { person } from './person'

export const duesKind = pgEnum('dues_kind', duesKindKeys)

const personId = () =>
  uuid('person_id')
    .notNull()
    .references(() => person.id)
const recorded = () => ({
  recordedAt: instant('recorded_at')
    .notNull()
    .default(sql`now()`),
  recordedBy: uuid('recorded_by').references(() => account.id),
  supersededAt: instant('superseded_at'),
})

/** What somebody's dues are counted from, from a month on, in 分; superseded, never rewritten. */
export const duesBase = pgTable(
  'dues_base',
  {
    id: id(),
    personId: personId(),
    kind: duesKind().notNull(),
    fromMonth: month('from_month').notNull(),
    amount: integer().notNull(),
    /** What was entered: the month's net income, or that of an owner-driver's quarter. */
    income: integer().notNull(),
    basis: text().notNull(),
    ...recorded(),
  },
  (t) => [
    check('dues_base_amount', sql`${t.amount} >= 0 and ${t.income} >= 0`),
    uniqueIndex('dues_base_once')
      .on(t.personId, t.fromMonth)
      .where(sql`superseded_at is null`),
  ],
)

/** What may be paid instead, by whose approval; superseded, never rewritten. */
export const duesReduction = pgTable(
  'dues_reduction',
  {
    id: id(),
    personId: personId(),
    fromMonth: month('from_month').notNull(),
    toMonth: month('to_month'),
    payable: integer().notNull(),
    approvedBy: text('approved_by').notNull(),
    approvedOn: date('approved_on', { mode: 'string' }).notNull(),
    basis: text().notNull(),
    ...recorded(),
  },
  (t) => [
    check('dues_reduction_span', sql`${t.toMonth} is null or ${t.toMonth} >= ${t.fromMonth}`),
    check('dues_reduction_amount', sql`${t.payable} >= 0`),
    index('dues_reduction_person').on(t.personId),
  ],
)

/** What somebody has paid for a month in all, and to which organisation; superseded, never rewritten. */
export const duesPayment = pgTable(
  'dues_payment',
  {
    id: id(),
    personId: personId(),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    month: month().notNull(),
    amount: integer().notNull(),
    paidOn: date('paid_on', { mode: 'string' }).notNull(),
    ...recorded(),
  },
  (t) => [
    check('dues_payment_amount', sql`${t.amount} > 0`),
    uniqueIndex('dues_payment_once')
      .on(t.personId, t.month)
      .where(sql`superseded_at is null`),
    index('dues_payment_org').on(t.orgId, t.month),
  ],
)

import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { account } from './account'
import { id, instant, month } from './columns'
import { org } from './org'

/** That a committee closed a month, and with it every earlier one that was still open. */
export const periodClose = pgTable(
  'period_close',
  {
    id: id(),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    month: month('month').notNull(),
    closedBy: uuid('closed_by')
      .notNull()
      .references(() => account.id),
    closedAt: instant('closed_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [check('period_close_month', sql`extract(day from ${t.month}) = 1`), index('period_close_org').on(t.orgId, t.month)],
)

/** The months of single organisations that are closed. Triggers in the migrations let nothing be written that they were counted from. */
export const closedMonth = pgTable(
  'closed_month',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    month: month('month').notNull(),
    closeId: uuid('close_id')
      .notNull()
      .references(() => periodClose.id),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.month] }), check('closed_month_month', sql`extract(day from ${t.month}) = 1`)],
)

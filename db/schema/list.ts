import { sql } from 'drizzle-orm'
import { check, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { account } from './account'
import { id, instant } from './columns'

/** The columns of a list that an account does without; what a release adds is shown until it is hidden too. */
export const listColumns = pgTable(
  'list_columns',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    list: text().notNull(),
    hidden: text().array().notNull(),
  },
  (t) => [unique('list_columns_account').on(t.accountId, t.list)],
)

/** A view of a list that an account keeps under a name: what the list's address then says. */
export const savedFilter = pgTable(
  'saved_filter',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    list: text().notNull(),
    name: text().notNull(),
    query: text().notNull(),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    unique('saved_filter_name').on(t.accountId, t.list, t.name),
    check('saved_filter_name_length', sql`char_length(${t.name}) between 1 and 40`),
  ],
)

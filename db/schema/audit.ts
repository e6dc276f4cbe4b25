import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns'

/** Who did what to which row, before and after. Append-only: a trigger refuses update, delete and truncate. */
export const auditEvent = pgTable(
  'audit_event',
  {
    id: id(),
    at: instant('at')
      .notNull()
      .default(sql`clock_timestamp()`),
    accountId: uuid('account_id'),
    accountName: text('account_name').notNull(),
    action: text().notNull(),
    noun: text().notNull(),
    rowId: text('row_id'),
    orgId: uuid('org_id'),
    before: jsonb(),
    after: jsonb(),
    address: text(),
    requestId: text('request_id'),
  },
  (t) => [
    index('audit_event_at').on(t.at, t.id),
    // The auditor's filters; read backwards each gives the order of the list.
    index('audit_event_account').on(t.accountName, t.at, t.id),
    index('audit_event_action').on(t.action, t.at, t.id),
    index('audit_event_noun').on(t.noun, t.at, t.id),
    index('audit_event_row').on(t.rowId, t.at, t.id),
    // Entries on rows of a person, for the day on which nothing may tell who it was.
    index('audit_event_person')
      .on(sql`(coalesce(after, before) ->> 'personId')`)
      .where(sql`coalesce(after, before) ->> 'personId' is not null`),
  ],
)

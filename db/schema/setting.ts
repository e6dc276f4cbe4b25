import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { account } from './account'
import { id, instant } from './columns'

/** A value in force from an instant on; the newest row of a key wins. */
export const setting = pgTable(
  'setting',
  {
    id: id(),
    key: text().notNull(),
    value: jsonb().$type<unknown>().notNull(),
    validFrom: instant('valid_from')
      .notNull()
      .default(sql`now()`),
    setBy: uuid('set_by').references(() => account.id),
  },
  (t) => [index('setting_key').on(t.key, t.validFrom)],
)

/** What this database is; a demonstration says so on every page and file. */
export const installation = pgTable(
  'installation',
  {
    id: integer().primaryKey().default(1),
    demo: boolean().notNull(),
    scenario: text().notNull(),
    seededAt: instant('seeded_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [check('installation_one', sql`${t.id} = 1`)],
)

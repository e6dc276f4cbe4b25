import { integer, pgTable, text } from 'drizzle-orm/pg-core'

export const region = pgTable('region', {
  code: text().primaryKey(),
  name: text().notNull(),
  nameEn: text('name_en').notNull(),
  short: text().notNull(),
  sort: integer().notNull(),
})

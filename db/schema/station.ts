import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { readingMethodKeys } from '@/domain/reading-words'
import { stationKindKeys } from '@/domain/station-words'
import { id, instant } from './columns'
import { org } from './org'
import { region } from './region'

export const stationKind = pgEnum('station_kind', stationKindKeys)
export const readingMethod = pgEnum('reading_method', readingMethodKeys)

export const station = pgTable(
  'station',
  {
    id: id(),
    kind: stationKind().notNull(),
    name: text().notNull(),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    regionCode: text('region_code')
      .notNull()
      .references(() => region.code),
    address: text().notNull().default(''),
    hours: text().notNull().default(''),
    brand: text(),
    openedOn: date('opened_on', { mode: 'string' }).notNull(),
    /** The first day on which it is closed. */
    closedOn: date('closed_on', { mode: 'string' }),
    version: integer().notNull().default(1),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    unique('station_name').on(t.name),
    check('station_span', sql`${t.closedOn} is null or ${t.closedOn} >= ${t.openedOn}`),
    index('station_org').on(t.orgId),
    index('station_order').on(sql`${t.name} collate "zh-x-icu"`, t.id),
  ],
)

/** One count a station and day; the same day again is a correction. */
export const reading = pgTable(
  'reading',
  {
    id: id(),
    stationId: uuid('station_id')
      .notNull()
      .references(() => station.id),
    day: date({ mode: 'string' }).notNull(),
    count: integer().notNull(),
    method: readingMethod().notNull(),
    note: text(),
    version: integer().notNull().default(1),
    loggedBy: uuid('logged_by'),
    loggedAt: instant('logged_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    unique('reading_station_day').on(t.stationId, t.day),
    check('reading_count', sql`${t.count} >= 0`),
    index('reading_day').on(t.day),
  ],
)

import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { figureSourceKeys } from '@/domain/figure-words'
import type { ReportModel } from '@/domain/report'
import { account } from './account'
import { id, instant, month } from './columns'
import { org } from './org'
import { region } from './region'

/**
 * A counted number at branch grain. `regionCode` is where the counted rows lie, `cut` the kind or type within
 * the indicator ('' where it has none). Numerator and denominator stay apart and are divided once, at the end.
 */
export const indicatorCell = pgTable(
  'indicator_cell',
  {
    indicator: text().notNull(),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    month: month('month').notNull(),
    regionCode: text('region_code')
      .notNull()
      .references(() => region.code),
    cut: text().notNull().default(''),
    num: bigint({ mode: 'number' }).notNull(),
    den: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.month, t.indicator, t.regionCode, t.cut] }),
    check('indicator_cell_month', sql`extract(day from ${t.month}) = 1`),
    index('indicator_cell_read').on(t.indicator, t.month),
  ],
)

/** The days whose time-dependent cells (stocks, 报数率) have been opened. */
export const rollover = pgTable('rollover', {
  day: date({ mode: 'string' }).primaryKey(),
  at: instant('at')
    .notNull()
    .default(sql`now()`),
})

export const figureSource = pgEnum('figure_source', figureSourceKeys)

export const figure = pgTable(
  'figure',
  {
    id: id(),
    key: text().notNull(),
    regionCode: text('region_code').notNull(),
    /** What the number covers, in words, where it is not the whole region. */
    place: text().notNull(),
    asOf: date('as_of', { mode: 'string' }).notNull(),
    value: doublePrecision().notNull(),
    unit: text().notNull(),
    source: figureSource().notNull(),
    quote: text().notNull(),
    approximate: boolean().notNull().default(false),
    lowerBound: boolean('lower_bound').notNull().default(false),
  },
  (t) => [unique('figure_key').on(t.key, t.regionCode, t.asOf, t.source)],
)

/** A report as it was issued; renderings are made from `model` and nothing else. */
export const report = pgTable(
  'report',
  {
    id: id(),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    month: month('month').notNull(),
    model: jsonb().$type<ReportModel>().notNull(),
    code: text().notNull(),
    issuedBy: uuid('issued_by')
      .notNull()
      .references(() => account.id),
    issuedAt: instant('issued_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [unique('report_code').on(t.code), index('report_org').on(t.orgId, t.month)],
)

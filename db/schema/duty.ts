import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core'
import { dutyKinds, dutyPeriodKeys } from '@/domain/duty-words'
import { account } from './account'
import { id, instant, month } from './columns'

export const dutyKind = pgEnum('duty_kind', dutyKinds)
export const dutyPeriod = pgEnum('duty_period', dutyPeriodKeys)

/** How often a duty is owed, from a month on. Rows are added, never changed: of two for the same month the later one holds. */
export const dutyRule = pgTable(
  'duty_rule',
  {
    id: id(),
    kind: dutyKind().notNull(),
    period: dutyPeriod().notNull(),
    minimum: integer().notNull(),
    validFrom: month('valid_from').notNull(),
    setBy: uuid('set_by')
      .notNull()
      .references(() => account.id),
    setAt: instant('set_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    check('duty_rule_month', sql`extract(day from ${t.validFrom}) = 1`),
    check('duty_rule_minimum', sql`${t.minimum} between 1 and 12`),
    index('duty_rule_kind').on(t.kind, t.validFrom, t.id),
  ],
)

import { sql } from 'drizzle-orm'
import { check, date, index, pgEnum, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { developmentRecordKeys, lengthUnitKeys } from '@/domain/development-words'
import { account } from './account'
import { id, instant } from './columns'
import { person } from './person'

export const developmentStepKey = pgEnum('development_step_key', developmentRecordKeys)
export const lengthUnit = pgEnum('length_unit', lengthUnitKeys)

/** A step of a person's development that was taken; superseded, never rewritten. */
export const developmentStep = pgTable(
  'development_step',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    step: developmentStepKey().notNull(),
    doneOn: date('done_on', { mode: 'string' }).notNull(),
    /** How long it lasted, or within which term it is to be approved. */
    amount: smallint(),
    unit: lengthUnit(),
    basis: text().notNull(),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
    recordedBy: uuid('recorded_by').references(() => account.id),
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    check('development_step_length', sql`num_nulls(${t.amount}, ${t.unit}) in (0, 2)`),
    // Only the half-yearly inspections are taken more than once, and not twice on a day.
    uniqueIndex('development_step_once')
      .on(t.personId, t.step)
      .where(sql`superseded_at is null and step <> 'cultivation'`),
    uniqueIndex('development_step_day')
      .on(t.personId, t.step, t.doneOn)
      .where(sql`superseded_at is null`),
    index('development_step_person').on(t.personId),
  ],
)

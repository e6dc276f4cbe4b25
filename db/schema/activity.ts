import { sql } from 'drizzle-orm'
import { bigint, check, date, index, integer, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { activityKindKeys, activityStateKeys, cohostStateKeys } from '@/domain/activity-words'
import { account } from './account'
import { id, instant } from './columns'
import { org } from './org'
import { person } from './person'
import { station } from './station'

export const activityKind = pgEnum('activity_kind', activityKindKeys)
export const activityState = pgEnum('activity_state', activityStateKeys)
export const cohostState = pgEnum('cohost_state', cohostStateKeys)

export const activity = pgTable(
  'activity',
  {
    id: id(),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    kinds: activityKind().array().notNull(),
    title: text().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
    /** An activity belongs to the day of its start in Asia/Shanghai (domain rules, §10). */
    day: date({ mode: 'string' })
      .notNull()
      .generatedAlwaysAs(sql`((starts_at at time zone 'Asia/Shanghai')::date)`),
    stationId: uuid('station_id').references(() => station.id),
    place: text(),
    summary: text().notNull().default(''),
    expected: integer(),
    present: integer(),
    guests: integer().notNull().default(0),
    state: activityState().notNull().default('held'),
    stateNote: text('state_note'),
    receipt: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    loggedBy: uuid('logged_by')
      .notNull()
      .references(() => account.id),
    loggedAt: instant('logged_at')
      .notNull()
      .default(sql`now()`),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('activity_receipt').on(t.receipt),
    check('activity_kinds_some', sql`cardinality(${t.kinds}) > 0`),
    check('activity_span', sql`${t.endsAt} is null or ${t.endsAt} >= ${t.startsAt}`),
    check('activity_headcount', sql`${t.expected} >= 0 and ${t.present} >= 0 and ${t.guests} >= 0 and ${t.present} <= ${t.expected}`),
    index('activity_org_day').on(t.orgId, t.day),
    index('activity_day').on(t.day, t.id),
    index('activity_station').on(t.stationId),
  ],
)

export const attendance = pgTable(
  'attendance',
  {
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activity.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.personId] }), index('attendance_person').on(t.personId)],
)

/** Branches that held an activity together with its host. One that took part has its duties credited; the activity is counted once, at its host. */
export const activityCohost = pgTable(
  'activity_cohost',
  {
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activity.id),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    state: cohostState().notNull().default('asked'),
    answeredBy: uuid('answered_by').references(() => account.id),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.activityId, t.orgId] }),
    index('activity_cohost_org').on(t.orgId),
    check(
      'activity_cohost_answered',
      sql`(${t.state} = 'asked') = (${t.answeredBy} is null) and (${t.state} = 'asked') = (${t.answeredAt} is null)`,
    ),
  ],
)

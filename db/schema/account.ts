import { sql } from 'drizzle-orm'
import { bigint, boolean, check, date, index, integer, pgEnum, pgTable, primaryKey, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { locales } from '@/domain/words'
import { roleKeys } from '@/domain/roles'
import { id, instant } from './columns'
import { org } from './org'
import { station } from './station'

export const role = pgEnum('role', roleKeys)
export const locale = pgEnum('locale', locales)

export const account = pgTable(
  'account',
  {
    id: id(),
    /** What is typed at sign-in; lower case. */
    name: text().notNull(),
    displayName: text('display_name').notNull(),
    passwordHash: text('password_hash').notNull(),
    mustChange: boolean('must_change').notNull().default(true),
    /** A demonstration account is exempt from the forced change of password. */
    demo: boolean().notNull().default(false),
    failures: integer().notNull().default(0),
    pausedUntil: instant('paused_until'),
    lockedAt: instant('locked_at'),
    lastSignInAt: instant('last_sign_in_at'),
    lastSignInFrom: text('last_sign_in_from'),
    locale: locale().notNull().default('zh'),
    /** Where the account was opened: decides who may manage it, beside its grants. */
    orgId: uuid('org_id').references(() => org.id),
    version: integer().notNull().default(1),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    unique('account_name').on(t.name),
    check('account_name_form', sql`${t.name} ~ '^[a-z0-9][a-z0-9._-]{2,31}$'`),
    index('account_org').on(t.orgId),
  ],
)

/** The last hashes, so that a password is not used again. */
export const passwordHistory = pgTable(
  'password_history',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    hash: text().notNull(),
    setAt: instant('set_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index('password_history_account').on(t.accountId)],
)

/** A role at a place: an organisation's subtree, or one station. */
export const grant = pgTable(
  'grant',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    role: role().notNull(),
    orgId: uuid('org_id').references(() => org.id),
    stationId: uuid('station_id').references(() => station.id),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    grantedBy: uuid('granted_by').references(() => account.id),
  },
  (t) => [
    check('grant_one_place', sql`num_nonnulls(${t.orgId}, ${t.stationId}) = 1`),
    check('grant_keeper_station', sql`(${t.role} = 'station_keeper') = (${t.stationId} is not null)`),
    check('grant_span', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
    index('grant_account').on(t.accountId),
    index('grant_org').on(t.orgId),
  ],
)

export const session = pgTable(
  'session',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
    lastSeenAt: instant('last_seen_at')
      .notNull()
      .default(sql`now()`),
    revokedAt: instant('revoked_at'),
    address: text().notNull(),
    agent: text().notNull(),
  },
  (t) => [index('session_account').on(t.accountId)],
)

/** Failed sign-ins per client address, kept by rate-limiter-flexible. */
export const signInAddress = pgTable('sign_in_address', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})

/** One row for each client-made key: a retry is the same row and gives the same answer. */
export const commandKey = pgTable(
  'command_key',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    key: uuid().notNull(),
    command: text().notNull(),
    inputHash: text('input_hash').notNull(),
    answer: text(),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.key] })],
)

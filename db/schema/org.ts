import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { driverGroupKeys, orgKindKeys, orgLevelKeys, orgLineKeys, standsForKindKeys } from '@/domain/org-words'
import { orgEventKindKeys } from '@/domain/reorganisation-words'
import { id, instant } from './columns'
import { region } from './region'

export const orgKind = pgEnum('org_kind', orgKindKeys)
export const orgLevel = pgEnum('org_level', orgLevelKeys)
export const orgLine = pgEnum('org_line', orgLineKeys)
export const driverGroup = pgEnum('driver_group', driverGroupKeys)
export const orgEventKind = pgEnum('org_event_kind', orgEventKindKeys)
export const standsForKind = pgEnum('stands_for_kind', standsForKindKeys)

export const org = pgTable(
  'org',
  {
    id: id(),
    level: orgLevel().notNull(),
    kind: orgKind().notNull(),
    name: text().notNull(),
    regionCode: text('region_code')
      .notNull()
      .references(() => region.code),
    driverGroup: driverGroup('driver_group'),
    enterprise: text(),
    /** Refers to `enterprise` (in the migrations: the two tables refer to each other). */
    enterpriseId: uuid('enterprise_id'),
    standsForKind: standsForKind('stands_for_kind'),
    standsFor: text('stands_for'),
    /** Newly founded in a non-public enterprise (the published 9). */
    newNonpublic: boolean('new_nonpublic').notNull().default(false),
    foundedOn: date('founded_on', { mode: 'string' }).notNull(),
    dissolvedOn: date('dissolved_on', { mode: 'string' }),
    committeeSince: date('committee_since', { mode: 'string' }),
    sort: integer().notNull().default(0),
    version: integer().notNull().default(1),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    unique('org_name').on(t.name),
    check('org_level_of_kind', sql`(${t.level} in ('city', 'county')) = (${t.kind} = 'industry_committee')`),
    check('org_dissolved_after_founding', sql`${t.dissolvedOn} is null or ${t.dissolvedOn} >= ${t.foundedOn}`),
    check('org_stands_for', sql`num_nonnulls(${t.standsForKind}, ${t.standsFor}) in (0, 2)`),
    index('org_order').on(t.sort, t.id),
    index('org_enterprise').on(t.enterpriseId),
  ],
)

/** One parent a line at a time (held by an exclusion constraint in the migrations). */
export const orgLink = pgTable(
  'org_link',
  {
    id: id(),
    line: orgLine().notNull(),
    childId: uuid('child_id')
      .notNull()
      .references(() => org.id),
    parentId: uuid('parent_id')
      .notNull()
      .references(() => org.id),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (t) => [
    check('org_link_span', sql`${t.validTo} is null or ${t.validTo} > ${t.validFrom}`),
    check('org_link_not_itself', sql`${t.childId} <> ${t.parentId}`),
    index('org_link_child').on(t.childId),
    index('org_link_parent').on(t.parentId),
  ],
)

/** Every ancestor of every organisation, itself included, for as long as it holds. */
export const orgClosure = pgTable(
  'org_closure',
  {
    id: id(),
    line: orgLine().notNull(),
    ancestorId: uuid('ancestor_id')
      .notNull()
      .references(() => org.id),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    depth: integer().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (t) => [
    check('org_closure_span', sql`${t.validTo} is null or ${t.validTo} > ${t.validFrom}`),
    index('org_closure_ancestor').on(t.line, t.ancestorId, t.orgId),
    index('org_closure_org').on(t.line, t.orgId),
  ],
)

/**
 * What changed about an organisation on a day, past or to come, and on what basis; rows are added, never changed.
 * `otherId` is the new parent, the successor, or the one that was split off.
 */
export const orgEvent = pgTable(
  'org_event',
  {
    id: id(),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    kind: orgEventKind().notNull(),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
    otherId: uuid('other_id').references(() => org.id),
    oldName: text('old_name'),
    newName: text('new_name'),
    basis: text().notNull(),
    /** The account's id; the table of accounts refers to this one's. */
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    check('org_event_names', sql`(${t.kind} = 'rename') = (${t.newName} is not null and ${t.oldName} is not null)`),
    check('org_event_other', sql`(${t.kind} in ('move', 'merge', 'split')) <= (${t.otherId} is not null)`),
    index('org_event_org').on(t.orgId, t.effectiveOn),
    index('org_event_other_org').on(t.otherId),
  ],
)

/** A Party organisation outside the city: outside every scope and every total. */
export const externalOrg = pgTable(
  'external_org',
  {
    id: id(),
    name: text().notNull(),
    regionCode: text('region_code').notNull(),
  },
  (t) => [unique('external_org_name').on(t.name, t.regionCode)],
)

import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, jsonb, pgEnum, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { CensusReasons } from '@/domain/census'
import { censusLookKeys } from '@/domain/census-words'
import { account } from './account'
import { id, instant } from './columns'
import { org } from './org'
import { region } from './region'

export const censusLook = pgEnum('census_look', censusLookKeys)

/** A campaign of the city's committee, one at a time; closed it stands for good (by a trigger in the migrations). */
export const censusCampaign = pgTable(
  'census_campaign',
  {
    id: id(),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    name: text().notNull(),
    opensOn: date('opens_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    note: text().notNull(),
    openedBy: uuid('opened_by')
      .notNull()
      .references(() => account.id),
    openedAt: instant('opened_at')
      .notNull()
      .default(sql`now()`),
    closedBy: uuid('closed_by').references(() => account.id),
    closedAt: instant('closed_at'),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('census_campaign_name').on(t.name),
    check('census_campaign_span', sql`${t.dueOn} >= ${t.opensOn}`),
    check('census_campaign_closed', sql`num_nonnulls(${t.closedBy}, ${t.closedAt}) in (0, 2)`),
    uniqueIndex('census_campaign_running')
      .on(t.orgId)
      .where(sql`closed_at is null`),
  ],
)

/** Which committee reports for a district in a campaign: decided once, as a committee may answer for two districts. */
export const censusDistrict = pgTable(
  'census_district',
  {
    id: id(),
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => censusCampaign.id),
    regionCode: text('region_code')
      .notNull()
      .references(() => region.code),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
  },
  (t) => [
    unique('census_district_once').on(t.campaignId, t.regionCode),
    unique('census_district_place').on(t.id, t.orgId),
    index('census_district_org').on(t.orgId),
  ],
)

/**
 * What a district counted at a look; superseded, never rewritten. A trigger in the migrations holds the order of looks,
 * a reason for each difference from the look before, and the end of the campaign.
 */
export const censusReturn = pgTable(
  'census_return',
  {
    id: id(),
    districtId: uuid('district_id').notNull(),
    orgId: uuid('org_id').notNull(),
    look: censusLook().notNull(),
    operators: integer().notNull(),
    drivers: integer().notNull(),
    memberDrivers: integer('member_drivers').notNull(),
    organisations: integer().notNull(),
    reasons: jsonb().$type<CensusReasons>().notNull(),
    countedOn: date('counted_on', { mode: 'string' }).notNull(),
    basis: text().notNull(),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => account.id),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    foreignKey({
      columns: [t.districtId, t.orgId],
      foreignColumns: [censusDistrict.id, censusDistrict.orgId],
      name: 'census_return_place',
    }),
    check('census_return_counts', sql`least(${t.operators}, ${t.drivers}, ${t.memberDrivers}, ${t.organisations}) >= 0`),
    check('census_return_members', sql`${t.memberDrivers} <= ${t.drivers}`),
    uniqueIndex('census_return_once')
      .on(t.districtId, t.look)
      .where(sql`superseded_at is null`),
    index('census_return_district').on(t.districtId),
  ],
)

import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { account, grant } from '@/db/schema/account'
import { activity } from '@/db/schema/activity'
import { censusCampaign, censusDistrict, censusReturn } from '@/db/schema/census'
import { post } from '@/db/schema/committee'
import { identityCheck } from '@/db/schema/identity-check'
import { developmentStep } from '@/db/schema/development'
import { duesBase, duesPayment, duesReduction } from '@/db/schema/dues'
import { enterprise } from '@/db/schema/enterprise'
import { importBatch } from '@/db/schema/import'
import { floating } from '@/db/schema/floating'
import { figure, report } from '@/db/schema/indicator'
import { personMerge } from '@/db/schema/merge'
import { listColumns, savedFilter } from '@/db/schema/list'
import { org } from '@/db/schema/org'
import { partyGroup, partyGroupMember } from '@/db/schema/party-group'
import { membership, person, presence } from '@/db/schema/person'
import { reading, station } from '@/db/schema/station'
import { transfer } from '@/db/schema/transfer'
import { unionMembership } from '@/db/schema/union'
import { monthOf, type Day } from '@/domain/month'
import { yearEnd, type Touch } from './indicator/window'

/** A table that commands write, with its single-column key. */
export type Table = PgTable & { id: PgColumn }
export type Row<T extends PgTable> = T['$inferSelect']

/** Where a row lies, as far as rights go. `city` is nobody's subtree: the command's own right decides. */
export type Location = { org: string } | { station: string } | { enterprise: string } | { person: string } | 'city'

/** What the write mechanism must know of a noun: where its rows lie, which cells they feed, what the audit may not hold. */
export type Noun<T extends Table> = {
  name: string
  table: T
  at: (row: Row<T>) => Location
  touches: (row: Row<T>) => Touch[]
  /** The days on which a change of the row takes effect; none may lie in a closed month. Dated rows of persons are declared by their commands. */
  effects?: (before: Row<T> | null, after: Row<T>) => Day[]
  /** Columns that never enter the audit: identifiers and secrets. */
  secret: readonly (keyof Row<T> & string)[]
  /** Columns that a conflict does not show either, though the audit keeps them. */
  hidden?: readonly (keyof Row<T> & string)[]
}

const noun = <T extends Table>(definition: Noun<T>): Noun<T> => definition
const nothing = () => []

/** The days of a changed date: as it was and as it is. */
const changedDays = (before: Day | null | undefined, after: Day | null): Day[] =>
  before === after ? [] : [before, after].filter((day) => day !== null && day !== undefined)

const countedAtOrg = (row: Row<typeof org>): Touch[] => [
  { source: 'org', at: { org: row.id }, from: monthOf(row.foundedOn), to: 'now' },
  { source: 'activity', at: { org: row.id }, from: monthOf(row.foundedOn), to: 'now' },
]

export const nouns = {
  activity: noun({
    name: 'activity',
    table: activity,
    at: (row) => ({ org: row.orgId }),
    secret: [],
    touches: (row) => [{ source: 'activity', at: { org: row.orgId }, from: monthOf(row.day), to: yearEnd(monthOf(row.day)) }],
    effects: (before, after) => [...(before === null ? [] : [before.day]), after.day],
  }),
  reading: noun({
    name: 'reading',
    table: reading,
    at: (row) => ({ station: row.stationId }),
    secret: [],
    touches: (row) => [{ source: 'station', at: { station: row.stationId }, from: monthOf(row.day), to: monthOf(row.day) }],
    effects: (_, after) => [after.day],
  }),
  station: noun({
    name: 'station',
    table: station,
    at: (row) => ({ org: row.orgId }),
    secret: [],
    touches: (row) => [{ source: 'station', at: { org: row.orgId }, from: monthOf(row.openedOn), to: 'now' }],
    effects: (before, after) => [...changedDays(before?.openedOn, after.openedOn), ...changedDays(before?.closedOn, after.closedOn)],
  }),
  org: noun({
    name: 'org',
    table: org,
    at: (row) => ({ org: row.id }),
    secret: [],
    touches: countedAtOrg,
    effects: (before, after) => [
      ...changedDays(before?.foundedOn, after.foundedOn),
      ...changedDays(before?.committeeSince, after.committeeSince),
      ...changedDays(before?.dissolvedOn, after.dissolvedOn),
    ],
  }),
  /** The committee of a branch as an election has it, which names the day from which it stands or stands no more. */
  committee: noun({ name: 'org', table: org, at: (row) => ({ org: row.id }), secret: [], touches: countedAtOrg }),
  /** A Party committee of the territory: a row of `org` that no subtree holds. */
  territory: noun({ name: 'territory', table: org, at: () => 'city', secret: [], touches: nothing }),
  enterprise: noun({ name: 'enterprise', table: enterprise, at: (row) => ({ org: row.orgId }), secret: [], touches: nothing }),
  unionMembership: noun({
    name: 'union_membership',
    table: unionMembership,
    at: (row) => (row.personId !== null ? { person: row.personId } : row.enterpriseId !== null ? { enterprise: row.enterpriseId } : 'city'),
    secret: [],
    touches: nothing,
  }),
  person: noun({
    name: 'person',
    table: person,
    at: (row) => ({ person: row.id }),
    secret: ['phoneCipher', 'phoneHash', 'idCipher', 'idHash'],
    // Whether a number waits for a check is told to nobody who entered it.
    hidden: ['idMask', 'pending', 'mergedInto', 'mergedFrom'],
    touches: nothing,
  }),
  identityCheck: noun({
    name: 'identity_check',
    table: identityCheck,
    at: (row) => ({ person: row.personId }),
    secret: ['idCipher', 'idHash'],
    touches: nothing,
  }),
  personMerge: noun({
    name: 'person_merge',
    table: personMerge,
    at: (row) => ({ person: row.keptId }),
    secret: ['before'],
    touches: nothing,
  }),
  membership: noun({
    name: 'membership',
    table: membership,
    at: (row) => ({ person: row.personId }),
    secret: [],
    touches: (row) => [{ source: 'member', at: { person: row.personId }, from: monthOf(row.validFrom), to: 'now' }],
  }),
  presence: noun({
    name: 'presence',
    table: presence,
    at: (row) => ({ person: row.personId }),
    secret: [],
    touches: (row) => [{ source: 'member', at: { person: row.personId }, from: monthOf(row.validFrom), to: 'now' }],
  }),
  floating: noun({ name: 'floating', table: floating, at: (row) => ({ person: row.personId }), secret: [], touches: nothing }),
  // What a transfer counts for is written by its receipt, in the dated rows.
  transfer: noun({ name: 'transfer', table: transfer, at: (row) => ({ person: row.personId }), secret: [], touches: nothing }),
  developmentStep: noun({
    name: 'development_step',
    table: developmentStep,
    at: (row) => ({ person: row.personId }),
    secret: [],
    touches: nothing,
  }),
  // Incomes and hardship are nobody's to read in a log; what was approved and paid has to be.
  duesBase: noun({
    name: 'dues_base',
    table: duesBase,
    at: (row) => ({ person: row.personId }),
    secret: ['amount', 'income'],
    touches: nothing,
  }),
  duesReduction: noun({
    name: 'dues_reduction',
    table: duesReduction,
    at: (row) => ({ person: row.personId }),
    secret: ['basis'],
    touches: nothing,
  }),
  duesPayment: noun({ name: 'dues_payment', table: duesPayment, at: (row) => ({ person: row.personId }), secret: [], touches: nothing }),
  account: noun({
    name: 'account',
    table: account,
    at: (row) => (row.orgId === null ? 'city' : { org: row.orgId }),
    secret: ['passwordHash'],
    touches: nothing,
  }),
  grant: noun({
    name: 'grant',
    table: grant,
    secret: [],
    touches: nothing,
    at: (row) => (row.orgId !== null ? { org: row.orgId } : row.stationId !== null ? { station: row.stationId } : 'city'),
  }),
  partyGroup: noun({ name: 'party_group', table: partyGroup, at: (row) => ({ org: row.orgId }), secret: [], touches: nothing }),
  partyGroupMember: noun({
    name: 'party_group_member',
    table: partyGroupMember,
    at: (row) => ({ person: row.personId }),
    secret: [],
    touches: nothing,
  }),
  post: noun({ name: 'post', table: post, at: (row) => ({ org: row.orgId }), secret: [], touches: nothing }),
  // What somebody held in a branch ends under the right to record that they have left it, wherever the branch is.
  postOfPerson: noun({ name: 'post', table: post, at: (row) => ({ person: row.personId }), secret: [], touches: nothing }),
  grantOfPost: noun({ name: 'grant', table: grant, at: () => 'city', secret: [], touches: nothing }),
  censusCampaign: noun({ name: 'census_campaign', table: censusCampaign, at: (row) => ({ org: row.orgId }), secret: [], touches: nothing }),
  censusDistrict: noun({ name: 'census_district', table: censusDistrict, at: (row) => ({ org: row.orgId }), secret: [], touches: nothing }),
  censusReturn: noun({ name: 'census_return', table: censusReturn, at: (row) => ({ org: row.orgId }), secret: [], touches: nothing }),
  // A figure speaks of a region; what writes it stands under a right of its own.
  figure: noun({ name: 'figure', table: figure, at: () => 'city', secret: [], touches: nothing }),
  importBatch: noun({ name: 'import_batch', table: importBatch, at: () => 'city', secret: [], touches: nothing }),
  // How somebody likes a list is their own; what a view searches for is nobody's to read in a log.
  listColumns: noun({ name: 'list_columns', table: listColumns, at: () => 'city', secret: [], touches: nothing }),
  savedFilter: noun({ name: 'saved_filter', table: savedFilter, at: () => 'city', secret: ['query'], touches: nothing }),
  report: noun({ name: 'report', table: report, at: (row) => ({ org: row.orgId }), secret: ['model'], touches: nothing }),
}

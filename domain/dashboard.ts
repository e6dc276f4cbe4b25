import * as z from 'zod'
import { activityKindKeys, type ActivityKind } from './activity-words'
import { attentionItem } from './attention'
import { treeBasis } from './basis-schema'
import { bases } from './basis'
import { cardOf } from './card'
import { figureRow } from './figure'
import { monthSchema } from './date-schema'
import { orgKindKeys, orgLevelKeys } from './org-words'
import { stationKindKeys } from './station-words'
import { trendTypes, type ActivityGroup } from './dashboard-words'

const dashboardCards = ['tiles', 'trend', 'attention', 'districts', 'census'] as const
export type DashboardCard = (typeof dashboardCards)[number]

/** Without `org`, the highest organisation that the caller sees; `cards` asks for some cards only, comma-separated. */
export const dashboardInput = z.object({
  org: z.uuid().optional(),
  month: monthSchema.optional(),
  basis: treeBasis,
  attention: z.enum(['all']).optional(),
  cards: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(dashboardCards)))
    .optional(),
})

const groupOf: Readonly<Partial<Record<ActivityKind, ActivityGroup>>> = {
  members_meeting: 'meetings',
  committee_meeting: 'meetings',
  group_meeting: 'meetings',
  party_lecture: 'meetings',
  theme_day: 'theme_day',
  three_deliveries: 'deliveries',
  volunteering: 'volunteering',
  clinic: 'health',
  health_check: 'health',
}
const kindsByText: ReadonlyMap<string, ActivityKind> = new Map(activityKindKeys.map((kind) => [kind, kind]))
/** The group of a cut of `activity_kinds`. */
export function activityGroupOf(cut: string): ActivityGroup {
  const kind = kindsByText.get(cut)
  return (kind === undefined ? undefined : groupOf[kind]) ?? 'other'
}

const amount = z.number().nullable()
/** The months of a year up to the chosen one, oldest first; null is a gap. What flows leaves a running month out. */
const spark = z.array(amount)

const dashboardTiles = z.object({
  members: z.object({ value: amount, before: amount, full: z.int(), probationary: z.int(), formal: z.int(), presence: z.int(), spark }),
  orgs: z.object({ mobile: amount, before: amount, cloud: z.int(), others: z.int(), truck: z.int(), rideHailing: z.int(), spark }),
  stations: z.object({ value: amount, before: amount, kinds: z.array(z.object({ kind: z.enum(stationKindKeys), count: z.int() })), spark }),
  /** `now` and `before` are compared: whole months, or the same whole days of both while the month runs. */
  visits: z.object({
    value: amount,
    now: amount,
    before: amount,
    withheld: z.boolean(),
    sent: z.int(),
    open: z.int(),
    num: z.int(),
    den: z.int(),
    spark,
  }),
  activities: z.object({
    value: amount,
    now: amount,
    before: amount,
    branches: z.int(),
    active: z.int(),
    num: z.int(),
    den: z.int(),
    spark,
  }),
  /** `month` is the one that the rate speaks of: the chosen one, or the last ended while it runs. `toDo` is of the running month. */
  duties: z.object({
    month: z.string(),
    num: z.int(),
    den: z.int(),
    before: z.object({ num: z.int(), den: z.int() }),
    running: z.object({ done: z.int(), toDo: z.int() }).nullable(),
  }),
})
export type DashboardTiles = z.output<typeof dashboardTiles>

const trendPoint = z.object({
  month: z.string(),
  value: amount,
  num: z.int(),
  den: z.int(),
  gap: z.enum(['missing', 'withheld']).nullable(),
  running: z.boolean(),
})
export type TrendMonth = z.output<typeof trendPoint>
const dashboardTrend = z.object({
  threshold: z.number(),
  series: z.array(z.object({ type: z.enum(trendTypes), points: z.array(trendPoint) })),
})
export type DashboardTrend = z.output<typeof dashboardTrend>

const dashboardAttention = z.object({
  counts: z.object({
    duty_late: z.int(),
    returned: z.int(),
    transfer: z.int(),
    development_late: z.int(),
    absent: z.int(),
    no_reading: z.int(),
    no_secretary: z.int(),
    term: z.int(),
    identity: z.int(),
    number: z.int(),
    size: z.int(),
  }),
  /** By effect: all when asked for, otherwise the first six of each kind. */
  items: z.array(attentionItem),
})
export type DashboardAttention = z.output<typeof dashboardAttention>

/** One bar. `orgId` is where a click leads: the region's committee, or the organisation itself. */
const placeRow = z.object({
  kind: z.enum(['region', 'org', 'own', 'moved_out', 'city']),
  key: z.string(),
  name: z.string(),
  regionCode: z.string().nullable(),
  orgId: z.uuid().nullable(),
  hasBelow: z.boolean(),
  members: z.number(),
  /** Null where nothing was reported; with no station there is nothing to report. */
  visits: amount,
  stations: z.number(),
  activities: z.number(),
  groups: z.array(z.number()),
})
export type PlaceRow = z.output<typeof placeRow>
const dashboardDistricts = z.object({
  by: z.enum(['region', 'org']),
  rows: z.array(placeRow),
  total: z.object({ members: z.number(), visits: amount, activities: z.number() }),
})
export type DashboardDistricts = z.output<typeof dashboardDistricts>

const dashboardCensus = z.object({ figures: z.array(figureRow) })
export type DashboardCensus = z.output<typeof dashboardCensus>

export const dashboardPage = z.object({
  head: z.object({
    org: z.object({ id: z.uuid(), name: z.string(), level: z.enum(orgLevelKeys), kind: z.enum(orgKindKeys), regionCode: z.string() }),
    month: z.string(),
    basis: z.enum(bases),
    running: z.boolean(),
    /** The day up to which the numbers reach. */
    asOf: z.string(),
    today: z.string(),
    may: z.object({ persons: z.boolean(), write: z.boolean(), log: z.boolean(), issue: z.boolean() }),
  }),
  cards: z.object({
    tiles: cardOf(dashboardTiles).optional(),
    trend: cardOf(dashboardTrend).optional(),
    attention: cardOf(dashboardAttention).optional(),
    districts: cardOf(dashboardDistricts).optional(),
    census: cardOf(dashboardCensus).optional(),
  }),
})
export type DashboardPage = z.output<typeof dashboardPage>

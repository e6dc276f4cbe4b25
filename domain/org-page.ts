import * as z from 'zod'
import { activityKindKeys, activityStateKeys } from './activity-words'
import { cardOf } from './card'
import { dutyRow } from './duties'
import { memberStageKeys, memberStandingKeys } from './member-words'
import { treeBasis } from './basis-schema'
import { monthSchema } from './date-schema'
import { committeeState } from './committee'
import { orgDetail, orgNode } from './org'
import { orgHistory } from './reorganisation'
import { stationKindKeys } from './station-words'
import { branchTraining } from './training'

/** The page of one organisation. Without `month`, the running one. */
export const orgPageInput = z.object({ id: z.uuid(), month: monthSchema.optional(), basis: treeBasis })
export type OrgPageInput = z.input<typeof orgPageInput>

/** The month's cells at the organisation and below it; numerator and denominator stay apart. */
const orgNumbers = z.object({
  formal: z.int(),
  presence: z.int(),
  /** Full members among both: what size and committee rules look at. */
  fullFormal: z.int(),
  fullPresence: z.int(),
  drivers: z.int(),
  basic: z.int(),
  stations: z.int(),
  visits: z.int().nullable(),
  activities: z.int(),
  attendance: z.object({ present: z.int(), expected: z.int() }).nullable(),
  duties: z.object({ done: z.int(), due: z.int() }).nullable(),
})
export type OrgNumbers = z.output<typeof orgNumbers>

const orgRecentActivity = z.object({
  id: z.uuid(),
  title: z.string(),
  kinds: z.array(z.enum(activityKindKeys)),
  day: z.string(),
  present: z.int().nullable(),
  guests: z.int(),
  state: z.enum(activityStateKeys),
})
export type OrgRecentActivity = z.output<typeof orgRecentActivity>

const rosterEntry = z.object({
  id: z.uuid(),
  name: z.string(),
  stage: z.enum(memberStageKeys),
  standing: z.enum(memberStandingKeys),
  phoneMask: z.string().nullable(),
  joinedOn: z.string().nullable(),
  home: z.string().nullable(),
})
export type OrgRosterEntry = z.output<typeof rosterEntry>
/** Probationary and full members of one relation: the first few, all of them, and those whose standing does not count. */
const rosterPart = z.object({ items: z.array(rosterEntry), count: z.int(), uncounted: z.int() })
export type OrgRosterPart = z.output<typeof rosterPart>

export const orgPageShape = z.object({
  today: z.string(),
  month: z.string(),
  org: orgDetail,
  numbers: cardOf(orgNumbers),
  /** Empty for an organisation that owes none. */
  duties: cardOf(z.array(dutyRow)),
  /** Null for an organisation that is no branch. */
  training: cardOf(branchTraining.nullable()),
  children: cardOf(z.array(orgNode)),
  history: cardOf(orgHistory),
  committee: cardOf(committeeState),
  activities: cardOf(z.object({ items: z.array(orgRecentActivity), count: z.int(), exact: z.boolean() })),
  roster: cardOf(z.object({ formal: rosterPart, presence: rosterPart })),
  stations: cardOf(
    z.object({
      items: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.enum(stationKindKeys), address: z.string() })),
      count: z.int(),
    }),
  ),
})
export type OrgPage = z.output<typeof orgPageShape>

import * as z from 'zod'
import { daySchema } from './date-schema'
import { memberSelection } from './selection'

const name = z.string().trim().min(2, 'text_short').max(30, 'text_long')
const personIds = z.array(z.uuid()).max(200, 'people_many')

/** A new group (党小组) of a branch from a day on, with its people: a group of nobody would owe meetings. */
export const groupCreate = z.strictObject({
  orgId: z.uuid('org_missing'),
  name,
  personIds: personIds.min(1, 'group_empty'),
  from: daySchema,
})
/** Who is in the group from a day on; whoever is left out leaves it then. */
export const groupEdit = z.strictObject({ id: z.uuid(), version: z.int(), name, personIds, from: daySchema })
/** Dissolves a group on a day. */
export const groupEnd = z.strictObject({ id: z.uuid(), version: z.int(), from: daySchema })
/** Puts persons of one branch into one of its groups from a day on, or out of any without `groupId`. */
export const groupAssign = z.strictObject({
  who: memberSelection,
  orgId: z.uuid('org_missing'),
  groupId: z.uuid('choice_missing').nullable(),
  from: daySchema,
})
/** How many persons are in another group than before, or in none. */
export const groupAssigned = z.object({ changed: z.int() })
export type GroupAssigned = z.output<typeof groupAssigned>
export const groupSaved = z.object({ id: z.uuid(), version: z.int() })

const groupRow = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  from: z.string(),
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
})
export type GroupRow = z.output<typeof groupRow>

/** The groups of a branch today, and its people who could be in one. */
export const groupState = z.object({
  today: z.string(),
  groups: z.array(groupRow),
  roster: z.array(z.object({ id: z.uuid(), name: z.string(), presence: z.boolean() })),
  mayEdit: z.boolean(),
})
export type GroupState = z.output<typeof groupState>

import * as z from 'zod'
import { endedPosts } from './committee'
import { daySchema } from './date-schema'
import { orgEventKindKeys } from './reorganisation-words'

const common = {
  id: z.uuid(),
  version: z.int(),
  /** The first day on which the change holds; a split cannot lie ahead, since nobody can be entered where nothing stands. */
  from: daySchema,
  basis: z.string().trim().min(2, 'basis_missing').max(200, 'text_long'),
  /** Tells what would come of it, and changes nothing. */
  preview: z.boolean(),
}
const name = z.string().trim().min(2, 'text_short').max(60, 'text_long')
const personsMost = 500

/** One change of an organisation. People and grants go where the change sends them on the same day. */
export const reorganise = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('rename'), name }),
  z.strictObject({ ...common, kind: z.literal('move'), parentId: z.uuid('org_missing') }),
  z.strictObject({
    ...common,
    kind: z.literal('split'),
    name,
    personIds: z.array(z.uuid()).min(1, 'choice_missing').max(personsMost, 'people_many'),
  }),
  z.strictObject({ ...common, kind: z.literal('merge'), intoId: z.uuid('org_missing') }),
  z.strictObject({ ...common, kind: z.literal('dissolve') }),
  z.strictObject({ ...common, kind: z.literal('territory'), territoryId: z.uuid('choice_missing') }),
])

export const stocks = z.object({ formal: z.int(), presence: z.int(), drivers: z.int(), basic: z.int() })
/** The stock of an organisation and all below it on a day; formal and presence are never added. */
export type Stocks = z.output<typeof stocks>

const preview = z.object({
  /** The organisations that the change reaches, each with its stock on the day, without and with it; null where it does not stand. */
  totals: z.array(z.object({ orgId: z.uuid(), name: z.string(), before: stocks.nullable(), after: stocks.nullable() })),
  /** Who goes elsewhere: formal relations, of them those who count as members, people kept, and guests. */
  persons: z.object({ formal: z.int(), members: z.int(), presence: z.int(), guests: z.int() }),
  /** Guests who are guests no longer, since the organisation ends; their relation lies elsewhere and stays. */
  guestsGone: z.int(),
  /** How many duties are owed from the day to the end of its year, without and with the change. */
  duties: z.object({ before: z.int(), after: z.int() }),
  /** The posts that end where persons belong no longer, or with the organisation. */
  posts: endedPosts.shape.posts,
  /** Accounts of the organisation whose grant ends on the day. */
  grants: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.string() })),
})
export type ReorganisePreview = z.output<typeof preview>
export type Rehoused = ReorganisePreview['persons']

export const reorganised = z.object({
  id: z.uuid(),
  version: z.int(),
  /** The organisation that a split made. */
  madeId: z.uuid().nullable(),
  preview: preview.nullable(),
})
export type Reorganised = z.output<typeof reorganised>

/** One line of an organisation's history, newest first; an `otherName` out of the caller's sight is null. */
const orgHistoryRow = z.object({
  id: z.uuid(),
  kind: z.enum(orgEventKindKeys),
  on: z.string(),
  basis: z.string(),
  oldName: z.string().nullable(),
  newName: z.string().nullable(),
  otherId: z.uuid().nullable(),
  otherName: z.string().nullable(),
  /** Whether the line stands at the other organisation: what was merged into this one, or it was split from. */
  incoming: z.boolean(),
})
export type OrgHistoryRow = z.output<typeof orgHistoryRow>
export const orgHistory = z.array(orgHistoryRow)
export type OrgHistory = z.output<typeof orgHistory>

/** Persons of a branch who can be chosen, for a split or a post, by name. */
export const splitRoster = z.array(
  z.object({
    id: z.uuid(),
    name: z.string(),
    phoneMask: z.string().nullable(),
    presence: z.boolean(),
    /** Whether a post of the branch can go to them today. */
    electable: z.boolean(),
  }),
)
export type SplitRoster = z.output<typeof splitRoster>

import * as z from 'zod'
import { postKindKeys } from './committee-words'
import { orgKindKeys } from './org-words'
import { daySchema } from './date-schema'

const basis = z.string().trim().min(2, 'basis_missing').max(200, 'text_long')
const people = z.int('count_invalid').min(0, 'count_negative').max(100_000, 'count_absurd')

/** The record of an election: who could vote, who came, and who was elected to what with how many votes. */
export const electionInput = z.strictObject({
  id: z.uuid(),
  electedOn: daySchema,
  entitled: people.min(1, 'field_missing'),
  present: people,
  elected: z
    .array(z.strictObject({ personId: z.uuid('person_missing'), kind: z.enum(postKindKeys), votes: people }))
    .min(1, 'secretary_needed')
    .max(20, 'people_many'),
  basis,
  /** Tells which posts and grants would end, and changes nothing. */
  preview: z.boolean(),
})

/** Ends a post, or gives one between elections. */
export const postEnd = z.strictObject({ id: z.uuid(), postId: z.uuid(), from: daySchema, basis, preview: z.boolean() })
export const postStart = z.strictObject({
  id: z.uuid(),
  personId: z.uuid('person_missing'),
  kind: z.enum(postKindKeys),
  from: daySchema,
  basis,
})

const ending = z.object({ id: z.uuid(), name: z.string() })
/** The posts that end, and the accounts whose grant as secretary ends with them. */
export const endedPosts = z.object({
  posts: z.array(ending.extend({ kind: z.enum(postKindKeys), orgName: z.string() })),
  grants: z.array(ending),
})
export type EndedPosts = z.output<typeof endedPosts>
export const committeeChanged = endedPosts.extend({
  id: z.uuid(),
  /** Whether an election sets up the committee of a branch, or leaves it without one. */
  committee: z.enum(['begins', 'ends']).nullable(),
})
export type CommitteeChanged = z.output<typeof committeeChanged>

export const postRow = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  kind: z.enum(postKindKeys),
  from: z.string(),
  to: z.string().nullable(),
  basis: z.string(),
})
export type PostRow = z.output<typeof postRow>
const termRow = z.object({
  id: z.uuid(),
  electedOn: z.string(),
  endsOn: z.string(),
  entitled: z.int(),
  present: z.int(),
  elected: z.int(),
  basis: z.string(),
})

/** The leading body of an organisation: the term that runs, who holds what today, and who held what before. */
export const committeeState = z.object({
  today: z.string(),
  kind: z.enum(orgKindKeys),
  elects: z.boolean(),
  years: z.int(),
  /** Full members today who can vote: its own, and those kept where they vote too. */
  entitled: z.object({ formal: z.int(), kept: z.int() }),
  term: termRow.nullable(),
  daysLeft: z.int().nullable(),
  posts: z.array(postRow),
  past: z.array(postRow),
  terms: z.array(termRow),
  mayEdit: z.boolean(),
})
export type CommitteeState = z.output<typeof committeeState>

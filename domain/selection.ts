import * as z from 'zod'
import { endedPosts } from './committee'
import { daySchema } from './date-schema'
import { memberListInput } from './member'
import { stocks } from './reorganisation'

const { org, region, q, stage, standing, group, relation, only, except } = memberListInput.shape

/**
 * Persons of a list as it is asked for: those ticked (`only`), all that its filters yield, or all but some (`except`).
 * It is the question that is kept, not the answer.
 */
export const memberSelection = z.strictObject({ org, region, q, stage, standing, group, relation, only, except })
export type MemberSelection = z.output<typeof memberSelection>

/** How many persons one command changes at most. */
export const selectionMost = 500

/**
 * Moves the formal relation of persons to a branch from a day on. Without `seen` it only tells what would come of it; with
 * the `seen` that this told, it is done if nothing of theirs has changed since.
 */
export const memberMove = z.strictObject({
  who: memberSelection,
  orgId: z.uuid('org_missing'),
  from: daySchema,
  basis: z.string().trim().min(2, 'basis_missing').max(200, 'text_long'),
  seen: z.string().max(100).optional(),
})

/** What a move did, or as a preview would do. */
export const memberMoved = z.object({
  moved: z.int(),
  /** Who cannot be moved, by name: why, and the first open day where a closed month is the reason. */
  unmoved: z.array(z.object({ id: z.uuid(), name: z.string(), reason: z.string(), opens: z.string().nullable() })),
  /** Of a preview: the branches that the move reaches, with their stock on the day, without and with it. */
  totals: z.array(z.object({ orgId: z.uuid(), name: z.string(), before: stocks.nullable(), after: stocks.nullable() })),
  /** The posts that end where persons belong no longer. */
  ended: endedPosts,
  seen: z.string(),
})
export type MemberMoved = z.output<typeof memberMoved>

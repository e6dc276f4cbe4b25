import * as z from 'zod'
import { treeBasis } from './basis-schema'
import { cutKeys } from './cut'
import { daySchema, monthSchema } from './date-schema'
import { memberCounts } from './member-words'

/** Without `org`, the highest organisation that the caller sees; without a month, today. */
export const memberCutsInput = z.object({
  org: z.uuid().optional(),
  month: monthSchema.optional(),
  basis: treeBasis,
  count: z.enum(memberCounts).default('members_formal'),
})
export type MemberCutsInput = z.input<typeof memberCutsInput>

/** A class of a cut with its number, null where that is withheld. */
const cutClass = z.object({ key: z.string(), count: z.int().nullable() })

/** The members of an organisation and of what stands below it, cut by cut; the classes of each add up to the total. */
export const memberCuts = z.object({
  org: z.object({ id: z.uuid(), name: z.string() }),
  /** As of which day. */
  day: daySchema,
  total: z.int(),
  /** How few people of a class are not shown; null at the caller's own branch, where every number is. */
  least: z.int().nullable(),
  /** `classes` is null where all of them are withheld. */
  cuts: z.array(z.object({ cut: z.enum(cutKeys), classes: z.array(cutClass).nullable() })),
})
export type MemberCuts = z.output<typeof memberCuts>

import * as z from 'zod'
import { daySchema, monthSchema } from './date-schema'
import { duesKindKeys } from './dues-words'
import { memberStageKeys } from './member-words'

const basis = z.string().trim().min(2, 'basis_missing').max(200, 'text_long')
const fen = z.int('amount_invalid').min(0, 'count_negative').max(100_000_000, 'count_absurd')

/** A base from a month on; an owner-driver's holds to the end of its quarter, by the net income of the quarter before. */
export const duesBaseInput = z.strictObject({ personId: z.uuid(), kind: z.enum(duesKindKeys), from: monthSchema, income: fen, basis })

export const duesReductionInput = z
  .strictObject({
    personId: z.uuid(),
    from: monthSchema,
    to: monthSchema.nullable(),
    payable: fen,
    approvedBy: z.string().trim().min(2, 'text_short').max(80, 'text_long'),
    approvedOn: daySchema,
    basis,
  })
  .refine(({ from, to }) => to === null || to >= from, { path: ['to'], message: 'end_before_start' })

/** What several persons have paid for a month, in all; `before` is what the page showed, so that nobody's entry is drawn over. */
export const duesPayInput = z.strictObject({
  orgId: z.uuid(),
  month: monthSchema,
  paidOn: daySchema,
  payments: z
    .array(z.strictObject({ personId: z.uuid(), amount: fen, before: fen }))
    .min(1, 'choice_missing')
    .max(200, 'people_many')
    .refine((rows) => new Set(rows.map((row) => row.personId)).size === rows.length, 'attendees_twice'),
})
export const duesSaved = z.object({ count: z.int() })

export const duesInput = z.object({ org: z.uuid().optional(), month: monthSchema.optional() })
export type DuesInput = z.input<typeof duesInput>

const amount = z.int().nullable()
const duesSums = z.object({
  members: z.int(),
  due: z.int(),
  paid: z.int(),
  outstanding: z.int(),
  reduced: z.int(),
  unknown: z.int(),
})
const duesRow = z.object({
  id: z.uuid(),
  name: z.string(),
  stage: z.enum(memberStageKeys),
  base: amount,
  kind: z.enum(duesKindKeys).nullable(),
  permille: z.int().nullable(),
  /** What the base asks; `due` is that or what was approved instead. Null where the base is not known. */
  full: amount,
  due: amount,
  reduction: z.object({ payable: z.int(), approvedBy: z.string(), to: z.string().nullable() }).nullable(),
  paid: z.int(),
  paidOn: z.string().nullable(),
  /** Whether the caller still keeps the person, and not only what was owed here before. */
  kept: z.boolean(),
})
export type DuesRow = z.output<typeof duesRow>
export const duesStatement = z.object({
  today: z.string(),
  month: z.string(),
  /** The organisation of the statement; null where the caller keeps no roster at all. */
  org: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  orgs: z.array(z.object({ id: z.uuid(), name: z.string() })),
  rows: z.array(duesRow),
  sums: duesSums,
  /** Who paid here and owes the month nowhere any more: not in the sums. */
  strays: z.object({ count: z.int(), paid: z.int() }),
  /** When the month was closed, and what was known to be paid then; null while it is open. */
  closed: z.object({ on: z.string(), paid: z.int() }).nullable(),
})
export type DuesStatement = z.output<typeof duesStatement>

const duesTotals = duesSums.extend({ strays: z.int() })
const duesBranch = duesTotals.extend({ id: z.uuid(), name: z.string(), parentName: z.string().nullable(), closed: z.boolean() })
export type DuesBranch = z.output<typeof duesBranch>
export const duesBranches = z.object({
  today: z.string(),
  month: z.string(),
  /** The committees whose branches may be asked for; `org` is the one that was. */
  orgs: z.array(z.object({ id: z.uuid(), name: z.string() })),
  org: z.uuid().nullable(),
  rows: z.array(duesBranch),
  sums: duesTotals,
})
export type DuesBranches = z.output<typeof duesBranches>

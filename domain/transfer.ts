import * as z from 'zod'
import { daySchema } from './date-schema'
import { externalPlace, newPerson } from './member'
import { memberStageKeys, memberStagesCounted } from './member-words'
import { pageInput, pageOf } from './page'
import { letterClocks, transferDirections, transferStateKeys } from './transfer-words'

const letterNumber = z.string().trim().min(2, 'letter_missing').max(60, 'text_long')

/** A letter goes out: to an organisation of the city, or to one outside. */
export const transferSend = z.strictObject({
  personId: z.uuid(),
  to: z.union([z.strictObject({ orgId: z.uuid() }), z.strictObject({ external: externalPlace })]),
  letterNumber,
  sentOn: daySchema,
})
/** Who comes: somebody on the register, or a new person with the facts of the letter. */
export const transferAdmit = z.strictObject({
  person: z.union([
    z.strictObject({ id: z.uuid() }),
    z.strictObject({
      ...newPerson,
      stage: z.enum(memberStageKeys).refine((stage) => memberStagesCounted.includes(stage), 'transfer_not_member'),
    }),
  ]),
  orgId: z.uuid(),
  from: externalPlace,
  letterNumber,
  sentOn: daySchema,
  receivedOn: daySchema,
})
/** The day on which the receiving side took the person in; for one outside, the day of its receipt (回执). */
export const transferReceive = z.strictObject({ id: z.uuid(), version: z.int(), receivedOn: daySchema })
export const transferRefuse = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  reason: z.string().trim().min(2, 'reason_missing').max(200, 'text_long'),
})
export const transferWithdraw = z.strictObject({ id: z.uuid(), version: z.int() })
export const transferSaved = z.object({ id: z.uuid(), version: z.int() })

const transferRow = z.object({
  id: z.uuid(),
  version: z.int(),
  direction: z.enum(transferDirections),
  /** Where the person can be opened; whoever waits to be received cannot yet. */
  personId: z.uuid().nullable(),
  name: z.string(),
  phoneMask: z.string().nullable(),
  stage: z.enum(memberStageKeys).nullable(),
  fromName: z.string(),
  toName: z.string(),
  /** Goes to an organisation outside the city, whose receipt the origin records. */
  outside: z.boolean(),
  letterNumber: z.string(),
  sentOn: z.string(),
  validUntil: z.string(),
  clock: z.enum(letterClocks),
  state: z.enum(transferStateKeys),
  receivedOn: z.string().nullable(),
  reason: z.string().nullable(),
  maySettle: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type TransferRow = z.output<typeof transferRow>

export const transferListInput = z.object({ ...pageInput, direction: z.enum(transferDirections).default('in') })
export type TransferListInput = z.input<typeof transferListInput>
export const transferPage = pageOf(transferRow).extend({
  today: z.string(),
  /** How many wait on either side. */
  open: z.object({ in: z.int(), out: z.int() }),
  mayAdmit: z.boolean(),
})
export type TransferPage = z.output<typeof transferPage>

/** A person's transfers that the caller's place took part in, newest first. */
export const transfersOfPerson = z.object({
  today: z.string(),
  items: z.array(transferRow),
  maySend: z.boolean(),
  mayAdmit: z.boolean(),
})
export type TransfersOfPerson = z.output<typeof transfersOfPerson>

/** Where a letter may be addressed to: names of organisations, and nothing else of them. */
export const destinationsInput = z.object({ q: z.string().trim().min(2, 'text_short').max(50, 'text_long') })
export const destinations = z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })), more: z.boolean() })
export type Destinations = z.output<typeof destinations>

import * as z from 'zod'
import { monthSchema } from './date-schema'

/** Closes a month of a committee and all that stood below it then, with every earlier month that is still open. */
export const periodCloseInput = z.strictObject({ orgId: z.uuid('org_missing'), month: monthSchema })

/** How much was closed: organisations and months, each pair once. */
export const periodClosed = z.object({ orgId: z.uuid(), month: z.string(), orgs: z.int(), months: z.int() })

/** What a refusal for a closed month carries: the first day on which the change may take effect. */
export const closedUntil = z.object({ opens: z.string() })

import * as z from 'zod'
import { postRow } from './committee'
import { dutyRow } from './duties'

/** Days without attendance after which a member counts as not reached: half a year, as for one out of contact (domain rules, §5). */
export const unreachedDays = 183

/** What a new secretary finds: what is open, what is due when, and whom nobody has seen. */
export const handover = z.object({
  today: z.string(),
  org: z.object({ id: z.uuid(), name: z.string() }),
  outgoing: postRow.nullable(),
  incoming: postRow.nullable(),
  termEndsOn: z.string().nullable(),
  duties: z.array(dutyRow),
  returned: z.array(z.object({ id: z.uuid(), title: z.string(), day: z.string(), note: z.string() })),
  stations: z.array(z.object({ id: z.uuid(), name: z.string(), lastDay: z.string().nullable(), days: z.int() })),
  unreached: z.object({
    count: z.int(),
    items: z.array(z.object({ id: z.uuid(), name: z.string(), presence: z.boolean(), lastDay: z.string().nullable() })),
  }),
})
export type Handover = z.output<typeof handover>

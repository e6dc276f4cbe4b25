import * as z from 'zod'
import { postRow } from './committee'
import { developmentStepKeys } from './development-words'
import { dutyRow } from './duties'
import type { Day } from './month'

/** Days without attendance after which a member counts as not reached: half a year, as for one out of contact (domain rules, §5). */
export const unreachedDays = 183

/** Since when nobody has seen a member: the last attendance, or the day they came if that was later. */
export const unseenSince = (cameOn: Day, lastDay: Day | null): Day => (lastDay !== null && lastDay > cameOn ? lastDay : cameOn)

const rosterSize = z.object({ counted: z.int(), uncounted: z.int() })
const named = z.object({ id: z.uuid(), name: z.string(), presence: z.boolean() })

/** What a new secretary finds: how many there are, what is open, what is due when, who is away, and whom nobody has seen. */
export const handover = z.object({
  today: z.string(),
  org: z.object({ id: z.uuid(), name: z.string() }),
  outgoing: postRow.nullable(),
  incoming: postRow.nullable(),
  termEndsOn: z.string().nullable(),
  /** Members whose relation lies here and those who are kept, never added. */
  roster: z.object({ formal: rosterSize, presence: rosterSize }),
  duties: z.array(dutyRow),
  returned: z.array(z.object({ id: z.uuid(), title: z.string(), day: z.string(), note: z.string() })),
  stations: z.array(z.object({ id: z.uuid(), name: z.string(), lastDay: z.string().nullable(), days: z.int() })),
  letters: z.array(
    z.object({ id: z.uuid(), direction: z.enum(['in', 'out']), name: z.string(), other: z.string(), validUntil: z.string() }),
  ),
  /** The step of each that is due first. */
  development: z.array(z.object({ id: z.uuid(), name: z.string(), step: z.enum(developmentStepKeys), due: z.string() })),
  away: z.array(z.object({ id: z.uuid(), name: z.string(), place: z.string(), since: z.string() })),
  lost: z.array(named),
  unreached: z.object({ count: z.int(), items: z.array(named.extend({ lastDay: z.string().nullable() })) }),
})
export type Handover = z.output<typeof handover>

import * as z from 'zod'
import { dutyRow, type Duty } from './duties'
import { dutyKinds, dutyListStates } from './duty-words'
import { treeBasis } from './basis-schema'
import { monthSchema } from './date-schema'
import { pageInput, pageOf } from './page'

export const dutyListInput = z.object({
  ...pageInput,
  /** One organisation and what stands below it; without it all that the caller sees. */
  org: z.uuid().optional(),
  /** The duties whose period ends in this month, those done among them: what its completion is counted from. Without it, all that can still be done. */
  month: monthSchema.optional(),
  basis: treeBasis,
  kind: z.enum(dutyKinds).optional(),
  state: z.enum(dutyListStates).optional(),
})
export type DutyListInput = z.input<typeof dutyListInput>

const listedDuty = dutyRow.extend({ orgId: z.uuid(), orgName: z.string(), mayLog: z.boolean() })
export type ListedDuty = z.output<typeof listedDuty>
export const dutyListPage = pageOf(listedDuty).extend({
  today: z.string(),
  /** How many of each under the other filters. */
  counts: z.object({ late: z.int(), pending: z.int(), done: z.int() }),
})
export type DutyListPage = z.output<typeof dutyListPage>

/** A duty's place in the list: what is due first comes first, and of one day by kind and branch. */
export const sortKeyOf = (duty: Pick<ListedDuty, 'due' | 'orgId' | 'kind' | 'from'>): string =>
  `${duty.due} ${String(dutyKinds.indexOf(duty.kind))} ${duty.orgId} ${duty.from}`

/** Whether a duty can still be done. */
export const isOpen = (duty: Duty): boolean => duty.state === 'late' || duty.state === 'pending'

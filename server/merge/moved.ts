import * as z from 'zod'
import { movedChecks } from './checks'
import { movedRecords } from './records'

/** All that a merge moved, as its row keeps it. */
export const movedBy = z.object({
  records: movedRecords,
  presences: z.array(z.uuid()),
  checks: movedChecks,
  /** A base and a reduction that went on for the kept one after a closed month; merges of before told none. */
  dues: z.object({ base: z.array(z.uuid()), reduction: z.array(z.uuid()) }).default({ base: [], reduction: [] }),
})
export type Moved = z.output<typeof movedBy>

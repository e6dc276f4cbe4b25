import * as z from 'zod'
import { movedChecks } from './checks'
import { movedRecords } from './records'

/** All that a merge moved, as its row keeps it. */
export const movedBy = z.object({ records: movedRecords, presences: z.array(z.uuid()), checks: movedChecks })
export type Moved = z.output<typeof movedBy>

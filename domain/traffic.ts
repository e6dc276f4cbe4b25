import * as z from 'zod'
import { treeBasis } from './basis-schema'
import { daySchema, monthSchema } from './date-schema'
import { pageInput, pageOf } from './page'
import { readingMethodKeys } from './reading-words'
import { stationFilter } from './station'
import { stationKindKeys } from './station-words'

/** How many days, today included, the board offers. */
export const boardDays = 7

const boardStation = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(stationKindKeys),
  /** How the last count was made: offered for the next one. */
  method: z.enum(readingMethodKeys),
  /** The days on which the station was open, newest first. */
  days: z.array(z.object({ day: z.string(), count: z.int().nullable(), version: z.int().nullable() })),
})
export type BoardStation = z.output<typeof boardStation>
/** The stations at which the caller may log, with what is known of today and the days before. */
export const readingBoard = z.object({ today: z.string(), stations: z.array(boardStation) })
export type ReadingBoard = z.output<typeof readingBoard>

export const readingListInput = z.object({
  ...pageInput,
  ...stationFilter,
  station: z.uuid().optional(),
  month: monthSchema.optional(),
  basis: treeBasis,
  from: daySchema.optional(),
  to: daySchema.optional(),
})

const readingRow = z.object({
  id: z.uuid(),
  stationId: z.uuid(),
  stationName: z.string(),
  stationKind: z.enum(stationKindKeys),
  regionCode: z.string(),
  day: z.string(),
  count: z.int(),
  method: z.enum(readingMethodKeys),
  note: z.string().nullable(),
  version: z.int(),
})
export const readingPage = pageOf(readingRow)
export type ReadingPage = z.output<typeof readingPage>

export const readingMonthInput = z.object({ ...pageInput, ...stationFilter, month: monthSchema.optional(), basis: treeBasis })
export type ReadingMonthInput = z.input<typeof readingMonthInput>

const tally = { visits: z.int().nullable(), reported: z.int(), due: z.int() }
const readingMonthRow = z.object({
  stationId: z.uuid(),
  name: z.string(),
  kind: z.enum(stationKindKeys),
  orgName: z.string(),
  regionCode: z.string(),
  ...tally,
})
export type ReadingMonthRow = z.output<typeof readingMonthRow>
/** The rows behind a month's visits: a line a station, and the sums over all of them, on whatever page. */
export const readingMonth = pageOf(readingMonthRow).extend({ month: z.string(), sums: z.object(tally) })
export type ReadingMonth = z.output<typeof readingMonth>

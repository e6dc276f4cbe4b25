import * as z from 'zod'
import { entity } from './entity'
import { daySchema } from './date-schema'
import { readingMethodKeys, readingMethods } from './reading-words'

const readingEntity = entity(
  'reading',
  { zh: '客流', en: 'Traffic reading' },
  {
    stationId: { kind: 'station', label: { zh: '阵地', en: 'Station' }, on: ['form', 'list', 'export'], schema: z.uuid() },
    day: { kind: 'date', label: { zh: '日期', en: 'Day' }, on: ['form', 'list', 'export'], schema: daySchema },
    count: {
      kind: 'count',
      label: { zh: '人次', en: 'Visits' },
      on: ['form', 'list', 'export'],
      schema: z.int('count_invalid').min(0, 'count_negative').max(1_000_000, 'count_absurd'),
    },
    method: {
      kind: 'choice',
      label: { zh: '统计方式', en: 'Method' },
      on: ['form', 'export'],
      schema: z.enum(readingMethodKeys),
      choices: readingMethods,
    },
    note: {
      kind: 'text',
      label: { zh: '备注', en: 'Note' },
      on: ['form', 'export'],
      schema: z.string().trim().max(200, 'text_long').nullable(),
    },
  },
)

const fields = readingEntity.fields
/**
 * Today's or a past day's count. The same day again is a correction; `version` is that of the reading seen,
 * null when none was. `confirmed` answers the question that an unlikely count raises.
 */
export const readingLog = z.strictObject({
  stationId: fields.stationId.schema,
  day: fields.day.schema,
  count: fields.count.schema,
  method: fields.method.schema.default('manual'),
  note: fields.note.schema.default(null),
  version: z.int().nullable(),
  confirmed: z.boolean().default(false),
})

export const readingReceipt = z.object({
  id: z.uuid(),
  stationId: z.uuid(),
  day: z.string(),
  count: z.int(),
  version: z.int(),
  /** The count that this one takes the place of. */
  before: z.int().nullable(),
})
export type ReadingReceipt = z.output<typeof readingReceipt>

/** What `confirm_needed` carries. */
export const unlikelyCount = z.object({ median: z.number(), count: z.int() })
/** What `conflict` carries of the reading as it stands. */
export const standingReading = z.object({ count: z.int(), version: z.int() })

/** How many days back the usual count is looked for. */
export const medianDays = 90

/** A count that needs a second look: more than `factor` times the station's median of recent days. */
export function needsConfirmation(count: number, median: number | null, factor: number): median is number {
  return median !== null && median > 0 && count > median * factor
}

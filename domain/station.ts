import * as z from 'zod'
import { entity, shapeOf } from './entity'
import { treeBasis } from './basis-schema'
import { daySchema, monthSchema } from './date-schema'
import { orgLevelKeys } from './org-words'
import { pageInput, pageOf } from './page'
import { readingMethodKeys } from './reading-words'
import { regions } from './region'
import { regionSchema } from './region-schema'
import { stationLabels, stationKindKeys, stationKinds, stationStateKeys } from './station-words'

const stationEntity = entity(
  'station',
  { zh: '阵地', en: 'Station' },
  {
    name: {
      kind: 'text',
      label: stationLabels.name,
      on: ['form', 'list', 'export'],
      schema: z.string().trim().min(2, 'text_short').max(60, 'text_long'),
    },
    kind: {
      kind: 'choice',
      label: stationLabels.kind,
      on: ['form', 'list', 'export'],
      schema: z.enum(stationKindKeys),
      choices: stationKinds,
    },
    orgId: { kind: 'org', label: stationLabels.orgId, on: ['form', 'list', 'export'], schema: z.uuid('org_missing') },
    regionCode: {
      kind: 'choice',
      label: stationLabels.regionCode,
      on: ['form', 'export'],
      schema: z.string().refine((code) => regions.some((region) => region.code === code), 'region_invalid'),
    },
    address: {
      kind: 'text',
      label: stationLabels.address,
      on: ['form', 'export'],
      schema: z.string().trim().max(120, 'text_long'),
    },
    hours: {
      kind: 'text',
      label: stationLabels.hours,
      on: ['form', 'list', 'export'],
      schema: z.string().trim().max(60, 'text_long'),
    },
    brand: {
      kind: 'text',
      label: stationLabels.brand,
      on: ['form', 'export'],
      schema: z.string().trim().max(40, 'text_long').nullable(),
    },
    openedOn: { kind: 'date', label: stationLabels.openedOn, on: ['form', 'export'], schema: daySchema },
  },
)

export const stationCreate = z.strictObject(shapeOf(stationEntity))
export const stationEdit = z.strictObject({ id: z.uuid(), version: z.int(), ...shapeOf(stationEntity) })
/** `closedOn` is the first day on which the station is closed; null opens it again. */
export const stationClose = z.strictObject({ id: z.uuid(), version: z.int(), closedOn: daySchema.nullable() })
export const stationWritten = z.object({ id: z.uuid(), version: z.int() })

/** Which stations: an organisation's subtree, a district, a kind. The dashboard's drill-downs speak in these. */
export const stationFilter = {
  org: z.uuid().optional(),
  region: regionSchema.optional(),
  kind: z.enum(stationKindKeys).optional(),
}

export const stationListInput = z.object({
  ...pageInput,
  ...stationFilter,
  q: z.string().trim().max(50).optional(),
  state: z.enum(stationStateKeys).optional(),
  /** As stations stood at the end of a month; without it, and for the running one, as they stand today. */
  month: monthSchema.optional(),
  basis: treeBasis,
})
export type StationListInput = z.input<typeof stationListInput>

const stationRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(stationKindKeys),
  orgId: z.uuid(),
  orgName: z.string(),
  regionCode: z.string(),
  hours: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  lastReadingOn: z.string().nullable(),
  lastReadingCount: z.int().nullable(),
  /** Whole days without a reading, where they are enough to be noticed. */
  silentDays: z.int().nullable(),
})
export type StationRow = z.output<typeof stationRow>
export const stationPage = pageOf(stationRow).extend({
  today: z.string(),
  /** Of a past month: how many of the total have left the caller's place since. They are counted, never shown. */
  left: z.int(),
  mayCreate: z.boolean(),
  mayLog: z.boolean(),
})
export type StationPage = z.output<typeof stationPage>

/** How many days the page of a station shows. */
export const stationDays = 62
/** How many months, the running one included, the page of a station adds up. */
export const stationMonths = 13

const stationDay = z.object({
  day: z.string(),
  count: z.int().nullable(),
  method: z.enum(readingMethodKeys).nullable(),
  note: z.string().nullable(),
  version: z.int().nullable(),
  /** The station owes nothing for a day before its opening or after its closing. */
  closed: z.boolean(),
})
export type StationDay = z.output<typeof stationDay>

const stationMonth = z.object({ month: z.string(), visits: z.int().nullable(), reported: z.int(), due: z.int() })

export const stationDetail = stationRow.extend({
  version: z.int(),
  address: z.string(),
  brand: z.string().nullable(),
  today: z.string(),
  /** Oldest first; a day without a reading is missing, never zero. */
  days: z.array(stationDay),
  /** Newest first. */
  months: z.array(stationMonth),
  mayEdit: z.boolean(),
  mayLog: z.boolean(),
})
export type StationDetail = z.output<typeof stationDetail>

/** The organisations that the caller may give a station to. */
export const stationHosts = z.array(z.object({ id: z.uuid(), name: z.string(), level: z.enum(orgLevelKeys), regionCode: z.string() }))
export type StationHosts = z.output<typeof stationHosts>

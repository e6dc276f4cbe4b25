import * as z from 'zod'
import { entity, shapeOf } from './entity'
import { addDays, daySchema, daysBetween, monthSchema, type Day } from './month'
import { orgLevelKeys } from './org'
import { pageInput, pageOf } from './page'
import { readingMethodKeys } from './reading'
import { regions } from './region'
import { keysOf, type Choices } from './words'

/** Types of place in the “1+N” network (domain rules, S5 and S10). */
export const stationKinds = {
  city_centre: { zh: '市级党群服务中心', en: 'City service centre' },
  county_centre: { zh: '县级党群服务中心', en: 'County service centre' },
  service_station: { zh: '党群服务站', en: 'Service station' },
  driver_home: { zh: '司机之家', en: 'Drivers’ home' },
  rest_stop: { zh: '车友驿站', en: 'Rest stop' },
  warm_station: { zh: '暖心驿站', en: 'Warm station' },
  vendor_point: { zh: '便民疏导点', en: 'Vendor point' },
} as const satisfies Choices
export type StationKind = keyof typeof stationKinds
export const stationKindKeys = keysOf<StationKind>(stationKinds)

export const stationEntity = entity(
  'station',
  { zh: '阵地', en: 'Station' },
  {
    name: {
      kind: 'text',
      label: { zh: '名称', en: 'Name' },
      on: ['form', 'list', 'export'],
      schema: z.string().trim().min(2, 'text_short').max(60, 'text_long'),
    },
    kind: {
      kind: 'choice',
      label: { zh: '类型', en: 'Type' },
      on: ['form', 'list', 'export'],
      schema: z.enum(stationKindKeys),
      choices: stationKinds,
    },
    orgId: { kind: 'org', label: { zh: '所属组织', en: 'Organisation' }, on: ['form', 'list', 'export'], schema: z.uuid('org_missing') },
    regionCode: {
      kind: 'choice',
      label: { zh: '所在区县', en: 'District' },
      on: ['form', 'export'],
      schema: z.string().refine((code) => regions.some((region) => region.code === code), 'region_invalid'),
    },
    address: {
      kind: 'text',
      label: { zh: '地址', en: 'Address' },
      on: ['form', 'export'],
      schema: z.string().trim().max(120, 'text_long'),
    },
    hours: {
      kind: 'text',
      label: { zh: '开放时间', en: 'Hours' },
      on: ['form', 'list', 'export'],
      schema: z.string().trim().max(60, 'text_long'),
    },
    brand: {
      kind: 'text',
      label: { zh: '品牌', en: 'Brand' },
      on: ['form', 'export'],
      schema: z.string().trim().max(40, 'text_long').nullable(),
    },
    openedOn: { kind: 'date', label: { zh: '启用日期', en: 'Opened on' }, on: ['form', 'export'], schema: daySchema },
  },
)

export const stationCreate = z.strictObject(shapeOf(stationEntity))
export const stationEdit = z.strictObject({ id: z.uuid(), version: z.int(), ...shapeOf(stationEntity) })
/** `closedOn` is the first day on which the station is closed; null opens it again. */
export const stationClose = z.strictObject({ id: z.uuid(), version: z.int(), closedOn: daySchema.nullable() })
export const stationWritten = z.object({ id: z.uuid(), version: z.int() })

export const stationStates = {
  open: { zh: '开放中', en: 'Open' },
  planned: { zh: '待启用', en: 'Not yet open' },
  closed: { zh: '已关闭', en: 'Closed' },
} as const satisfies Choices
export type StationState = keyof typeof stationStates
export const stationStateKeys = keysOf<StationState>(stationStates)

/** Which stations: an organisation's subtree, a district, a kind. The dashboard's drill-downs speak in these. */
export const stationFilter = {
  org: z.uuid().optional(),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  kind: z.enum(stationKindKeys).optional(),
}

export const stationListInput = z.object({
  ...pageInput,
  ...stationFilter,
  q: z.string().trim().max(50).optional(),
  state: z.enum(stationStateKeys).optional(),
  /** As stations stood at the end of a month; without it, and for the running one, as they stand today. */
  month: monthSchema.optional(),
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
export const stationPage = pageOf(stationRow).extend({ today: z.string(), mayCreate: z.boolean(), mayLog: z.boolean() })
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

type Span = { openedOn: Day; closedOn: Day | null }

/** Whether a station is open on a day; it is closed from `closedOn` on. */
export const isOpenOn = (span: Span, day: Day): boolean => span.openedOn <= day && (span.closedOn === null || day < span.closedOn)

/** What a station is on a day. */
export function stationStateOn(span: Span, day: Day): StationState {
  if (isOpenOn(span, day)) return 'open'
  return span.closedOn !== null && span.closedOn <= day ? 'closed' : 'planned'
}

/** How many days from `first` to `last`, both included, a station is open. */
export function openDays(span: Span, first: Day, last: Day): number {
  const from = span.openedOn > first ? span.openedOn : first
  const to = span.closedOn === null || span.closedOn > last ? last : addDays(span.closedOn, -1)
  return Math.max(0, daysBetween(from, to) + 1)
}

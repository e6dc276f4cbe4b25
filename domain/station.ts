import * as z from 'zod'
import { entity, shapeOf } from './entity'
import { daySchema } from './month'
import { pageInput, pageOf } from './page'
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

export const stationEntity = entity('station', { zh: '阵地', en: 'Station' }, {
  name: { kind: 'text', label: { zh: '名称', en: 'Name' }, on: ['form', 'list', 'export'], schema: z.string().trim().min(2, 'text_short').max(60, 'text_long') },
  kind: { kind: 'choice', label: { zh: '类型', en: 'Type' }, on: ['form', 'list', 'export'], schema: z.enum(stationKindKeys), choices: stationKinds },
  orgId: { kind: 'org', label: { zh: '所属组织', en: 'Organisation' }, on: ['form', 'list', 'export'], schema: z.uuid('org_missing') },
  regionCode: { kind: 'choice', label: { zh: '所在区县', en: 'District' }, on: ['form', 'export'], schema: z.string().regex(/^\d{6}$/, 'region_invalid') },
  address: { kind: 'text', label: { zh: '地址', en: 'Address' }, on: ['form', 'export'], schema: z.string().trim().max(120, 'text_long') },
  hours: { kind: 'text', label: { zh: '开放时间', en: 'Hours' }, on: ['form', 'list', 'export'], schema: z.string().trim().max(60, 'text_long') },
  brand: { kind: 'text', label: { zh: '品牌', en: 'Brand' }, on: ['form', 'export'], schema: z.string().trim().max(40, 'text_long').nullable() },
  openedOn: { kind: 'date', label: { zh: '启用日期', en: 'Opened on' }, on: ['form', 'export'], schema: daySchema },
})

export const stationCreate = z.strictObject(shapeOf(stationEntity))
export type StationCreate = z.input<typeof stationCreate>
export const stationEdit = z.strictObject({ id: z.uuid(), version: z.int(), ...shapeOf(stationEntity) })
export type StationEdit = z.input<typeof stationEdit>
export const stationClose = z.strictObject({ id: z.uuid(), version: z.int(), closedOn: daySchema })

export const stationListInput = z.object({
  ...pageInput,
  org: z.uuid().optional(),
  region: z.string().regex(/^\d{6}$/).optional(),
  q: z.string().trim().max(50).optional(),
  kind: z.enum(stationKindKeys).optional(),
  state: z.enum(['open', 'closed']).optional(),
})
export type StationListInput = z.input<typeof stationListInput>

export const stationRow = z.object({
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
})
export type StationRow = z.output<typeof stationRow>
export const stationPage = pageOf(stationRow)

export const stationDetail = stationRow.extend({
  version: z.int(),
  address: z.string(),
  brand: z.string().nullable(),
  /** The last 62 days, oldest first; a day without a reading is missing, never zero. */
  days: z.array(z.object({ day: z.string(), count: z.int().nullable(), method: z.string().nullable(), note: z.string().nullable(), version: z.int().nullable() })),
  mayEdit: z.boolean(),
  mayLog: z.boolean(),
})
export type StationDetail = z.output<typeof stationDetail>

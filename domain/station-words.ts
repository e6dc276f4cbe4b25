import { addDays, daysBetween, type Day } from './month'
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

export const stationStates = {
  open: { zh: '开放中', en: 'Open' },
  planned: { zh: '待启用', en: 'Not yet open' },
  closed: { zh: '已关闭', en: 'Closed' },
} as const satisfies Choices
export type StationState = keyof typeof stationStates
export const stationStateKeys = keysOf<StationState>(stationStates)

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

/** What its fields are called. */
export const stationLabels = {
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '类型', en: 'Type' },
  orgId: { zh: '所属组织', en: 'Organisation' },
  regionCode: { zh: '所在区县', en: 'District' },
  address: { zh: '地址', en: 'Address' },
  hours: { zh: '开放时间', en: 'Hours' },
  brand: { zh: '品牌', en: 'Brand' },
  openedOn: { zh: '启用日期', en: 'Opened on' },
} as const satisfies Choices

import { keysOf, type Choices } from './words'

/** 两查一核: two looks and a verification, each only after the one before (domain rules, §2 S2). */
export const censusLooks = {
  first: { zh: '一查', en: 'First look' },
  second: { zh: '二查', en: 'Second look' },
  verification: { zh: '核实', en: 'Verification' },
} as const satisfies Choices
export type CensusLook = keyof typeof censusLooks
export const censusLookKeys = keysOf<CensusLook>(censusLooks)

/** What a look counts, in the order of the funnel. */
export const censusCategories = {
  operators: { zh: '经营业户', en: 'Operators' },
  drivers: { zh: '货车司机', en: 'Truck drivers' },
  memberDrivers: { zh: '货车党员司机', en: 'Truck drivers in the Party' },
  organisations: { zh: '货运党组织', en: 'Party organisations' },
} as const satisfies Choices
export type CensusCategory = keyof typeof censusCategories
export const censusCategoryKeys = keysOf<CensusCategory>(censusCategories)

/** The published number that each category stands beside, with its unit. */
export const censusFigures = {
  operators: { key: 'operators', unit: '户' },
  drivers: { key: 'truck_drivers', unit: '名' },
  memberDrivers: { key: 'truck_driver_members', unit: '名' },
  organisations: { key: 'party_organisations', unit: '个' },
} as const

/** Why a look finds another number than the one before. */
export const censusReasons = {
  joined: { zh: '其间新增', en: 'New since then' },
  left: { zh: '其间注销或离开', en: 'Gone since then' },
  missed: { zh: '前次漏查', en: 'Missed before' },
  twice: { zh: '前次重复统计', en: 'Counted twice before' },
  mistaken: { zh: '前次填报有误', en: 'Entered wrongly before' },
  basis: { zh: '统计口径调整', en: 'Counted on another basis' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Choices
export type CensusReason = keyof typeof censusReasons
export const censusReasonKeys = keysOf<CensusReason>(censusReasons)

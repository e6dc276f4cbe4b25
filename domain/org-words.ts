import type { Day } from './month'
import { keysOf, type Choices } from './words'

/** Kinds of organisation (domain rules, §3). `industry_committee` is the 1 + 9 above the basic level. */
export const orgKinds = {
  industry_committee: { zh: '行业党委', en: 'Industry committee' },
  committee: { zh: '党委', en: 'Committee' },
  general_branch: { zh: '党总支', en: 'General branch' },
  branch: { zh: '党支部', en: 'Branch' },
  joint_branch: { zh: '联合党支部', en: 'Joint branch' },
  mobile_branch: { zh: '流动党员党支部', en: 'Mobile branch' },
  temporary_branch: { zh: '临时党支部', en: 'Temporary branch' },
  cloud_branch: { zh: '云上党支部', en: 'Cloud branch' },
} as const satisfies Choices
export type OrgKind = keyof typeof orgKinds
export const orgKindKeys = keysOf<OrgKind>(orgKinds)

/** `territory` are the Party committees of districts, streets and towns: outside every scope and every total, with no page. */
export const orgLevels = {
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  basic: { zh: '基层', en: 'Basic level' },
  territory: { zh: '属地', en: 'Territory' },
} as const satisfies Choices
export type OrgLevel = keyof typeof orgLevels
export const orgLevelKeys = keysOf<OrgLevel>(orgLevels)

/** Lines of belonging: 行业 decides scope; 属地 and 共建 come beside it. */
export const orgLines = {
  industry: { zh: '行业', en: 'Industry' },
  territory: { zh: '属地', en: 'Territory' },
  joint: { zh: '共建', en: 'Partnership' },
} as const satisfies Choices
export type OrgLine = keyof typeof orgLines
export const orgLineKeys = keysOf<OrgLine>(orgLines)
/** The lines along which the tree is drawn. */
export const treeLineKeys = ['industry', 'territory'] as const satisfies readonly OrgLine[]
export type TreeLine = (typeof treeLineKeys)[number]

/** The group of drivers that a person belongs to or an organisation is made for. */
export const driverGroups = {
  truck: { zh: '货车', en: 'Truck' },
  ride_hailing: { zh: '网约车', en: 'Ride-hailing' },
  taxi: { zh: '出租', en: 'Taxi' },
  courier: { zh: '骑手', en: 'Courier' },
  vendor: { zh: '摊主', en: 'Vendor' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Choices
export type DriverGroup = keyof typeof driverGroups
export const driverGroupKeys = keysOf<DriverGroup>(driverGroups)

/** Branches whose members are mostly on the road: duties and expected headcount use formal + presence. */
export const roadKinds: readonly OrgKind[] = ['mobile_branch', 'cloud_branch']

/** Organisations that others may stand under; a branch has none below it. */
export const parentKinds: readonly OrgKind[] = ['industry_committee', 'committee', 'general_branch']
/** Kinds that may stand at the basic level: all but the 1 + 9 committees above it. */
export const basicKinds: readonly OrgKind[] = orgKindKeys.filter((kind) => kind !== 'industry_committee')
/** Whether an organisation is one no more on a day. */
export const hasEnded = ({ dissolvedOn }: { dissolvedOn: Day | null }, day: Day): boolean => dissolvedOn !== null && dissolvedOn <= day
/** From so many full members on a branch has a committee (domain rules, §3). */
const committeeFrom = 7

/** Whether a branch of this size has a committee; mobile and cloud branches also count those they keep. */
export const committeeDue = (kind: OrgKind, full: { formal: number; presence: number }): boolean =>
  full.formal + (roadKinds.includes(kind) ? full.presence : 0) >= committeeFrom

/** What a branch of a grid stands for, beside or instead of an enterprise. */
export const standsForKinds = {
  grid: { zh: '网格', en: 'Grid' },
  park: { zh: '物流园区', en: 'Logistics park' },
  platform: { zh: '平台', en: 'Platform' },
} as const satisfies Choices
export type StandsForKind = keyof typeof standsForKinds
export const standsForKindKeys = keysOf<StandsForKind>(standsForKinds)

/** Kinds of organisation that owe duties; committees and general branches stand above branches. */
export const branchKinds: readonly OrgKind[] = ['branch', 'joint_branch', 'mobile_branch', 'temporary_branch', 'cloud_branch']

/** What its fields are called. */
export const orgLabels = {
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  driverGroup: { zh: '司机群体', en: 'Driver group' },
  regionCode: { zh: '所在区县', en: 'District' },
  foundedOn: { zh: '成立日期', en: 'Founded on' },
  enterprise: { zh: '所在企业', en: 'Enterprise' },
  standsForKind: { zh: '代表的网格或平台', en: 'Stands for' },
  standsFor: { zh: '网格或平台名称', en: 'Name of the grid or platform' },
  committeeSince: { zh: '支委会设立日期', en: 'Committee since' },
} as const satisfies Choices

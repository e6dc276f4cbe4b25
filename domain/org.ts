import * as z from 'zod'
import { entity } from './entity'
import { daySchema } from './month'
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

export const orgLevels = {
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  basic: { zh: '基层', en: 'Basic level' },
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

export const orgEntity = entity('org', { zh: '组织', en: 'Organisation' }, {
  name: { kind: 'text', label: { zh: '名称', en: 'Name' }, on: ['form', 'list', 'export'], schema: z.string().trim().min(2, 'text_short').max(60, 'text_long') },
  kind: { kind: 'choice', label: { zh: '类型', en: 'Kind' }, on: ['form', 'list', 'export'], schema: z.enum(orgKindKeys), choices: orgKinds },
  driverGroup: { kind: 'choice', label: { zh: '司机群体', en: 'Driver group' }, on: ['form', 'list', 'export'], schema: z.enum(driverGroupKeys).nullable(), choices: driverGroups },
  foundedOn: { kind: 'date', label: { zh: '成立日期', en: 'Founded on' }, on: ['form', 'list', 'export'], schema: daySchema },
})

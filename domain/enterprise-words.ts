import { keysOf, type Choices } from './words'

export const enterpriseKinds = {
  transport: { zh: '运输企业', en: 'Carrier' },
  platform: { zh: '平台', en: 'Platform' },
  partner: { zh: '共建单位', en: 'Partner' },
} as const satisfies Choices
export type EnterpriseKind = keyof typeof enterpriseKinds
export const enterpriseKindKeys = keysOf<EnterpriseKind>(enterpriseKinds)

/** Why an enterprise has no Party organisation of its own: a closed list, so that it can be counted. */
export const noPartyReasons = {
  no_members: { zh: '没有党员', en: 'No members' },
  too_few: { zh: '正式党员不足 3 名', en: 'Fewer than 3 full members' },
  joint: { zh: '党员已编入联合党支部', en: 'Members are in a joint branch' },
  elsewhere: { zh: '党员组织关系在外地', en: 'Members’ relations lie elsewhere' },
  headquarters: { zh: '党组织设在市外总部', en: 'It stands at the headquarters outside the city' },
  preparing: { zh: '正在筹建', en: 'Being founded' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Choices
export type NoPartyReason = keyof typeof noPartyReasons
export const noPartyReasonKeys = keysOf<NoPartyReason>(noPartyReasons)

/** Whether there is a Party organisation, and whether it is known why not. */
export const partyStates = {
  with: { zh: '已建', en: 'Has one' },
  without: { zh: '未建', en: 'Has none' },
  unexplained: { zh: '未建，原因未填', en: 'Has none, reason missing' },
} as const satisfies Choices
type PartyState = keyof typeof partyStates
export const partyStateKeys = keysOf<PartyState>(partyStates)

export const unionStates = {
  in: { zh: '已入会', en: 'In the union' },
  out: { zh: '未入会', en: 'Not in the union' },
} as const satisfies Choices
type UnionState = keyof typeof unionStates
export const unionStateKeys = keysOf<UnionState>(unionStates)

export const enterpriseStates = {
  active: { zh: '存续', en: 'Active' },
  dissolved: { zh: '已注销', en: 'Dissolved' },
} as const satisfies Choices
type EnterpriseState = keyof typeof enterpriseStates
export const enterpriseStateKeys = keysOf<EnterpriseState>(enterpriseStates)

/** What its fields are called. */
export const enterpriseLabels = {
  name: { zh: '企业名称', en: 'Name' },
  uscc: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  kind: { zh: '类型', en: 'Type' },
  regionCode: { zh: '所在区县', en: 'District' },
  orgId: { zh: '管理党委', en: 'Kept by' },
  noPartyReason: { zh: '未建党组织的原因', en: 'Why it has no Party organisation' },
  noPartyNote: { zh: '原因说明', en: 'Note to the reason' },
  dissolvedOn: { zh: '注销日期', en: 'Dissolved on' },
} as const satisfies Choices

import type { IndicatorKey } from './indicators'
import type { OrgKind } from './org-words'
import { keysOf, type Choices, type Words } from './words'

/** Stages of development (domain rules, §5); 群众 is a person on the register without any stage yet. */
export const memberStages = {
  masses: { zh: '群众', en: 'Not a member' },
  applicant: { zh: '入党申请人', en: 'Applicant' },
  activist: { zh: '入党积极分子', en: 'Activist' },
  candidate: { zh: '发展对象', en: 'Candidate' },
  probationary: { zh: '预备党员', en: 'Probationary member' },
  full: { zh: '正式党员', en: 'Full member' },
} as const satisfies Choices
export type MemberStage = keyof typeof memberStages
export const memberStageKeys = keysOf<MemberStage>(memberStages)
/** “Members” are probationary + full. */
export const memberStagesCounted: readonly MemberStage[] = ['probationary', 'full']

export const memberStandings = {
  normal: { zh: '正常', en: 'In good standing' },
  suspended: { zh: '停止党籍', en: 'Membership suspended' },
  lost: { zh: '失联', en: 'Out of contact' },
  expelled: { zh: '除名', en: 'Removed' },
  transferred: { zh: '转出', en: 'Transferred out' },
  deceased: { zh: '去世', en: 'Deceased' },
} as const satisfies Choices
export type MemberStanding = keyof typeof memberStandings
export const memberStandingKeys = keysOf<MemberStanding>(memberStandings)
/** Who stands so belongs to the organisation no longer, though the last row names it. */
export const standingsLeft: readonly MemberStanding[] = ['expelled', 'transferred', 'deceased']
export const hasLeft = (standing: MemberStanding): boolean => standingsLeft.includes(standing)

export const presenceKinds = {
  inflow: { zh: '流入', en: 'Inflow' },
  managed: { zh: '流动支部纳管', en: 'Kept by a mobile branch' },
  double: { zh: '双报到', en: 'Double report' },
} as const satisfies Choices
export type PresenceKind = keyof typeof presenceKinds
export const presenceKindKeys = keysOf<PresenceKind>(presenceKinds)

/** On what basis members are counted; the three are never added (domain rules, §5). */
export const memberCounts = ['members_formal', 'members_presence', 'member_drivers'] as const satisfies readonly IndicatorKey[]
export type MemberCount = (typeof memberCounts)[number]

/** A temporary branch admits no members; the committees above the basic level keep no register. */
export const admitsMembers = (kind: OrgKind): boolean => kind !== 'temporary_branch' && kind !== 'industry_committee'

/** What stands for the name of whoever was made anonymous; the database writes the Chinese one. */
export const anonymousName = { zh: '已匿名', en: 'Anonymised' } as const satisfies Words

/** What the fields of a person are called. */
export const memberLabels = {
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '手机', en: 'Phone' },
  idNumber: { zh: '身份证号', en: 'ID number' },
  sex: { zh: '性别', en: 'Sex' },
  bornOn: { zh: '出生日期', en: 'Born on' },
  ethnicity: { zh: '民族', en: 'Ethnicity' },
  education: { zh: '学历', en: 'Education' },
  occupation: { zh: '职业', en: 'Occupation' },
  driverGroup: { zh: '司机群体', en: 'Driver group' },
  employer: { zh: '所属企业', en: 'Enterprise' },
  joinedOn: { zh: '入党日期', en: 'Joined on' },
} as const satisfies Choices

/** What a screen shows masked. */
export const maskedFields = { phone: memberLabels.phone, idNumber: memberLabels.idNumber } as const satisfies Choices
export type MaskedField = keyof typeof maskedFields

/** How many persons can be ticked one by one: as many ids as an address carries. */
export const onlyMost = 200
/** A few persons by id, as they were ticked or a search by number has found them: ids with commas between. */
export const onlyForm = new RegExp(`^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,${onlyMost - 1}}$`)

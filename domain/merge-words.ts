import { memberLabels } from './member-words'
import { keysOf, type Choices } from './words'

/** What is recorded of a person beside the facts and the dated rows; a merge takes it along. */
export const personRecords = {
  attendance: { zh: '活动签到', en: 'Attendances' },
  post: { zh: '任职', en: 'Posts' },
  party_group_member: { zh: '党小组', en: 'Party groups' },
  development_step: { zh: '发展步骤', en: 'Steps of development' },
  dues_base: { zh: '党费基数', en: 'Bases of dues' },
  dues_reduction: { zh: '党费减免', en: 'Reductions of dues' },
  dues_payment: { zh: '党费交纳', en: 'Payments of dues' },
  floating: { zh: '流出登记', en: 'Registrations as away' },
  transfer: { zh: '组织关系转接', en: 'Transfers' },
  union_membership: { zh: '工会会籍', en: 'Union memberships' },
} as const satisfies Choices
export type PersonRecord = keyof typeof personRecords
export const personRecordKeys = keysOf<PersonRecord>(personRecords)

/** The facts between which a merge chooses. */
export const mergeFields = memberLabels
export type MergeField = keyof typeof mergeFields
export const mergeFieldKeys = keysOf<MergeField>(mergeFields)

/** What the page of duplicates lists. */
export const duplicateTabs = ['checks', 'pairs', 'merged'] as const
export type DuplicateTab = (typeof duplicateTabs)[number]

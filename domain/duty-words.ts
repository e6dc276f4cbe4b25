import type { ActivityKind } from './activity-words'
import { keysOf, type Choices, type Words } from './words'

/** The duties of organisation life (domain rules, §4), in the order of the matrix; their words are those of the activity kinds. */
export const dutyKinds = [
  'members_meeting',
  'committee_meeting',
  'group_meeting',
  'party_lecture',
  'theme_day',
  'organisation_life',
  'appraisal',
] as const satisfies readonly ActivityKind[]
export type DutyKind = (typeof dutyKinds)[number]

export const dutyPeriods = {
  month: { zh: '每月', en: 'Monthly' },
  quarter: { zh: '每季度', en: 'Quarterly' },
  year: { zh: '每年', en: 'Yearly' },
} as const satisfies Choices
export type DutyPeriod = keyof typeof dutyPeriods
export const dutyPeriodKeys = keysOf<DutyPeriod>(dutyPeriods)

const quarters = ['一', '二', '三', '四'] as const

/** A duty's period by its last month: the month, the quarter or the year. */
export function periodTold({ period, to }: { period: DutyPeriod; to: string }): Words {
  const year = to.slice(0, 4)
  const month = Number(to.slice(5))
  const quarter = Math.ceil(month / 3)
  switch (period) {
    case 'month':
      return { zh: `${year}年${month}月`, en: `${month}/${year}` }
    case 'quarter':
      return { zh: `${year}年${quarters[quarter - 1] ?? ''}季度`, en: `Q${quarter} ${year}` }
    case 'year':
      return { zh: `${year}年`, en: year }
  }
}

export const dutyStates = {
  done: { zh: '已办', en: 'Done' },
  pending: { zh: '待办', en: 'To do' },
  late: { zh: '待补记', en: 'To be made up' },
  future: { zh: '未到期', en: 'Not yet due' },
  not_applicable: { zh: '不适用', en: 'Not applicable' },
} as const satisfies Choices
export type DutyState = keyof typeof dutyStates
export const dutyStateKeys = keysOf<DutyState>(dutyStates)

/** Why a duty does not apply. */
export const dutyReasons = {
  no_committee: { zh: '当期开始时未设支委会', en: 'No committee when the period began' },
  no_groups: { zh: '当期开始时未设党小组', en: 'No groups when the period began' },
  founded_mid_period: { zh: '当期开始时尚未成立', en: 'Not yet founded when the period began' },
  dissolved: { zh: '当期结束前已撤销', en: 'Dissolved before the period ended' },
} as const satisfies Choices
export type DutyReason = keyof typeof dutyReasons
export const dutyReasonKeys = keysOf<DutyReason>(dutyReasons)

export const dutyListStates = ['late', 'pending', 'done'] as const

import type { Day } from './month'
import { keysOf, type Choices, type Locale, type Words } from './words'

/** Kinds of organisation life and service (domain rules, §4). */
export const activityKinds = {
  members_meeting: { zh: '支部党员大会', en: 'Members’ meeting' },
  committee_meeting: { zh: '支委会', en: 'Committee meeting' },
  group_meeting: { zh: '党小组会', en: 'Group meeting' },
  party_lecture: { zh: '党课', en: 'Party lecture' },
  theme_day: { zh: '主题党日', en: 'Theme day' },
  organisation_life: { zh: '组织生活会', en: 'Organisation life meeting' },
  appraisal: { zh: '民主评议党员', en: 'Appraisal of members' },
  training: { zh: '集中轮训', en: 'Training' },
  volunteering: { zh: '志愿服务', en: 'Volunteering' },
  three_deliveries: { zh: '三送', en: 'Three deliveries' },
  clinic: { zh: '义诊', en: 'Free clinic' },
  health_check: { zh: '健康体检', en: 'Health check' },
  talk: { zh: '讲座', en: 'Talk' },
  fraud_class: { zh: '反诈课堂', en: 'Anti-fraud class' },
  family: { zh: '亲子', en: 'Family' },
  heritage: { zh: '非遗', en: 'Heritage craft' },
  consultation: { zh: '议事会', en: 'Consultation' },
  signing: { zh: '共建签约', en: 'Partnership signing' },
  unveiling: { zh: '揭牌', en: 'Unveiling' },
  flag: { zh: '授旗', en: 'Flag awarding' },
  visit: { zh: '走访', en: 'Visit' },
} as const satisfies Choices
export type ActivityKind = keyof typeof activityKinds
export const activityKindKeys = keysOf<ActivityKind>(activityKinds)
/** What a phone's chip has room for. */
export const activityKindShort: Readonly<Partial<Record<ActivityKind, Words>>> = {
  members_meeting: { zh: '党员大会', en: 'Members’ meeting' },
  appraisal: { zh: '民主评议', en: 'Appraisal' },
}
/** The kinds logged most, in the order in which the form offers them; the others stand behind 更多. */
export const activityKindsFirst: readonly ActivityKind[] = [
  'theme_day',
  'committee_meeting',
  'party_lecture',
  'members_meeting',
  'volunteering',
  'three_deliveries',
  'clinic',
]
export const activityKindsMost = 5

const englishMonth = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })

/** The name that kinds and a day suggest, `11月主题党日、志愿服务`; empty without a kind. */
export function activityTitle(kinds: readonly ActivityKind[], day: Day, locale: Locale): string {
  const names = kinds.slice(0, 2).map((kind) => (activityKindShort[kind] ?? activityKinds[kind])[locale])
  if (names.length === 0) return ''
  if (locale === 'zh') return `${Number(day.slice(5, 7))}月${names.join('、')}${kinds.length > 2 ? '等' : ''}`
  return `${names.join(', ')}${kinds.length > 2 ? ' and more' : ''}, ${englishMonth.format(new Date(day))}`
}

export const activityStates = {
  planned: { zh: '计划', en: 'Planned' },
  held: { zh: '已办', en: 'Held' },
  returned: { zh: '已退回', en: 'Sent back' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Choices
export type ActivityState = keyof typeof activityStates
export const activityStateKeys = keysOf<ActivityState>(activityStates)
/** Counted states (domain rules, §10). */
export const activityStatesCounted: readonly ActivityState[] = ['held', 'returned', 'confirmed']

/** Whether an activity in this state may still be mended or withdrawn: a confirmed one only by who reviews. */
export const mayChange = (state: ActivityState, reviewer: boolean): boolean => state !== 'withdrawn' && (state !== 'confirmed' || reviewer)
/** Whether a review says something about an activity in this state. */
export const mayReview = (state: ActivityState): boolean => activityStatesCounted.includes(state)

/** Whether a branch that was named as co-host took part. */
export const cohostStates = {
  asked: { zh: '待答复', en: 'Not answered yet' },
  taking_part: { zh: '已参加', en: 'Took part' },
  declined: { zh: '未参加', en: 'Did not take part' },
} as const satisfies Choices
export type CohostState = keyof typeof cohostStates
export const cohostStateKeys = keysOf<CohostState>(cohostStates)
export const cohostsMost = 10

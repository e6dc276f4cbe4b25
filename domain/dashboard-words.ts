import { keysOf, type Choices } from './words'

/** Kinds of activity as the charts group them: six colours, no more. */
export const activityGroups = {
  meetings: { zh: '三会一课', en: 'Meetings and lectures' },
  theme_day: { zh: '主题党日', en: 'Theme days' },
  deliveries: { zh: '三送服务', en: 'Three deliveries' },
  volunteering: { zh: '志愿服务', en: 'Volunteering' },
  health: { zh: '义诊体检', en: 'Clinics and checks' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Choices
export type ActivityGroup = keyof typeof activityGroups
export const activityGroupKeys = keysOf<ActivityGroup>(activityGroups)

/** Station types that the trend can be narrowed to. */
export const trendTypes = ['all', 'service_station', 'driver_home'] as const
export type TrendType = (typeof trendTypes)[number]

import type { Day } from './month'
import { keysOf, type Choices } from './words'

/** By what members are told apart in statistics (domain rules, §5), beside ethnicity. */
export const sexes = { male: { zh: '男', en: 'Male' }, female: { zh: '女', en: 'Female' } } as const satisfies Choices
export type Sex = keyof typeof sexes
export const sexKeys = keysOf<Sex>(sexes)

export const educations = {
  primary: { zh: '小学及以下', en: 'Primary school or less' },
  junior: { zh: '初中', en: 'Junior secondary' },
  senior: { zh: '高中、中专', en: 'Senior secondary' },
  college: { zh: '大专', en: 'Junior college' },
  bachelor: { zh: '大学本科', en: 'Bachelor' },
  graduate: { zh: '研究生', en: 'Graduate' },
} as const satisfies Choices
export type Education = keyof typeof educations
export const educationKeys = keysOf<Education>(educations)

export const occupations = {
  worker: { zh: '工人', en: 'Worker' },
  farmer: { zh: '农牧渔民', en: 'Farmer, herder or fisher' },
  professional: { zh: '专业技术人员', en: 'Professional' },
  manager: { zh: '企事业单位管理人员', en: 'Manager' },
  official: { zh: '党政机关工作人员', en: 'Civil servant' },
  flexible: { zh: '新就业群体', en: 'New forms of employment' },
  student: { zh: '学生', en: 'Student' },
  retired: { zh: '离退休人员', en: 'Retired' },
  other: { zh: '其他职业', en: 'Other' },
} as const satisfies Choices
export type Occupation = keyof typeof occupations
export const occupationKeys = keysOf<Occupation>(occupations)

/** The bands of age that statistics are cut by (domain rules, §5), each named by its upper end. */
export type AgeBand = 'to30' | 'to35' | 'to40' | 'to45' | 'to50' | 'to55' | 'to60' | 'over60'

/** Whole years lived on a day: one more from each birthday on; who was born on 29 February has it on 1 March in other years. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** The band that a person is counted in on a day. */
export function ageBandOn(bornOn: Day, day: Day): AgeBand {
  const age = ageOn(bornOn, day)
  if (age <= 30) return 'to30'
  if (age <= 35) return 'to35'
  if (age <= 40) return 'to40'
  if (age <= 45) return 'to45'
  if (age <= 50) return 'to50'
  if (age <= 55) return 'to55'
  return age <= 60 ? 'to60' : 'over60'
}

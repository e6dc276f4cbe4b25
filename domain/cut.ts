import { ethnicities } from './ethnicity'
import type { Day, Month } from './month'
import { keysOf, labelOf, type Choices, type Words } from './words'

/** By what members are told apart in statistics (domain rules, §5). */
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
const ageBands = {
  to30: { zh: '30 岁及以下', en: '30 and under' },
  to35: { zh: '31–35 岁', en: '31–35' },
  to40: { zh: '36–40 岁', en: '36–40' },
  to45: { zh: '41–45 岁', en: '41–45' },
  to50: { zh: '46–50 岁', en: '46–50' },
  to55: { zh: '51–55 岁', en: '51–55' },
  to60: { zh: '56–60 岁', en: '56–60' },
  over60: { zh: '61 岁及以上', en: '61 and over' },
} as const satisfies Choices
type AgeBand = keyof typeof ageBands

/** Whole years lived on a day: one more from each birthday on; who was born on 29 February has it on 1 March in other years. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** The band of an age in whole years. */
export function ageBandOf(age: number): AgeBand {
  if (age <= 30) return 'to30'
  if (age <= 35) return 'to35'
  if (age <= 40) return 'to40'
  if (age <= 45) return 'to45'
  if (age <= 50) return 'to50'
  if (age <= 55) return 'to55'
  return age <= 60 ? 'to60' : 'over60'
}

/** When members joined, by the months that the yearly Party statistics divide at, each period named by its end. */
const joinPeriods = {
  to1949: { zh: '1949 年 9 月及以前', en: 'Until Sept 1949' },
  to1978: { zh: '1949.10–1978.12', en: 'Oct 1949 – Dec 1978' },
  to2002: { zh: '1979.1–2002.10', en: 'Jan 1979 – Oct 2002' },
  to2012: { zh: '2002.11–2012.10', en: 'Nov 2002 – Oct 2012' },
  to2017: { zh: '2012.11–2017.9', en: 'Nov 2012 – Sept 2017' },
  to2022: { zh: '2017.10–2022.9', en: 'Oct 2017 – Sept 2022' },
  since2022: { zh: '2022 年 10 月及以后', en: 'Since Oct 2022' },
} as const satisfies Choices
type JoinPeriod = keyof typeof joinPeriods

/** The period of the month in which somebody joined. */
export function joinPeriodOf(month: Month): JoinPeriod {
  if (month < '1949-10') return 'to1949'
  if (month < '1979-01') return 'to1978'
  if (month < '2002-11') return 'to2002'
  if (month < '2012-11') return 'to2012'
  if (month < '2017-10') return 'to2017'
  return month < '2022-10' ? 'to2022' : 'since2022'
}

type CutMeta = {
  label: Words
  classes: Choices
  /** The class of a value on the register; without it the value names its class. */
  classOf?: (value: string) => string
  /** Of many classes only those are listed that somebody is in, and those withheld as one. */
  many?: true
}
const cuts = {
  sex: { label: { zh: '性别', en: 'Sex' }, classes: sexes },
  age: { label: { zh: '年龄', en: 'Age' }, classes: ageBands, classOf: (years) => ageBandOf(Number(years)) },
  ethnicity: { label: { zh: '民族', en: 'Ethnicity' }, classes: ethnicities, many: true },
  education: { label: { zh: '学历', en: 'Education' }, classes: educations },
  joined: { label: { zh: '入党时间', en: 'Joined the Party' }, classes: joinPeriods, classOf: joinPeriodOf },
  occupation: { label: { zh: '职业', en: 'Occupation' }, classes: occupations },
} as const satisfies Record<string, CutMeta>
export type Cut = keyof typeof cuts
export const cutKeys = keysOf<Cut>(cuts)

/** A cut as any of them looks. */
export const cutOf = (cut: Cut): CutMeta => cuts[cut]

/** The class of those of whom nothing is on the register, so that the classes of a cut add up to everybody. */
const unrecorded = 'unrecorded'
/** The withheld ones of many classes, which together may be told. */
export const others = 'others'
const besides = { [unrecorded]: { zh: '未填写', en: 'Not recorded' }, [others]: { zh: '其余合计', en: 'The others together' } }
/** What a class of a cut is called. */
export const classLabel = (cut: Cut, key: string): Words => labelOf({ ...cutOf(cut).classes, ...besides }, key)

/** How many are in each class of a cut, in the order of its table, from how many have each value on the register. */
export function classesOf(cut: Cut, rows: readonly { value: string | null; count: number }[]): { key: string; count: number }[] {
  const { classes, classOf = (value) => value, many } = cutOf(cut)
  const counts = new Map(many === true ? [] : Object.keys(classes).map((key) => [key, 0]))
  for (const { value, count } of rows) {
    const key = value === null ? unrecorded : classOf(value)
    counts.set(key, (counts.get(key) ?? 0) + count)
  }
  const order = [...Object.keys(classes), unrecorded]
  return order.flatMap((key) => {
    const count = counts.get(key)
    return count === undefined ? [] : [{ key, count }]
  })
}

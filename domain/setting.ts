import * as z from 'zod'
import { keysOf, type Choices, type Words } from './words'
import { memberStandingKeys, memberStandings } from './member-words'
import { orgKindKeys, orgKinds } from './org-words'

type Setting<S extends z.ZodType = z.ZodType> = {
  label: Words
  note: Words
  unit: Words | null
  schema: S
  initial: z.output<S>
  /** The bounds of a number. */
  range?: { readonly min: number; readonly max: number }
  /** What may be chosen; without it the value is a number. */
  choices?: Choices
  /** Indicator cells are counted by it: a change counts every open month anew. */
  recounts?: true
}
const bounded = (min: number, max: number) => ({
  schema: z.int('count_invalid').min(min, 'setting_low').max(max, 'setting_high'),
  range: { min, max },
})
const minutes = { zh: '分钟', en: 'minutes' }
const times = { zh: '次', en: 'times' }

/**
 * Every value on which sources differ (⚙ in the domain rules). A change is a new row from an instant on,
 * never an overwrite.
 */
export const settings = {
  'sign_in.failures': {
    label: { zh: '账号连续失败次数', en: 'Failures before an account pauses' },
    note: { zh: '达到后账号暂停登录', en: 'The account cannot sign in after that' },
    unit: times,
    ...bounded(3, 20),
    initial: 5,
  },
  'sign_in.lock_minutes': {
    label: { zh: '暂停时长', en: 'Length of the pause' },
    note: { zh: '账号或地址暂停登录的时间', en: 'For an account or an address' },
    unit: minutes,
    ...bounded(1, 1440),
    initial: 15,
  },
  'sign_in.address_failures': {
    label: { zh: '同一地址失败次数', en: 'Failures from one address' },
    note: { zh: '一个单位常共用一个地址', en: 'An office often shares one' },
    unit: times,
    ...bounded(10, 1000),
    initial: 50,
  },
  'session.idle_minutes': {
    label: { zh: '无操作自动退出', en: 'Idle exit' },
    note: { zh: '后台刷新不算操作', en: 'Background polling is not use' },
    unit: minutes,
    ...bounded(5, 480),
    initial: 30,
  },
  'reporting.threshold': {
    label: { zh: '报数率下限', en: 'Least share of readings' },
    note: { zh: '低于它的月份只标明、不画线', en: 'Months below it are named, not drawn' },
    unit: { zh: '%', en: '%' },
    ...bounded(0, 100),
    initial: 95,
  },
  'reading.confirm_factor': {
    label: { zh: '客流异常倍数', en: 'Unlikely count' },
    note: { zh: '超过中位数这么多倍时请填报人确认', en: 'Times the median above which it is confirmed' },
    unit: { zh: '倍', en: '×' },
    ...bounded(2, 1000),
    initial: 50,
  },
  'duty.basis': {
    label: { zh: '三会一课统计范围', en: 'Branches that duties are counted for' },
    note: { zh: '默认统计流动和云上支部', en: 'Mobile and cloud branches by default' },
    unit: null,
    schema: z.array(z.enum(orgKindKeys)).min(1, 'choice_missing'),
    initial: ['mobile_branch', 'cloud_branch'],
    choices: orgKinds,
    recounts: true,
  },
  'duty.secretary_hours': {
    label: { zh: '书记集中轮训学时', en: 'Training of a secretary' },
    note: { zh: '每年至少这么多学时，每天最多计 8 学时', en: 'At least so many hours a year, of each day eight at most' },
    unit: { zh: '学时', en: 'hours' },
    ...bounded(1, 300),
    initial: 56,
  },
  'duty.member_hours': {
    label: { zh: '党员集中轮训学时', en: 'Training of a member' },
    note: { zh: '每年至少这么多学时，每天最多计 8 学时', en: 'At least so many hours a year, of each day eight at most' },
    unit: { zh: '学时', en: 'hours' },
    ...bounded(1, 300),
    initial: 32,
  },
  'org.general_branch_from': {
    label: { zh: '应设党总支的党员数', en: 'Members from which a general branch is due' },
    note: { zh: '支部达到后在“需要关注”中提示', en: 'Shown under what needs attention' },
    unit: { zh: '名', en: 'members' },
    ...bounded(10, 500),
    initial: 51,
  },
  'org.committee_from': {
    label: { zh: '应设党委的党员数', en: 'Members from which a Party committee is due' },
    note: { zh: '支部达到后在“需要关注”中提示', en: 'Shown under what needs attention' },
    unit: { zh: '名', en: 'members' },
    ...bounded(20, 1000),
    initial: 101,
  },
  'org.term_reminders': {
    label: { zh: '换届提前提醒', en: 'Reminder before a term ends' },
    note: { zh: '到届前这么多天起列入“需要关注”', en: 'Listed under what needs attention from so many days before' },
    unit: { zh: '天', en: 'days' },
    ...bounded(30, 365),
    initial: 180,
  },
  'member.counted': {
    label: { zh: '计入总数的状态', en: 'Standings that count' },
    note: { zh: '默认只计“正常”', en: '“In good standing” by default' },
    unit: null,
    schema: z.array(z.enum(memberStandingKeys)).min(1, 'choice_missing'),
    initial: ['normal'],
    choices: memberStandings,
    recounts: true,
  },
  'transfer.valid_days': {
    label: { zh: '组织关系介绍信有效期', en: 'How long a letter of transfer is valid' },
    note: { zh: '从转出日起算，过六成提醒', en: 'From the day of sending; a reminder from 60 % on' },
    unit: { zh: '天', en: 'days' },
    ...bounded(10, 365),
    initial: 90,
  },
  'privacy.unmask_seconds': {
    label: { zh: '全号显示时长', en: 'How long a whole number is shown' },
    note: { zh: '手机号、身份证号查看后自动遮蔽', en: 'Phone and ID numbers are masked again after that' },
    unit: { zh: '秒', en: 'seconds' },
    ...bounded(10, 600),
    initial: 120,
  },
  'privacy.least_shown': {
    label: { zh: '结构统计最少人数', en: 'Least number in statistics of members' },
    note: { zh: '本支部以外，少于它的类别不显示', en: 'Outside the own branch a class of fewer is not shown' },
    unit: { zh: '人', en: 'people' },
    ...bounded(3, 20),
    initial: 5,
  },
  'privacy.import_days': {
    label: { zh: '导入文件保留天数', en: 'How long an imported file is kept' },
    note: { zh: '未导入的行到期删除，已导入的立即删除', en: 'Lines not written are deleted then, those written at once' },
    unit: { zh: '天', en: 'days' },
    ...bounded(1, 90),
    initial: 7,
  },
  'privacy.retention_years': {
    label: { zh: '离开后个人信息保留年数', en: 'How long data of those who left are kept' },
    note: {
      zh: '转出、除名、去世等满这么多年后匿名，不能恢复',
      en: 'After a transfer, removal or death; then they are made anonymous for good',
    },
    unit: { zh: '年', en: 'years' },
    // Whoever left before every open month is counted in none of them.
    ...bounded(3, 30),
    initial: 5,
  },
  'data.merge_undo_days': {
    label: { zh: '合并可撤销天数', en: 'How long a merge can be taken back' },
    note: { zh: '两条人员记录合并后，从合并时起', en: 'Of two entries of one person, from the merge on' },
    unit: { zh: '天', en: 'days' },
    ...bounded(1, 365),
    initial: 30,
  },
  'data.import_undo_days': {
    label: { zh: '导入可撤销天数', en: 'How long an import can be taken back' },
    note: { zh: '从导入完成时起', en: 'From its completion on' },
    unit: { zh: '天', en: 'days' },
    ...bounded(1, 365),
    initial: 30,
  },
} as const satisfies Record<string, Setting>

export type SettingKey = keyof typeof settings
export type Settings = { readonly [K in SettingKey]: z.output<(typeof settings)[K]['schema']> }
export const settingKeys = keysOf<SettingKey>({
  'sign_in.failures': settings['sign_in.failures'].label,
  'sign_in.lock_minutes': settings['sign_in.lock_minutes'].label,
  'sign_in.address_failures': settings['sign_in.address_failures'].label,
  'session.idle_minutes': settings['session.idle_minutes'].label,
  'reporting.threshold': settings['reporting.threshold'].label,
  'reading.confirm_factor': settings['reading.confirm_factor'].label,
  'duty.basis': settings['duty.basis'].label,
  'duty.secretary_hours': settings['duty.secretary_hours'].label,
  'duty.member_hours': settings['duty.member_hours'].label,
  'org.general_branch_from': settings['org.general_branch_from'].label,
  'org.committee_from': settings['org.committee_from'].label,
  'org.term_reminders': settings['org.term_reminders'].label,
  'member.counted': settings['member.counted'].label,
  'transfer.valid_days': settings['transfer.valid_days'].label,
  'privacy.unmask_seconds': settings['privacy.unmask_seconds'].label,
  'privacy.least_shown': settings['privacy.least_shown'].label,
  'privacy.import_days': settings['privacy.import_days'].label,
  'privacy.retention_years': settings['privacy.retention_years'].label,
  'data.import_undo_days': settings['data.import_undo_days'].label,
  'data.merge_undo_days': settings['data.merge_undo_days'].label,
})

const values = z.object({
  'sign_in.failures': settings['sign_in.failures'].schema.catch(settings['sign_in.failures'].initial),
  'sign_in.lock_minutes': settings['sign_in.lock_minutes'].schema.catch(settings['sign_in.lock_minutes'].initial),
  'sign_in.address_failures': settings['sign_in.address_failures'].schema.catch(settings['sign_in.address_failures'].initial),
  'session.idle_minutes': settings['session.idle_minutes'].schema.catch(settings['session.idle_minutes'].initial),
  'reporting.threshold': settings['reporting.threshold'].schema.catch(settings['reporting.threshold'].initial),
  'reading.confirm_factor': settings['reading.confirm_factor'].schema.catch(settings['reading.confirm_factor'].initial),
  'duty.basis': settings['duty.basis'].schema.catch(() => [...settings['duty.basis'].initial]),
  'duty.secretary_hours': settings['duty.secretary_hours'].schema.catch(settings['duty.secretary_hours'].initial),
  'duty.member_hours': settings['duty.member_hours'].schema.catch(settings['duty.member_hours'].initial),
  'org.general_branch_from': settings['org.general_branch_from'].schema.catch(settings['org.general_branch_from'].initial),
  'org.committee_from': settings['org.committee_from'].schema.catch(settings['org.committee_from'].initial),
  'org.term_reminders': settings['org.term_reminders'].schema.catch(settings['org.term_reminders'].initial),
  'member.counted': settings['member.counted'].schema.catch(() => [...settings['member.counted'].initial]),
  'transfer.valid_days': settings['transfer.valid_days'].schema.catch(settings['transfer.valid_days'].initial),
  'privacy.unmask_seconds': settings['privacy.unmask_seconds'].schema.catch(settings['privacy.unmask_seconds'].initial),
  'privacy.least_shown': settings['privacy.least_shown'].schema.catch(settings['privacy.least_shown'].initial),
  'privacy.import_days': settings['privacy.import_days'].schema.catch(settings['privacy.import_days'].initial),
  'privacy.retention_years': settings['privacy.retention_years'].schema.catch(settings['privacy.retention_years'].initial),
  'data.merge_undo_days': settings['data.merge_undo_days'].schema.catch(settings['data.merge_undo_days'].initial),
  'data.import_undo_days': settings['data.import_undo_days'].schema.catch(settings['data.import_undo_days'].initial),
})

/** The settings in force, from stored values; what is missing takes its initial value. */
export const settingsFrom = (stored: Readonly<Record<string, unknown>>): Settings => values.parse(stored)

/** What the settings page groups by: the first part of a key. */
export const settingGroups = {
  sign_in: { zh: '登录与会话', en: 'Sign-in and sessions' },
  org: { zh: '组织设置', en: 'Organisations' },
  duty: { zh: '三会一课', en: 'Meetings and lectures' },
  data: { zh: '填报与统计', en: 'Entry and counting' },
  privacy: { zh: '个人信息', en: 'Personal data' },
} as const satisfies Choices
export type SettingGroup = keyof typeof settingGroups
export const settingGroupKeys = keysOf<SettingGroup>(settingGroups)
export function groupOf(key: SettingKey): SettingGroup {
  if (key.startsWith('privacy.')) return 'privacy'
  if (key.startsWith('sign_in.') || key.startsWith('session.')) return 'sign_in'
  if (key.startsWith('org.')) return 'org'
  return key.startsWith('duty.') ? 'duty' : 'data'
}

/** A setting as any of them looks, for drawing. */
export const settingOf = (key: SettingKey): Setting => settings[key]

const settingValue = z.union([z.number(), z.string(), z.array(z.string())], 'field_invalid')
export type SettingValue = z.output<typeof settingValue>

export const settingChange = z.strictObject({ key: z.enum(settingKeys), value: settingValue })
export const settingRow = z.object({
  key: z.enum(settingKeys),
  value: settingValue,
  /** Since when and by whom; null for the initial value. */
  validFrom: z.string().nullable(),
  setBy: z.string().nullable(),
})
export type SettingRow = z.output<typeof settingRow>
export const settingList = z.array(settingRow)
export type SettingList = z.output<typeof settingList>

import { personRecords } from './merge-words'
import type { Choices } from './words'

/** The sheets of a copy of somebody's own data, beside the first. */
export const copySheets = {
  ...personRecords,
  membership: { zh: '党籍记录', en: 'Membership' },
  presence: { zh: '纳管和报到', en: 'Presences' },
  identity_check: { zh: '身份核对', en: 'Identity checks' },
  person_merge: { zh: '合并记录', en: 'Merges' },
  person_apart: { zh: '确认不是同一人', en: 'Found to be two persons' },
  look: { zh: '查看和提供', en: 'Who looked' },
} as const satisfies Choices

/** What stands above their columns. */
export const copyLabels = {
  item: { zh: '项目', en: 'Item' },
  value: { zh: '内容', en: 'Value' },
  from: { zh: '起始', en: 'From' },
  to: { zh: '截止', en: 'Until' },
  org: { zh: '组织', en: 'Organisation' },
  stage: { zh: '发展阶段', en: 'Stage' },
  standing: { zh: '党籍状态', en: 'Standing' },
  kind: { zh: '类型', en: 'Kind' },
  basis: { zh: '依据', en: 'Basis' },
  by: { zh: '经办人', en: 'Recorded by' },
  at: { zh: '时间', en: 'At' },
  superseded: { zh: '被更正时间', en: 'Corrected at' },
  endedOn: { zh: '结束日期', en: 'Ended on' },
  step: { zh: '步骤', en: 'Step' },
  length: { zh: '时长或期限', en: 'Length or term' },
  income: { zh: '收入（元）', en: 'Income (yuan)' },
  payable: { zh: '应交（元）', en: 'Payable (yuan)' },
  approvedBy: { zh: '批准单位', en: 'Approved by' },
  approvedOn: { zh: '批准日期', en: 'Approved on' },
  month: { zh: '月份', en: 'Month' },
  post: { zh: '职务', en: 'Post' },
  votes: { zh: '得票', en: 'Votes' },
  endBasis: { zh: '免职依据', en: 'Basis of the end' },
  group: { zh: '党小组', en: 'Party group' },
  number: { zh: '号码', en: 'Number' },
  note: { zh: '说明', en: 'Note' },
  decidedAt: { zh: '核对时间', en: 'Decided at' },
  reason: { zh: '事由', en: 'Reason' },
  effectiveFrom: { zh: '生效日期', en: 'In force from' },
  undoneAt: { zh: '撤销时间', en: 'Taken back at' },
  what: { zh: '办理内容', en: 'What was done' },
} as const satisfies Choices

/** What was done with somebody's data. */
export const copyLooks = {
  'member.unmask': { zh: '查看完整号码', en: 'Saw a whole number' },
  'member.copy': { zh: '提供本人信息副本', en: 'Handed out a copy of own data' },
} as const satisfies Choices

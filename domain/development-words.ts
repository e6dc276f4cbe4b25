import type { MemberStage } from './member-words'
import { keysOf, type Choices, type Words } from './words'

/** The five stages of the 25 steps (domain rules, §5): what is worked on, and not what a person is. */
export const developmentStages = {
  application: { zh: '申请入党', en: 'Application' },
  activist: { zh: '入党积极分子的确定和培养教育', en: 'Activist: choice and education' },
  candidate: { zh: '发展对象的确定和考察', en: 'Candidate: choice and examination' },
  admission: { zh: '预备党员的接收', en: 'Admission on probation' },
  probation: { zh: '预备党员的教育考察和转正', en: 'Probation and confirmation' },
} as const satisfies Choices
export type DevelopmentStage = keyof typeof developmentStages
export const developmentStageKeys = keysOf<DevelopmentStage>(developmentStages)

/** Why a step may not be taken yet. */
export const developmentReasons = {
  under_age: { zh: '未满 18 周岁', en: 'not yet 18' },
  activist_year: { zh: '列为积极分子未满 1 年', en: 'less than a year as an activist' },
  probation_year: { zh: '预备期未满', en: 'the probation is not over' },
} as const satisfies Choices
export type DevelopmentReason = keyof typeof developmentReasons
export const developmentReasonKeys = keysOf<DevelopmentReason>(developmentReasons)

export const lengthUnits = {
  days: { zh: '天', en: 'days' },
  hours: { zh: '学时', en: 'hours' },
  months: { zh: '个月', en: 'months' },
} as const satisfies Choices
export type LengthUnit = keyof typeof lengthUnits
export const lengthUnitKeys = keysOf<LengthUnit>(lengthUnits)

/** How long something lasted or may last, where a step says so. */
type LengthRule = { needed: boolean; bounds: Readonly<Partial<Record<LengthUnit, { min: number; max: number }>>> }
type Step = {
  stage: DevelopmentStage
  label: Words
  /** The names of what is kept on file; the papers themselves are not. */
  materials: readonly Words[]
  length?: LengthRule
}

/** A decision of the branch meeting is approved within three months; a special case within a term of its own, at most six. */
const approvalTerm: LengthRule = { needed: false, bounds: { months: { min: 3, max: 6 } } }
const minutes: Words = { zh: '支部大会会议记录和票决结果', en: 'Minutes and ballot of the branch meeting' }

/** The 25 steps, 2 + 4 + 5 + 7 + 7, in their order (domain rules, §5). */
export const developmentSteps = {
  apply: {
    stage: 'application',
    label: { zh: '递交入党申请书', en: 'Hands in the application' },
    materials: [{ zh: '入党申请书', en: 'Application' }],
  },
  talk: {
    stage: 'application',
    label: { zh: '党组织派人谈话', en: 'The organisation talks with the applicant' },
    materials: [{ zh: '谈话记录', en: 'Record of the talk' }],
  },
  activist_named: {
    stage: 'activist',
    label: { zh: '推荐和确定入党积极分子', en: 'Recommended and named an activist' },
    materials: [
      { zh: '推荐意见', en: 'Recommendation' },
      { zh: '支委会会议记录', en: 'Minutes of the branch committee' },
    ],
  },
  activist_filed: {
    stage: 'activist',
    label: { zh: '上级党委备案', en: 'Filed with the higher committee' },
    materials: [{ zh: '入党积极分子备案表', en: 'Filing form' }],
  },
  mentor: {
    stage: 'activist',
    label: { zh: '指定培养联系人', en: 'Mentors appointed' },
    materials: [{ zh: '培养联系人登记', en: 'Register of mentors' }],
  },
  cultivation: {
    stage: 'activist',
    label: { zh: '培养教育考察', en: 'Education and half-yearly inspection' },
    materials: [
      { zh: '入党积极分子考察登记表', en: 'Inspection form' },
      { zh: '思想汇报', en: 'Reports of thoughts' },
    ],
  },
  candidate_named: {
    stage: 'candidate',
    label: { zh: '确定发展对象', en: 'Named a candidate' },
    materials: [
      { zh: '征求意见记录', en: 'Opinions asked for' },
      { zh: '支委会会议记录', en: 'Minutes of the branch committee' },
    ],
  },
  candidate_filed: {
    stage: 'candidate',
    label: { zh: '报上级党委备案', en: 'Filed with the higher committee' },
    materials: [{ zh: '发展对象备案报告', en: 'Filing report' }],
  },
  sponsors: {
    stage: 'candidate',
    label: { zh: '确定入党介绍人', en: 'Sponsors named' },
    materials: [{ zh: '入党介绍人登记', en: 'Register of sponsors' }],
  },
  vetting: {
    stage: 'candidate',
    label: { zh: '进行政治审查', en: 'Political examination' },
    materials: [{ zh: '政治审查报告', en: 'Report of the examination' }],
  },
  training: {
    stage: 'candidate',
    label: { zh: '开展短期集中培训', en: 'Short training' },
    materials: [{ zh: '培训结业证明', en: 'Training certificate' }],
    length: { needed: true, bounds: { days: { min: 3, max: 60 }, hours: { min: 24, max: 480 } } },
  },
  branch_review: {
    stage: 'admission',
    label: { zh: '支部委员会审查', en: 'Reviewed by the branch committee' },
    materials: [{ zh: '支委会审查记录', en: 'Record of the review' }],
  },
  pre_review: {
    stage: 'admission',
    label: { zh: '上级党委预审', en: 'Pre-reviewed by the higher committee' },
    materials: [
      { zh: '预审请示', en: 'Request for pre-review' },
      { zh: '预审意见', en: 'Opinion of the pre-review' },
    ],
  },
  form: {
    stage: 'admission',
    label: { zh: '填写入党志愿书', en: 'Fills in the admission form' },
    materials: [{ zh: '入党志愿书', en: 'Admission form' }],
  },
  admission_vote: {
    stage: 'admission',
    label: { zh: '支部大会讨论接收', en: 'Branch meeting votes on admission' },
    materials: [minutes],
    length: approvalTerm,
  },
  committee_talk: {
    stage: 'admission',
    label: { zh: '上级党委派人谈话', en: 'The higher committee talks with the candidate' },
    materials: [{ zh: '谈话记录', en: 'Record of the talk' }],
  },
  admission_approved: {
    stage: 'admission',
    label: { zh: '上级党委审批', en: 'Approved by the higher committee' },
    materials: [{ zh: '接收预备党员批复', en: 'Approval of the admission' }],
  },
  admission_filed: {
    stage: 'admission',
    label: { zh: '再上一级党委组织部门备案', en: 'Filed one level higher' },
    materials: [{ zh: '备案报告', en: 'Filing report' }],
  },
  assigned: {
    stage: 'probation',
    label: { zh: '编入党支部和党小组', en: 'Assigned to a branch and group' },
    materials: [{ zh: '编入通知', en: 'Notice of assignment' }],
  },
  oath: {
    stage: 'probation',
    label: { zh: '入党宣誓', en: 'Oath' },
    materials: [{ zh: '宣誓记录', en: 'Record of the oath' }],
  },
  probation_watch: {
    stage: 'probation',
    label: { zh: '继续教育考察', en: 'Further education and inspection' },
    materials: [{ zh: '预备党员考察登记表', en: 'Inspection form' }],
  },
  confirm_asked: {
    stage: 'probation',
    label: { zh: '提出转正申请', en: 'Asks for confirmation' },
    materials: [{ zh: '转正申请书', en: 'Request for confirmation' }],
  },
  confirm_vote: {
    stage: 'probation',
    label: { zh: '支部大会讨论转正', en: 'Branch meeting votes on confirmation' },
    materials: [minutes],
    length: approvalTerm,
  },
  confirm_approved: {
    stage: 'probation',
    label: { zh: '上级党委审批转正', en: 'Confirmation approved by the higher committee' },
    materials: [{ zh: '转正批复', en: 'Approval of the confirmation' }],
  },
  archived: {
    stage: 'probation',
    label: { zh: '材料归档', en: 'Papers archived' },
    materials: [{ zh: '入党材料归档目录', en: 'List of the archived papers' }],
  },
} as const satisfies Readonly<Record<string, Step>>
export type DevelopmentStep = keyof typeof developmentSteps

/** What is decided once beside the 25 steps: the probation becomes longer. */
const extension = {
  stage: 'probation',
  label: { zh: '延长预备期', en: 'Probation extended' },
  materials: [minutes],
  length: { needed: true, bounds: { months: { min: 6, max: 12 } } },
} as const satisfies Step

export const developmentStepKeys = keysOf<DevelopmentStep>(developmentSteps)

/** What is recorded: a step, or the extension. */
export type DevelopmentRecordKey = DevelopmentStep | 'probation_extended'
export const developmentRecordKeys = [...developmentStepKeys, 'probation_extended'] as const satisfies readonly DevelopmentRecordKey[]
export const developmentRecord = (key: DevelopmentRecordKey): Step => (key === 'probation_extended' ? extension : developmentSteps[key])

/** What a person becomes by a step. */
export const stageEntered: Readonly<Partial<Record<DevelopmentRecordKey, MemberStage>>> = {
  apply: 'applicant',
  activist_named: 'activist',
  candidate_named: 'candidate',
  admission_approved: 'probationary',
  confirm_approved: 'full',
}

/** Those who are under development. */
export const stagesDeveloping = ['applicant', 'activist', 'candidate', 'probationary'] as const satisfies readonly MemberStage[]

/** How a step stands: done; may be taken now; late; before its time; waits for others; or past, without a record. */
export const stepStateKeys = ['done', 'next', 'late', 'blocked', 'waiting', 'unrecorded'] as const
export type StepState = (typeof stepStateKeys)[number]

import { ageOn } from './cut'
import {
  developmentSteps,
  developmentStepKeys,
  stageEntered,
  type DevelopmentReason,
  type DevelopmentRecordKey,
  type DevelopmentStep,
  type LengthUnit,
  type StepState,
} from './development-words'
import { memberStageKeys, type MemberStage } from './member-words'
import { addDays, monthsAfter, type Day } from './month'

/** The clocks of development (domain rules, §5), in months but for the age. */
const clocks = { age: 18, talk: 1, inspection: 6, activist: 12, approval: 3, probation: 12 } as const

type Length = { amount: number; unit: LengthUnit }
/** What was recorded of a step, in force. */
export type StepRecord = { step: DevelopmentRecordKey; doneOn: Day; length: Length | null }
/** What of a person decides the path: the stage of today, since when each stage held, and the birth date. */
export type Developing = { stage: MemberStage; since: Readonly<Partial<Record<MemberStage, Day>>>; bornOn: Day | null }

/** A stage from a day on, as the timeline has them, oldest first. */
export type StageSince = { stage: MemberStage; from: Day }
/** Since when each stage holds: the day on which it last began. */
export function sinceOf(rows: readonly StageSince[]): Developing['since'] {
  const since: Partial<Record<MemberStage, Day>> = {}
  rows.forEach((row, index) => {
    if (rows[index - 1]?.stage !== row.stage) since[row.stage] = row.from
  })
  return since
}

/** A step as it stands on a day. A date that only the stage tells is `recorded: false`. */
export type PathStep = {
  step: DevelopmentStep
  state: StepState
  doneOn: Day | null
  recorded: boolean
  /** Until when it is to be done; late from the day after. */
  due: Day | null
  /** What has to be done before. */
  after: DevelopmentStep[]
  reason: DevelopmentReason | null
  /** The first day on which it may be done, while it may not. */
  from: Day | null
}

/** What has to be done before each step. */
const needed: Readonly<Record<DevelopmentStep, readonly DevelopmentStep[]>> = {
  apply: [],
  talk: ['apply'],
  activist_named: ['talk'],
  activist_filed: ['activist_named'],
  mentor: ['activist_named'],
  cultivation: ['activist_named'],
  candidate_named: ['activist_filed', 'mentor', 'cultivation'],
  candidate_filed: ['candidate_named'],
  sponsors: ['candidate_named'],
  vetting: ['candidate_named'],
  training: ['candidate_named'],
  branch_review: ['candidate_filed', 'sponsors', 'vetting', 'training'],
  pre_review: ['branch_review'],
  form: ['pre_review'],
  admission_vote: ['form'],
  committee_talk: ['admission_vote'],
  admission_approved: ['committee_talk'],
  admission_filed: ['admission_approved'],
  assigned: ['admission_approved'],
  oath: ['assigned'],
  probation_watch: ['assigned'],
  confirm_asked: ['assigned'],
  confirm_vote: ['confirm_asked'],
  confirm_approved: ['confirm_vote'],
  archived: ['confirm_approved'],
}

const rankOf = (stage: MemberStage) => memberStageKeys.indexOf(stage)
/** The stage that no longer waits for a step: whoever has reached it is past the step, recorded or not. */
const passedBy: Readonly<Record<DevelopmentStep, MemberStage>> = {
  apply: 'applicant',
  talk: 'activist',
  activist_named: 'activist',
  activist_filed: 'candidate',
  mentor: 'candidate',
  cultivation: 'candidate',
  candidate_named: 'candidate',
  candidate_filed: 'probationary',
  sponsors: 'probationary',
  vetting: 'probationary',
  training: 'probationary',
  branch_review: 'probationary',
  pre_review: 'probationary',
  form: 'probationary',
  admission_vote: 'probationary',
  committee_talk: 'probationary',
  admission_approved: 'probationary',
  admission_filed: 'full',
  assigned: 'full',
  oath: 'full',
  probation_watch: 'full',
  confirm_asked: 'full',
  confirm_vote: 'full',
  confirm_approved: 'full',
  archived: 'full',
}

/** The first day on which somebody is 18: who was born on 29 February becomes so on 1 March of a common year. */
function comesOfAge(bornOn: Day): Day {
  const birthday = monthsAfter(bornOn, clocks.age * 12)
  return ageOn(bornOn, birthday) >= clocks.age ? birthday : addDays(birthday, 1)
}

/** What is known of a person's path, asked by step. */
function knownOf({ stage, since }: Developing, records: readonly StepRecord[]) {
  const latest = new Map<DevelopmentRecordKey, StepRecord>()
  for (const row of records) {
    const last = latest.get(row.step)
    if (last === undefined || last.doneOn <= row.doneOn) latest.set(row.step, row)
  }
  const of = (step: DevelopmentRecordKey): StepRecord | null => latest.get(step) ?? null
  const dayOf = (step: DevelopmentRecordKey): Day | null => {
    const entered = stageEntered[step]
    // Whoever went back a stage has not taken the steps beyond it.
    const told = entered === undefined || rankOf(entered) > rankOf(stage) ? undefined : since[entered]
    return of(step)?.doneOn ?? told ?? null
  }
  return { of, dayOf }
}

/** The first day after the probation: a year from the branch meeting's vote, longer where it was extended. */
function probationEnd(known: ReturnType<typeof knownOf>): Day | null {
  const began = known.dayOf('admission_vote') ?? known.dayOf('admission_approved')
  const longer = known.of('probation_extended')?.length?.amount ?? 0
  return began === null ? null : monthsAfter(began, clocks.probation + longer)
}

type Wait = { from: Day; reason: DevelopmentReason }
/** What tells more of a step than its state. */
type Standing = { due?: Day | null; after?: DevelopmentStep[]; wait?: Wait | null }

/** Before which day a step may not be taken, and why. */
function waitOf(step: DevelopmentStep, person: Developing, known: ReturnType<typeof knownOf>): Wait | null {
  switch (step) {
    case 'apply':
      return person.bornOn === null ? null : { from: comesOfAge(person.bornOn), reason: 'under_age' }
    case 'candidate_named': {
      const named = known.dayOf('activist_named')
      return named === null ? null : { from: monthsAfter(named, clocks.activist), reason: 'activist_year' }
    }
    case 'confirm_vote': {
      const end = probationEnd(known)
      return end === null ? null : { from: end, reason: 'probation_year' }
    }
    default:
      return null
  }
}

/** Until which day a step is to be taken; null where no rule says so. */
function dueOf(step: DevelopmentStep, known: ReturnType<typeof knownOf>): Day | null {
  const after = (day: Day | null, months: number) => (day === null ? null : monthsAfter(day, months))
  const approvedBy = (vote: 'admission_vote' | 'confirm_vote') =>
    after(known.dayOf(vote), known.of(vote)?.length?.amount ?? clocks.approval)
  switch (step) {
    case 'talk':
      return after(known.dayOf('apply'), clocks.talk)
    case 'cultivation':
      return after(known.dayOf('cultivation') ?? known.dayOf('activist_named'), clocks.inspection)
    // The talk belongs to the approval and has no term but that one.
    case 'committee_talk':
    case 'admission_approved':
      return approvedBy('admission_vote')
    case 'confirm_asked':
    case 'confirm_vote':
      return probationEnd(known)
    case 'confirm_approved':
      return approvedBy('confirm_vote')
    default:
      return null
  }
}

/** The 25 steps of a person as they stand on a day: what is done, what is next, what is late, what waits for what. */
export function pathOf(person: Developing, records: readonly StepRecord[], today: Day): PathStep[] {
  const known = knownOf(person, records)
  const passed = (step: DevelopmentStep) => rankOf(person.stage) >= rankOf(passedBy[step])
  return developmentStepKeys.map((step) => {
    const record = known.of(step)
    const doneOn = known.dayOf(step)
    // Spelled out: copying an object with `...` is most of the time that the paths of a city take.
    const stands = (state: StepState, { due = null, after = [], wait = null }: Standing = {}): PathStep => ({
      step,
      state,
      doneOn,
      recorded: record !== null,
      due,
      after,
      reason: wait === null ? null : wait.reason,
      from: wait === null ? null : wait.from,
    })
    // The inspection of an activist is done again every half-year until the candidate is named.
    const repeats = step === 'cultivation' && !passed(step)
    // A confirmation that was recorded here is followed by its archive.
    const archives = step === 'archived' && known.of('confirm_approved') !== null
    if (doneOn !== null && !repeats) return stands('done')
    if (passed(step) && !archives) return stands('unrecorded')
    const after = needed[step].filter((other) => known.dayOf(other) === null && !passed(other))
    if (after.length > 0) return stands('waiting', { after })
    const wait = waitOf(step, person, known)
    if (wait !== null && today < wait.from) return stands('blocked', { wait })
    const due = dueOf(step, known)
    return stands(due !== null && today > due ? 'late' : 'next', { due })
  })
}

export type RecordProblem = DevelopmentReason | 'development_waits' | 'development_before' | 'development_after' | 'development_ended'

/**
 * Why a step cannot have been done on a day, by what else is recorded; null when it can. What somebody is past already
 * is history that may be recorded in any order.
 */
export function recordProblem(
  person: Developing,
  others: readonly StepRecord[],
  { step, doneOn }: Pick<StepRecord, 'step' | 'doneOn'>,
): RecordProblem | null {
  const known = knownOf(person, others)
  if (step === 'probation_extended') {
    if (person.stage !== 'probationary') return 'development_waits'
    return known.dayOf('confirm_vote') === null ? null : 'development_ended'
  }
  if (needed[step].some((other) => (known.dayOf(other) ?? doneOn) > doneOn)) return 'development_before'
  // By records alone: the day that a stage tells may lie before its approval.
  const follows = developmentStepKeys.filter((other) => needed[other].includes(step))
  if (follows.some((other) => (known.of(other)?.doneOn ?? doneOn) < doneOn)) return 'development_after'
  if (rankOf(person.stage) >= rankOf(passedBy[step])) return null
  if (needed[step].some((other) => known.dayOf(other) === null && rankOf(person.stage) < rankOf(passedBy[other])))
    return 'development_waits'
  const wait = waitOf(step, person, known)
  return wait !== null && doneOn < wait.from ? wait.reason : null
}

/**
 * The stage that somebody enters by a step, and from which day: the probation counts from the branch meeting's vote,
 * full membership from the end of the probation. Null where the stage is reached already or the step changes none.
 */
export function stageBy(
  person: Developing,
  records: readonly StepRecord[],
  { step, doneOn }: Pick<StepRecord, 'step' | 'doneOn'>,
): { stage: MemberStage; from: Day } | null {
  const stage = stageEntered[step]
  if (stage === undefined || rankOf(stage) <= rankOf(person.stage)) return null
  const known = knownOf(person, records)
  if (step === 'admission_approved') return { stage, from: known.dayOf('admission_vote') ?? doneOn }
  if (step === 'confirm_approved') return { stage, from: probationEnd(known) ?? doneOn }
  return { stage, from: doneOn }
}

/** Which stage of the path is worked on: that of the first step that is neither done nor past. */
export const stageWorkedOn = (path: readonly PathStep[]) => {
  const open = path.find(({ state }) => state !== 'done' && state !== 'unrecorded')
  return open === undefined ? null : developmentSteps[open.step].stage
}

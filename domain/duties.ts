import * as z from 'zod'
import type { ActivityKind } from './activity'
import { addMonths, firstDay, lastDay, monthOf, monthsFrom, type Day, type Month } from './month'
import type { OrgKind } from './org'
import type { Settings } from './setting'
import { keysOf, type Choices } from './words'

/** The duties of 三会一课 (domain rules, §4); their words are those of the activity kinds. */
export const dutyKinds = ['members_meeting', 'committee_meeting', 'theme_day', 'party_lecture'] as const satisfies readonly ActivityKind[]
export type DutyKind = (typeof dutyKinds)[number]

const dutyStates = {
  done: { zh: '已办', en: 'Done' },
  pending: { zh: '待办', en: 'To do' },
  late: { zh: '待补记', en: 'To be made up' },
  future: { zh: '未到期', en: 'Not yet due' },
  not_applicable: { zh: '不适用', en: 'Not applicable' },
} as const satisfies Choices
export type DutyState = keyof typeof dutyStates
const dutyStateKeys = keysOf<DutyState>(dutyStates)

/** Why a duty does not apply. */
export const dutyReasons = {
  no_committee: { zh: '当期开始时未设支委会', en: 'No committee when the period began' },
  founded_mid_period: { zh: '当期开始时尚未成立', en: 'Not yet founded when the period began' },
  dissolved: { zh: '当期结束前已撤销', en: 'Dissolved before the period ended' },
} as const satisfies Choices
export type DutyReason = keyof typeof dutyReasons
const dutyReasonKeys = keysOf<DutyReason>(dutyReasons)

/** Kinds of organisation that owe duties; committees and general branches stand above branches. */
export const branchKinds: readonly OrgKind[] = ['branch', 'joint_branch', 'mobile_branch', 'temporary_branch', 'cloud_branch']

/** What of a branch decides its duties. `dissolvedOn` is the first day on which it is no more. */
export type BranchFacts = { id: string; kind: OrgKind; foundedOn: Day; dissolvedOn: Day | null; committeeSince: Day | null }
/** An activity that counts: held, sent back or confirmed. */
export type HeldActivity = { id: string; day: Day; kinds: readonly ActivityKind[] }

type Period = 'month' | 'quarter'
/** What the settings decide: how long a lecture's period is, and how often each kind is owed in its period. */
export type DutyOptions = { lecturePeriod: Period; minimums: Readonly<Record<DutyKind, number>> }
/** The one reading of the settings that every count and screen of duties shares. */
export const dutyOptionsOf = (settings: Settings): DutyOptions => ({
  lecturePeriod: settings['duty.lecture_period'],
  minimums: {
    members_meeting: settings['duty.members_meeting_minimum'],
    committee_meeting: settings['duty.committee_meeting_minimum'],
    theme_day: settings['duty.theme_day_minimum'],
    party_lecture: settings['duty.party_lecture_minimum'],
  },
})

type Rule = {
  period: (options: DutyOptions) => Period
  /** What keeps the duty from a branch in a period that begins on `first`. */
  unless: (branch: BranchFacts, first: Day) => DutyReason | null
}

const everyBranch = () => null
const withCommittee = (branch: BranchFacts, first: Day) =>
  branch.committeeSince !== null && branch.committeeSince <= first ? null : 'no_committee'

const rules: Readonly<Record<DutyKind, Rule>> = {
  members_meeting: { period: () => 'quarter', unless: everyBranch },
  committee_meeting: { period: () => 'month', unless: withCommittee },
  theme_day: { period: () => 'month', unless: everyBranch },
  party_lecture: { period: (options) => options.lecturePeriod, unless: everyBranch },
}

/** One duty of one period: `from` and `to` are the period's first and last month, `due` its last day. */
export const dutyRow = z.object({
  kind: z.enum(dutyKinds),
  from: z.string(),
  to: z.string(),
  due: z.string(),
  state: z.enum(dutyStateKeys),
  reason: z.enum(dutyReasonKeys).nullable(),
  held: z.int(),
  minimum: z.int(),
  /** The day and the activity by which the minimum was reached. */
  doneOn: z.string().nullable(),
  activityId: z.string().nullable(),
})
export type Duty = z.output<typeof dutyRow>

/** Whether a duty is owed each month or each quarter. */
export const dutyPeriod = (kind: DutyKind, options: DutyOptions): Period => rules[kind].period(options)

const monthsIn = { month: 1, quarter: 3 } as const satisfies Record<Period, number>

/** The calendar periods that overlap the months, oldest first. */
function periodsOver(period: Period, months: { from: Month; to: Month }): { from: Month; to: Month }[] {
  const length = monthsIn[period]
  const startOf = (month: Month) => addMonths(month, -((Number(month.slice(5)) - 1) % length))
  const starts = new Set(monthsFrom(months.from, months.to).map(startOf))
  return [...starts].map((from) => ({ from, to: addMonths(from, length - 1) }))
}

/** Only periods that the branch lived through from their first day to their last count. */
function reasonAgainst(branch: BranchFacts, rule: Rule, first: Day, due: Day): DutyReason | null {
  if (first < branch.foundedOn) return 'founded_mid_period'
  if (branch.dissolvedOn !== null && branch.dissolvedOn <= due) return 'dissolved'
  return rule.unless(branch, first)
}

function stateOn(today: Day, first: Day, due: Day): DutyState {
  if (due < today) return 'late'
  return first <= today ? 'pending' : 'future'
}

const byDay = (a: HeldActivity, b: HeldActivity) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1)

/**
 * Every duty of a branch whose period overlaps the months, by kind and then by period; none for an organisation
 * that is no branch. An activity counts once in each of its kinds.
 */
export function dutiesOf(
  branch: BranchFacts,
  held: readonly HeldActivity[],
  options: DutyOptions,
  months: { from: Month; to: Month },
  today: Day,
): Duty[] {
  if (!branchKinds.includes(branch.kind)) return []
  const activities = [...new Map(held.map((activity) => [activity.id, activity])).values()].sort(byDay)
  return dutyKinds.flatMap((kind) => {
    const rule = rules[kind]
    const minimum = options.minimums[kind]
    return periodsOver(rule.period(options), months).map(({ from, to }): Duty => {
      const first = firstDay(from)
      const due = lastDay(to)
      const within = activities.filter((activity) => activity.day >= first && activity.day <= due && activity.kinds.includes(kind))
      const reason = reasonAgainst(branch, rule, first, due)
      const fulfilled = reason === null ? within[minimum - 1] : undefined
      const state = reason !== null ? 'not_applicable' : fulfilled ? 'done' : stateOn(today, first, due)
      return {
        kind,
        from,
        to,
        due,
        state,
        reason,
        held: within.length,
        minimum,
        doneOn: fulfilled?.day ?? null,
        activityId: fulfilled?.id ?? null,
      }
    })
  })
}

export type Tally = { done: number; due: number }

/**
 * What the indicator cell `duties` holds for a month: per kind, the duties that apply and whose period ends in it,
 * and how many of them are done. Readers leave a running month out of the rate.
 */
export function monthTally(duties: readonly Duty[], month: Month): Record<DutyKind, Tally> {
  const tallyOf = (kind: DutyKind): Tally => {
    const counted = duties.filter((duty) => duty.kind === kind && duty.to === month && duty.state !== 'not_applicable')
    return { done: counted.filter((duty) => duty.state === 'done').length, due: counted.length }
  }
  return {
    members_meeting: tallyOf('members_meeting'),
    committee_meeting: tallyOf('committee_meeting'),
    theme_day: tallyOf('theme_day'),
    party_lecture: tallyOf('party_lecture'),
  }
}

/** Whether a month is the one that is going on. */
export const isRunning = (month: Month, today: Day): boolean => monthOf(today) === month

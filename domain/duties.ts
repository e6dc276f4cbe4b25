import * as z from 'zod'
import type { ActivityKind } from './activity-words'
import { addMonths, firstDay, lastDay, monthsFrom, type Day, type Month } from './month'
import { branchKinds, type OrgKind } from './org-words'
import { monthsIn, rulesOf, type DutyRule } from './duty-rule'
import {
  dutyKinds,
  dutyPeriodKeys,
  dutyReasonKeys,
  dutyStateKeys,
  type DutyKind,
  type DutyPeriod,
  type DutyReason,
  type DutyState,
} from './duty-words'

/** A span of days; `to` is the first day on which it no longer holds. */
export type Span = { from: Day; to: Day | null }
/** What of a branch decides its duties: when it stood, and when it had a committee and groups. `dissolvedOn` is the first day on which it is no more. */
export type BranchFacts = {
  id: string
  kind: OrgKind
  foundedOn: Day
  dissolvedOn: Day | null
  committees: readonly Span[]
  groups: readonly Span[]
}
/** When a branch had groups, and committees that an election ended. */
export type BranchBodies = Pick<BranchFacts, 'groups' | 'committees'>

/** The facts of an organisation as its row, its groups and its elections tell them; the committee of today stands since a day. */
export const branchFactsOf = (
  org: Pick<BranchFacts, 'id' | 'kind' | 'foundedOn' | 'dissolvedOn'> & { committeeSince: Day | null },
  { groups, committees }: BranchBodies = { groups: [], committees: [] },
): BranchFacts => ({
  id: org.id,
  kind: org.kind,
  foundedOn: org.foundedOn,
  dissolvedOn: org.dissolvedOn,
  committees: [...committees, ...(org.committeeSince === null ? [] : [{ from: org.committeeSince, to: null }])],
  groups,
})

/** An activity that counts: held, sent back or confirmed. */
export type HeldActivity = { id: string; day: Day; kinds: readonly ActivityKind[] }

const holdsOn = (spans: readonly Span[], day: Day) => spans.some(({ from, to }) => from <= day && (to === null || day < to))

/** What keeps a duty from a branch in a period that begins on `first`, by what the branch has. */
function missing(kind: DutyKind, branch: BranchFacts, first: Day): DutyReason | null {
  if (kind === 'committee_meeting' && !holdsOn(branch.committees, first)) return 'no_committee'
  if (kind === 'group_meeting' && !holdsOn(branch.groups, first)) return 'no_groups'
  return null
}

/** One duty of one period: `from` and `to` are the period's first and last month, `due` its last day. */
export const dutyRow = z.object({
  kind: z.enum(dutyKinds),
  period: z.enum(dutyPeriodKeys),
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

/** The calendar periods of a kind that overlap the months, oldest first, each by the rule that held when it began. */
function periodsOver(kind: DutyKind, rules: readonly DutyRule[], months: { from: Month; to: Month }) {
  const ruleIn = rulesOf(rules, kind)
  const starts = monthsFrom(months.from, months.to).map((month) =>
    addMonths(month, -((Number(month.slice(5)) - 1) % monthsIn[ruleIn(month).period])),
  )
  return [...new Set(starts)].map((from) => {
    const { period, minimum } = ruleIn(from)
    return { period, minimum, from, to: addMonths(from, monthsIn[period] - 1) }
  })
}

/** Only periods that the branch lived through from their first day to their last count. */
function reasonAgainst(kind: DutyKind, branch: BranchFacts, first: Day, due: Day): DutyReason | null {
  if (first < branch.foundedOn) return 'founded_mid_period'
  if (branch.dissolvedOn !== null && branch.dissolvedOn <= due) return 'dissolved'
  return missing(kind, branch, first)
}

/** What is owed once a year is normally held in its last quarter (domain rules, §4): nobody is reminded before. */
const opensOn = (period: DutyPeriod, from: Month, to: Month): Day => firstDay(period === 'year' ? addMonths(to, -2) : from)

function stateOn(today: Day, opens: Day, due: Day): DutyState {
  if (due < today) return 'late'
  return opens <= today ? 'pending' : 'future'
}

const byDay = (a: HeldActivity, b: HeldActivity) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1)

/**
 * Every duty of a branch whose period overlaps the months, by kind and then by period; none for an organisation
 * that is no branch. An activity counts once in each of its kinds.
 */
export function dutiesOf(
  branch: BranchFacts,
  held: readonly HeldActivity[],
  rules: readonly DutyRule[],
  months: { from: Month; to: Month },
  today: Day,
): Duty[] {
  if (!branchKinds.includes(branch.kind)) return []
  const activities = [...new Map(held.map((activity) => [activity.id, activity])).values()].sort(byDay)
  return dutyKinds.flatMap((kind) => {
    const ofKind = activities.filter((activity) => activity.kinds.includes(kind))
    return periodsOver(kind, rules, months).map(({ period, minimum, from, to }): Duty => {
      const first = firstDay(from)
      const due = lastDay(to)
      const within = ofKind.filter((activity) => activity.day >= first && activity.day <= due)
      const reason = reasonAgainst(kind, branch, first, due)
      const fulfilled = reason === null ? within[minimum - 1] : undefined
      const state = reason !== null ? 'not_applicable' : fulfilled ? 'done' : stateOn(today, opensOn(period, from, to), due)
      return {
        kind,
        period,
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
    group_meeting: tallyOf('group_meeting'),
    party_lecture: tallyOf('party_lecture'),
    theme_day: tallyOf('theme_day'),
    organisation_life: tallyOf('organisation_life'),
    appraisal: tallyOf('appraisal'),
  }
}

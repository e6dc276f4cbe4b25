import * as z from 'zod'
import type { Month } from './month'
import { monthSchema } from './date-schema'
import { dutyKinds, dutyPeriodKeys, type DutyKind, type DutyPeriod } from './duty-words'

/** How many months a period has. */
export const monthsIn = { month: 1, quarter: 3, year: 12 } as const satisfies Record<DutyPeriod, number>

/** How often a duty is owed in each period that begins in or after the month `from`, until a later rule of its kind. */
export type DutyRule = { kind: DutyKind; period: DutyPeriod; minimum: number; from: Month }

/** Before any rule that a city could have set. */
const always: Month = '2000-01'

/** What holds until the city sets a rule of its own (domain rules, §4). */
export const initialRules: Readonly<Record<DutyKind, DutyRule>> = {
  members_meeting: { kind: 'members_meeting', period: 'quarter', minimum: 1, from: always },
  committee_meeting: { kind: 'committee_meeting', period: 'month', minimum: 1, from: always },
  group_meeting: { kind: 'group_meeting', period: 'month', minimum: 1, from: always },
  party_lecture: { kind: 'party_lecture', period: 'quarter', minimum: 1, from: always },
  theme_day: { kind: 'theme_day', period: 'month', minimum: 1, from: always },
  organisation_life: { kind: 'organisation_life', period: 'year', minimum: 1, from: always },
  appraisal: { kind: 'appraisal', period: 'year', minimum: 1, from: always },
}

/**
 * The rules of a kind, asked by month: of the initial one and those set since, the latest that has begun.
 * Of two from the same month the later in the list holds.
 */
export function rulesOf(rules: readonly DutyRule[], kind: DutyKind): (month: Month) => DutyRule {
  const set = rules.filter((rule) => rule.kind === kind)
  return (month) => set.reduce((last, rule) => (rule.from <= month && rule.from >= last.from ? rule : last), initialRules[kind])
}

/** The rule of a kind that holds in a month. */
export const ruleAt = (rules: readonly DutyRule[], kind: DutyKind, month: Month): DutyRule => rulesOf(rules, kind)(month)

/** Whether a period of that length begins with a month. */
export const begins = (period: DutyPeriod, month: Month): boolean => (Number(month.slice(5)) - 1) % monthsIn[period] === 0

/**
 * Why a new rule cannot hold from its month: a period that has begun under the old rule, or would begin in its middle
 * under the new one, must not be cut. Null when it can.
 */
export function ruleProblem(rules: readonly DutyRule[], next: DutyRule): 'rule_mid_period' | null {
  const before = ruleAt(
    rules.filter((rule) => rule.from < next.from),
    next.kind,
    next.from,
  )
  const after = rules.filter((rule) => rule.kind === next.kind && rule.from > next.from)
  const cut = (rule: DutyRule) => !begins(next.period, rule.from)
  return !begins(before.period, next.from) || !begins(next.period, next.from) || after.some(cut) ? 'rule_mid_period' : null
}

export const dutyRuleSet = z.strictObject({
  kind: z.enum(dutyKinds),
  period: z.enum(dutyPeriodKeys, { error: 'choice_missing' }),
  minimum: z.int('count_invalid').min(1, 'setting_low').max(12, 'setting_high'),
  from: monthSchema,
})

const ruleRow = z.object({
  kind: z.enum(dutyKinds),
  period: z.enum(dutyPeriodKeys),
  minimum: z.int(),
  from: z.string(),
  /** When and by whom it was set; null for an initial rule. */
  setAt: z.string().nullable(),
  setBy: z.string().nullable(),
})
export type DutyRuleRow = z.output<typeof ruleRow>

/** Each kind with the rule of now, those to come, and those that held before, newest first. */
export const dutyRuleList = z.object({
  month: z.string(),
  kinds: z.array(z.object({ kind: z.enum(dutyKinds), now: ruleRow, coming: z.array(ruleRow), past: z.array(ruleRow) })),
  mayChange: z.boolean(),
})
export type DutyRuleList = z.output<typeof dutyRuleList>

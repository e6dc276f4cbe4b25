import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begins, initialRules, ruleAt, ruleProblem, type DutyRule } from './duty-rule'
import { dutyKinds, dutyPeriodKeys } from './duty-words'
import { addMonths } from './month'

const lecture = (period: DutyRule['period'], minimum: number, from: string): DutyRule => ({ kind: 'party_lecture', period, minimum, from })

describe('the rule in force', () => {
  it('is the latest that has begun; of two from the same month the one set later', () => {
    const rules = [lecture('month', 1, '2026-04'), lecture('month', 2, '2026-04'), lecture('quarter', 1, '2026-10')]
    expect(ruleAt(rules, 'party_lecture', '2026-03')).toMatchObject({ period: 'quarter', minimum: 1 })
    expect(ruleAt(rules, 'party_lecture', '2026-09')).toMatchObject({ period: 'month', minimum: 2 })
    expect(ruleAt(rules, 'party_lecture', '2026-10')).toMatchObject({ period: 'quarter', minimum: 1 })
    expect(ruleAt(rules, 'theme_day', '2026-10')).toMatchObject({ period: 'month' })
  })

  it('there is one for every kind from the beginning', () => {
    expect(Object.values(initialRules).map((rule) => rule.kind)).toEqual([...dutyKinds])
  })
})

describe('a new rule', () => {
  it('begins with a period of the old rule and of its own', () => {
    expect(ruleProblem([], lecture('month', 1, '2026-05'))).toBe('rule_mid_period')
    expect(ruleProblem([], lecture('month', 1, '2026-07'))).toBeNull()
    expect(ruleProblem([], lecture('year', 1, '2026-07'))).toBe('rule_mid_period')
    expect(ruleProblem([], lecture('year', 4, '2027-01'))).toBeNull()
  })

  it('does not reach over one that was set to begin in the middle of its period', () => {
    expect(ruleProblem([lecture('month', 1, '2026-07')], lecture('year', 1, '2026-01'))).toBe('rule_mid_period')
  })

  it('whatever rules are let in, each period belongs to one of them from its first month to its last', () => {
    const some = fc.record({
      kind: fc.constant('party_lecture' as const),
      period: fc.constantFrom(...dutyPeriodKeys),
      minimum: fc.integer({ min: 1, max: 12 }),
      from: fc.integer({ min: 0, max: 30 }).map((count) => addMonths('2025-01', count)),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (wanted) => {
        const rules = wanted.reduce<DutyRule[]>((set, next) => (ruleProblem(set, next) === null ? [...set, next] : set), [])
        for (const rule of rules) expect(begins(ruleAt(rules, 'party_lecture', addMonths(rule.from, -1)).period, rule.from)).toBe(true)
      }),
    )
  })
})

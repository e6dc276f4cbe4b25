import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activityKindKeys } from './activity-words'
import { branchFactsOf, dutiesOf, dutyRow, monthTally, type BranchFacts, type HeldActivity } from './duties'
import { isRunning, addDays, addMonths, firstDay, lastDay, monthOf, monthsFrom } from './month'
import { initialRules, monthsIn, ruleAt, type DutyRule } from './duty-rule'
import { dutyKinds, dutyPeriodKeys, type DutyKind } from './duty-words'
import { orgKindKeys } from './org-words'

const since = (from: string | null) => (from === null ? [] : [{ from, to: null }])
const branch: BranchFacts = {
  id: 'b',
  kind: 'mobile_branch',
  foundedOn: '2024-01-01',
  dissolvedOn: null,
  committees: since('2024-01-01'),
  groups: [],
}
const none = { done: 0, due: 0 }
const today = '2026-11-23'

function activity(id: string, day: string, ...kinds: HeldActivity['kinds']): HeldActivity {
  return { id, day, kinds }
}
function one(kind: DutyKind, month: string, facts: Partial<BranchFacts> = {}, held: HeldActivity[] = [], on = today) {
  const found = dutiesOf({ ...branch, ...facts }, held, [], { from: month, to: month }, on).filter((duty) => duty.kind === kind)
  expect(found).toHaveLength(1)
  return found[0]
}

describe('which duties apply', () => {
  it('a branch without a committee owes no committee meeting', () => {
    expect(one('committee_meeting', '2026-10', { committees: since(null) })).toMatchObject({
      state: 'not_applicable',
      reason: 'no_committee',
      doneOn: null,
    })
    expect(one('theme_day', '2026-10', { committees: since(null) })).toMatchObject({ state: 'late', reason: null })
  })

  it('a committee elected within the period owes from the next period on', () => {
    expect(one('committee_meeting', '2026-09', { committees: since('2026-09-02') })).toMatchObject({
      state: 'not_applicable',
      reason: 'no_committee',
    })
    expect(one('committee_meeting', '2026-09', { committees: since('2026-09-01') })).toMatchObject({ state: 'late' })
    expect(one('committee_meeting', '2026-10', { committees: since('2026-09-02') })).toMatchObject({ state: 'late' })
  })

  it('only whole periods after founding count', () => {
    const facts = { foundedOn: '2026-08-15', committees: since(null) }
    expect(one('theme_day', '2026-07', facts)).toMatchObject({ state: 'not_applicable', reason: 'founded_mid_period' })
    expect(one('theme_day', '2026-08', facts)).toMatchObject({ state: 'not_applicable', reason: 'founded_mid_period' })
    expect(one('theme_day', '2026-09', facts)).toMatchObject({ state: 'late' })
    expect(one('members_meeting', '2026-09', facts)).toMatchObject({
      from: '2026-07',
      to: '2026-09',
      state: 'not_applicable',
      reason: 'founded_mid_period',
    })
    expect(one('members_meeting', '2026-10', facts)).toMatchObject({ from: '2026-10', to: '2026-12', state: 'pending' })
  })

  it('a period not over before the branch was dissolved does not count', () => {
    const facts = { dissolvedOn: '2026-09-30' }
    expect(one('theme_day', '2026-08', facts)).toMatchObject({ state: 'late' })
    expect(one('theme_day', '2026-09', facts)).toMatchObject({ state: 'not_applicable', reason: 'dissolved' })
    expect(one('theme_day', '2026-09', { dissolvedOn: '2026-10-01' })).toMatchObject({ state: 'late' })
  })

  it('is owed by branches of each kind and by nothing above them', () => {
    const owing = orgKindKeys.filter((kind) => dutiesOf({ ...branch, kind }, [], [], { from: '2026-10', to: '2026-10' }, today).length > 0)
    expect(owing).toEqual(['branch', 'joint_branch', 'mobile_branch', 'temporary_branch', 'cloud_branch'])
  })
})

describe('the state of a duty', () => {
  it('is late after its period, pending within, future before', () => {
    expect(one('theme_day', '2026-10')).toMatchObject({ state: 'late', due: '2026-10-31' })
    expect(one('theme_day', '2026-11')).toMatchObject({ state: 'pending', due: '2026-11-30' })
    expect(one('theme_day', '2026-12')).toMatchObject({ state: 'future' })
    expect(one('theme_day', '2026-11', {}, [], '2026-11-30')).toMatchObject({ state: 'pending' })
    expect(one('theme_day', '2026-11', {}, [], '2026-12-01')).toMatchObject({ state: 'late' })
  })

  it('is done by the earliest activity of its kind, on the first and on the last day of the quarter', () => {
    const both = [activity('late', '2026-09-30', 'members_meeting'), activity('early', '2026-07-01', 'members_meeting')]
    expect(one('members_meeting', '2026-08', {}, both)).toMatchObject({ state: 'done', doneOn: '2026-07-01', activityId: 'early', held: 2 })
    expect(one('members_meeting', '2026-08', {}, both.slice(0, 1))).toMatchObject({ state: 'done', doneOn: '2026-09-30' })
    expect(
      one('members_meeting', '2026-08', {}, [
        activity('a', '2026-06-30', 'members_meeting'),
        activity('b', '2026-10-01', 'members_meeting'),
      ]),
    ).toMatchObject({ state: 'late', held: 0 })
  })

  it('takes one activity of two kinds for both, and once in each', () => {
    const held = [activity('a', '2026-10-20', 'theme_day', 'party_lecture', 'theme_day')]
    expect(one('theme_day', '2026-10', {}, [...held, ...held])).toMatchObject({ state: 'done', activityId: 'a', held: 1 })
    expect(one('party_lecture', '2026-10', {}, held)).toMatchObject({
      state: 'done',
      activityId: 'a',
      held: 1,
      from: '2026-10',
      to: '2026-12',
    })
  })

  it('counts lectures by month where the setting says so', () => {
    const lectures = dutiesOf(
      branch,
      [activity('a', '2026-08-05', 'party_lecture')],
      [{ kind: 'party_lecture', period: 'month', minimum: 1, from: '2026-01' }],
      { from: '2026-07', to: '2026-09' },
      today,
    ).filter((duty) => duty.kind === 'party_lecture')
    expect(lectures.map((duty) => duty.state)).toEqual(['late', 'done', 'late'])
  })
})

describe('the rule of a duty', () => {
  it('is that of the domain rules (§4) until another is set, and that for its own kind alone', () => {
    const owed = (rules: readonly DutyRule[]) =>
      dutiesOf({ ...branch, groups: since('2024-01-01') }, [], rules, { from: '2026-01', to: '2026-12' }, today).reduce<
        Record<string, number>
      >((counts, duty) => ({ ...counts, [duty.kind]: (counts[duty.kind] ?? 0) + duty.minimum }), {})
    const yearly = {
      members_meeting: 4,
      committee_meeting: 12,
      group_meeting: 12,
      party_lecture: 4,
      theme_day: 12,
      organisation_life: 1,
      appraisal: 1,
    }
    expect(owed([])).toEqual(yearly)
    expect(owed([{ kind: 'theme_day', period: 'month', minimum: 2, from: '2026-01' }])).toEqual({ ...yearly, theme_day: 24 })
    expect(owed([{ kind: 'theme_day', period: 'month', minimum: 2, from: '2026-11' }])).toEqual({ ...yearly, theme_day: 14 })
    expect(owed([{ kind: 'party_lecture', period: 'month', minimum: 1, from: '2026-07' }])).toEqual({ ...yearly, party_lecture: 8 })
  })

  it('of two asks for two activities of the same period, and is reached by the second', () => {
    const twice: DutyRule[] = [{ kind: 'theme_day', period: 'month', minimum: 2, from: '2026-01' }]
    const themeDays = (...held: HeldActivity[]) => {
      const duties = dutiesOf(branch, held, twice, { from: '2026-10', to: '2026-10' }, today)
      return { duty: duties.find((duty) => duty.kind === 'theme_day'), tally: monthTally(duties, '2026-10').theme_day }
    }
    const [first, second] = [activity('a', '2026-10-08', 'theme_day'), activity('b', '2026-10-20', 'theme_day', 'party_lecture')]
    expect(themeDays(first, activity('c', '2026-09-30', 'theme_day'), activity('d', '2026-11-01', 'theme_day'))).toEqual({
      duty: expect.objectContaining({ state: 'late', held: 1, minimum: 2, doneOn: null, activityId: null }),
      tally: { done: 0, due: 1 },
    })
    expect(themeDays(first, first)).toMatchObject({ duty: { state: 'late', held: 1 } })
    expect(themeDays(second, first)).toEqual({
      duty: expect.objectContaining({ state: 'done', held: 2, minimum: 2, doneOn: '2026-10-20', activityId: 'b' }),
      tally: { done: 1, due: 1 },
    })
  })

  it('of once a year reminds from the last quarter on, and is done by any day of the year', () => {
    const life = (on: string, ...held: HeldActivity[]) => one('organisation_life', '2026-05', {}, held, on)
    expect(life('2026-09-30')).toMatchObject({ state: 'future', from: '2026-01', to: '2026-12', due: '2026-12-31' })
    expect(life('2026-10-01')).toMatchObject({ state: 'pending' })
    expect(life('2027-01-01')).toMatchObject({ state: 'late' })
    expect(life('2026-09-30', activity('a', '2026-01-15', 'organisation_life'))).toMatchObject({ state: 'done', activityId: 'a' })
  })

  it('a branch without groups owes no group meeting; one whose last group ended owes none from then on', () => {
    expect(one('group_meeting', '2026-10')).toMatchObject({ state: 'not_applicable', reason: 'no_groups' })
    const groups = [{ from: '2026-03-10', to: '2026-09-15' }]
    expect(one('group_meeting', '2026-03', { groups })).toMatchObject({ reason: 'no_groups' })
    expect(one('group_meeting', '2026-09', { groups })).toMatchObject({ state: 'late' })
    expect(one('group_meeting', '2026-10', { groups })).toMatchObject({ reason: 'no_groups' })
  })

  it('reads the committee from the row of an organisation', () => {
    const row = { id: 'b', kind: 'branch' as const, foundedOn: '2024-01-01', dissolvedOn: null, committeeSince: '2025-02-01' }
    expect(branchFactsOf(row).committees).toEqual([{ from: '2025-02-01', to: null }])
    expect(branchFactsOf({ ...row, committeeSince: null }).committees).toEqual([])
  })
})

describe('a committee that an election has ended', () => {
  const row = { id: 'b', kind: 'branch' as const, foundedOn: '2024-01-01', dissolvedOn: null }
  const ended = { groups: [], committees: [{ from: '2025-02-01', to: '2026-03-10' }] }
  const meetings = (facts: BranchFacts) =>
    dutiesOf(facts, [], [], { from: '2026-02', to: '2026-07' }, '2026-08-01')
      .filter(({ kind }) => kind === 'committee_meeting')
      .map(({ from, state, reason }) => [from, state, reason])
  const none = (month: string) => [month, 'not_applicable', 'no_committee']

  it('owes its meeting in the month in which it ended, and none from the next on', () => {
    expect(meetings(branchFactsOf({ ...row, committeeSince: null }, ended))).toEqual([
      ['2026-02', 'late', null],
      ['2026-03', 'late', null],
      ...['2026-04', '2026-05', '2026-06', '2026-07'].map(none),
    ])
  })

  it('followed by another owes it again from the first whole month of that one', () => {
    expect(meetings(branchFactsOf({ ...row, committeeSince: '2026-05-10' }, ended))).toEqual([
      ['2026-02', 'late', null],
      ['2026-03', 'late', null],
      none('2026-04'),
      none('2026-05'),
      ['2026-06', 'late', null],
      ['2026-07', 'late', null],
    ])
  })
})

describe('the tally of a month', () => {
  const months = { from: '2026-07', to: '2026-12' }
  const held = [
    activity('a', '2026-07-08', 'members_meeting'),
    activity('b', '2026-08-08', 'theme_day'),
    activity('c', '2026-10-08', 'theme_day', 'party_lecture'),
  ]
  const duties = dutiesOf({ ...branch, committees: since(null) }, held, [], months, today)

  it('has a quarterly duty only in the month that ends the quarter', () => {
    const empty = Object.fromEntries(dutyKinds.map((kind) => [kind, none]))
    expect(monthTally(duties, '2026-08')).toEqual({ ...empty, theme_day: { done: 1, due: 1 } })
    expect(monthTally(duties, '2026-09')).toEqual({
      ...empty,
      members_meeting: { done: 1, due: 1 },
      theme_day: { done: 0, due: 1 },
      party_lecture: { done: 0, due: 1 },
    })
    expect(monthTally(duties, '2026-12')).toMatchObject({ party_lecture: { done: 1, due: 1 }, members_meeting: { done: 0, due: 1 } })
  })

  it('knows the running month, whose duties are still to do', () => {
    expect(isRunning('2026-11', today)).toBe(true)
    expect(isRunning('2026-10', today)).toBe(false)
    expect(isRunning('2026-10', '2026-10-31')).toBe(true)
    expect(monthTally(duties, '2026-11').theme_day).toEqual({ done: 0, due: 1 })
    expect(duties.find((duty) => duty.kind === 'theme_day' && duty.to === '2026-11')?.state).toBe('pending')
  })
})

const dayWithin = fc.integer({ min: 0, max: 1400 }).map((days) => addDays('2023-06-01', days))
const monthWithin = fc.integer({ min: 0, max: 40 }).map((count) => addMonths('2023-07', count))
const someMonths = fc.tuple(monthWithin, fc.integer({ min: 0, max: 14 })).map(([from, length]) => ({ from, to: addMonths(from, length) }))
const someBranch = fc.record({
  id: fc.constant('b'),
  kind: fc.constantFrom(...orgKindKeys),
  foundedOn: dayWithin,
  dissolvedOn: fc.option(dayWithin, { nil: null }),
  committees: fc.option(dayWithin, { nil: null }).map(since),
  groups: fc.option(dayWithin, { nil: null }).map(since),
})
const someActivity = fc.record({
  id: fc.uuid(),
  day: dayWithin,
  kinds: fc.array(fc.constantFrom(...activityKindKeys), { minLength: 1, maxLength: 3 }),
})
const someHeld = fc.array(someActivity, { maxLength: 30 })
/** Rules that begin with a year begin with every period, so any sequence of them is one that could have been set. */
const someRules: fc.Arbitrary<DutyRule[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...dutyKinds),
    period: fc.constantFrom(...dutyPeriodKeys),
    minimum: fc.integer({ min: 1, max: 12 }),
    from: fc.constantFrom('2024-01', '2025-01', '2026-01'),
  }),
  { maxLength: 6 },
)

describe('for any branch and any activities', () => {
  it('each month has each kind once, in one state that agrees with its facts', () => {
    fc.assert(
      fc.property(someBranch, someHeld, someRules, someMonths, dayWithin, (facts, held, rules, months, on) => {
        const duties = dutiesOf(facts, held, rules, months, on)
        for (const duty of duties) {
          expect(dutyRow.safeParse(duty).success).toBe(true)
          expect(duty.reason !== null).toBe(duty.state === 'not_applicable')
          expect(duty.doneOn !== null && duty.activityId !== null).toBe(duty.state === 'done')
          expect(duty).toMatchObject({
            period: ruleAt(rules, duty.kind, duty.from).period,
            minimum: ruleAt(rules, duty.kind, duty.from).minimum,
          })
          if (duty.reason === null) expect(duty.state === 'done').toBe(duty.held >= duty.minimum)
          if (duty.state === 'late') expect(duty.due < on).toBe(true)
          if (duty.state === 'pending') expect(firstDay(duty.from) <= on && on <= duty.due).toBe(true)
          const opens = duty.period === 'year' ? addMonths(duty.to, -2) : duty.from
          if (duty.state === 'future') expect(firstDay(opens) > on).toBe(true)
          if (duty.state === 'pending') expect(firstDay(opens) <= on).toBe(true)
          expect(monthsFrom(duty.from, duty.to)).toHaveLength(monthsIn[duty.period])
          if (duty.doneOn !== null) expect(monthOf(duty.doneOn) >= duty.from && monthOf(duty.doneOn) <= duty.to).toBe(true)
          expect(duty.due).toBe(lastDay(duty.to))
        }
        for (const month of duties.length > 0 ? monthsFrom(months.from, months.to) : []) {
          expect(duties.filter((duty) => duty.from <= month && month <= duty.to).map((duty) => duty.kind)).toEqual([...dutyKinds])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('one more activity never undoes a duty, and never makes another one owed', () => {
    fc.assert(
      fc.property(someBranch, someHeld, someActivity, someRules, someMonths, dayWithin, (facts, held, extra, rules, months, on) => {
        const before = dutiesOf(facts, held, rules, months, on)
        const after = dutiesOf(facts, [...held, extra], rules, months, on)
        for (const [i, duty] of before.entries()) {
          if (duty.state === 'done' || duty.state === 'not_applicable') expect(after[i]?.state).toBe(duty.state)
        }
        for (const month of monthsFrom(months.from, months.to)) {
          const [was, is] = [monthTally(before, month), monthTally(after, month)]
          for (const kind of dutyKinds) {
            expect(is[kind].due).toBe(was[kind].due)
            expect(is[kind].done).toBeGreaterThanOrEqual(was[kind].done)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('a higher minimum never does a duty, and changes nothing but whether it is done', () => {
    fc.assert(
      fc.property(
        someBranch,
        someHeld,
        someRules,
        fc.constantFrom(...dutyKinds),
        someMonths,
        dayWithin,
        (facts, held, rules, raised, months, on) => {
          const raise = (rule: DutyRule) => (rule.kind === raised ? { ...rule, minimum: rule.minimum + 1 } : rule)
          const higher = [...Object.values(initialRules), ...rules].map(raise)
          const before = dutiesOf(facts, held, rules, months, on)
          const after = dutiesOf(facts, held, higher, months, on)
          expect(after.map(({ kind, from, to, due, reason, held: count }) => ({ kind, from, to, due, reason, count }))).toEqual(
            before.map(({ kind, from, to, due, reason, held: count }) => ({ kind, from, to, due, reason, count })),
          )
          for (const [i, duty] of after.entries()) {
            if (duty.kind !== raised) expect(duty).toEqual(before[i])
            else if (duty.state === 'done') expect(before[i]?.state).toBe('done')
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('the months of a year share out its duties: each is tallied once, whatever span was asked', () => {
    fc.assert(
      fc.property(someBranch, someHeld, someRules, fc.constantFrom('2024', '2025', '2026'), dayWithin, (facts, held, rules, year, on) => {
        const months = { from: `${year}-01`, to: `${year}-12` }
        const all = dutiesOf(facts, held, rules, months, on)
        for (const kind of dutyKinds) {
          const tallies = monthsFrom(months.from, months.to).map(
            (month) => monthTally(dutiesOf(facts, held, rules, { from: month, to: month }, on), month)[kind],
          )
          expect(tallies.reduce((sum, tally) => sum + tally.due, 0)).toBe(
            all.filter((duty) => duty.kind === kind && duty.state !== 'not_applicable').length,
          )
          expect(tallies.reduce((sum, tally) => sum + tally.done, 0)).toBe(
            all.filter((duty) => duty.kind === kind && duty.state === 'done').length,
          )
        }
      }),
      { numRuns: 40 },
    )
  })
})

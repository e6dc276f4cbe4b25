import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { developmentRecordInput } from './development'
import { pathOf, recordProblem, stageBy, stageWorkedOn, type Developing, type StepRecord } from './development-path'
import {
  developmentSteps,
  developmentStageKeys,
  developmentStepKeys,
  type DevelopmentRecordKey,
  type DevelopmentStep,
} from './development-words'
import { memberStageKeys } from './member-words'
import { addDays } from './month'

const applicant: Developing = { stage: 'applicant', since: { applicant: '2026-01-31' }, bornOn: '1990-05-04' }
const activist: Developing = { stage: 'activist', since: { activist: '2025-03-10' }, bornOn: null }
const probationary: Developing = { stage: 'probationary', since: { probationary: '2025-05-20' }, bornOn: null }
const done = (step: DevelopmentRecordKey, doneOn: string, length: StepRecord['length'] = null): StepRecord => ({ step, doneOn, length })
const stepOn = (person: Developing, records: readonly StepRecord[], step: DevelopmentStep, today: string) =>
  pathOf(person, records, today).find((row) => row.step === step)

describe('the 25 steps', () => {
  it('are 2 + 4 + 5 + 7 + 7 in five stages', () => {
    expect(developmentStepKeys).toHaveLength(25)
    expect(developmentStageKeys.map((stage) => developmentStepKeys.filter((key) => developmentSteps[key].stage === stage).length)).toEqual([
      2, 4, 5, 7, 7,
    ])
  })

  it('name what is kept on file for each', () => {
    for (const key of developmentStepKeys) expect(developmentSteps[key].materials.length).toBeGreaterThan(0)
  })
})

describe('the clocks', () => {
  it('an applicant is 18: not a day before the birthday', () => {
    const masses: Developing = { stage: 'masses', since: {}, bornOn: '2008-06-15' }
    expect(stepOn(masses, [], 'apply', '2026-06-14')).toMatchObject({ state: 'blocked', reason: 'under_age', from: '2026-06-15' })
    expect(stepOn(masses, [], 'apply', '2026-06-15')).toMatchObject({ state: 'next', due: null })
    const leap: Developing = { ...masses, bornOn: '2008-02-29' }
    expect(recordProblem(leap, [], { step: 'apply', doneOn: '2026-02-28' })).toBe('under_age')
    expect(recordProblem(leap, [], { step: 'apply', doneOn: '2026-03-01' })).toBeNull()
  })

  it('the talk is within a month of applying', () => {
    expect(stepOn(applicant, [], 'talk', '2026-02-28')).toMatchObject({ state: 'next', due: '2026-02-28' })
    expect(stepOn(applicant, [], 'talk', '2026-03-01')).toMatchObject({ state: 'late', due: '2026-02-28' })
    const applied = [done('apply', '2026-02-05')]
    expect(stepOn(applicant, applied, 'talk', '2026-03-05')).toMatchObject({ state: 'next', due: '2026-03-05' })
    expect(stepOn(applicant, applied, 'talk', '2026-03-06')).toMatchObject({ state: 'late' })
    expect(stepOn(applicant, [...applied, done('talk', '2026-03-20')], 'talk', '2026-04-01')).toMatchObject({
      state: 'done',
      doneOn: '2026-03-20',
      recorded: true,
    })
  })

  it('an activist is inspected every half-year, from the last time on, until named a candidate', () => {
    expect(stepOn(activist, [], 'cultivation', '2025-09-10')).toMatchObject({ state: 'next', due: '2025-09-10' })
    expect(stepOn(activist, [], 'cultivation', '2025-09-11')).toMatchObject({ state: 'late' })
    const inspected = [done('cultivation', '2025-08-31')]
    expect(stepOn(activist, inspected, 'cultivation', '2026-02-28')).toMatchObject({
      state: 'next',
      due: '2026-02-28',
      doneOn: '2025-08-31',
    })
    expect(stepOn(activist, inspected, 'cultivation', '2026-03-01')).toMatchObject({ state: 'late' })
    const candidate: Developing = { ...activist, stage: 'candidate', since: { ...activist.since, candidate: '2026-04-01' } }
    expect(stepOn(candidate, inspected, 'cultivation', '2026-12-01')).toMatchObject({ state: 'done', doneOn: '2025-08-31' })
  })

  it('an activist waits a year: the day itself is enough', () => {
    const ready = [done('activist_filed', '2025-03-20'), done('mentor', '2025-03-20'), done('cultivation', '2025-09-01')]
    expect(stepOn(activist, ready, 'candidate_named', '2026-03-09')).toMatchObject({
      state: 'blocked',
      reason: 'activist_year',
      from: '2026-03-10',
    })
    expect(stepOn(activist, ready, 'candidate_named', '2026-03-10')).toMatchObject({ state: 'next' })
    expect(recordProblem(activist, ready, { step: 'candidate_named', doneOn: '2026-03-09' })).toBe('activist_year')
    expect(recordProblem(activist, ready, { step: 'candidate_named', doneOn: '2026-03-10' })).toBeNull()
    expect(recordProblem(activist, ready.slice(1), { step: 'candidate_named', doneOn: '2026-03-10' })).toBe('development_waits')
  })

  it('the approval follows the vote within three months, of a special case within its own term', () => {
    const candidate: Developing = { stage: 'candidate', since: { candidate: '2025-10-01' }, bornOn: null }
    const voted = [done('admission_vote', '2026-01-15'), done('committee_talk', '2026-02-01')]
    expect(stepOn(candidate, voted, 'admission_approved', '2026-04-15')).toMatchObject({ state: 'next', due: '2026-04-15' })
    expect(stepOn(candidate, voted, 'admission_approved', '2026-04-16')).toMatchObject({ state: 'late' })
    const special = [done('admission_vote', '2026-01-15', { amount: 6, unit: 'months' }), done('committee_talk', '2026-02-01')]
    expect(stepOn(candidate, special, 'admission_approved', '2026-07-15')).toMatchObject({ state: 'next' })
    expect(stepOn(candidate, special, 'admission_approved', '2026-07-16')).toMatchObject({ state: 'late' })
    expect(stepOn(candidate, voted.slice(0, 1), 'committee_talk', '2026-04-16')).toMatchObject({ state: 'late' })
  })

  it('the probation is a year from the vote, longer once where it was extended', () => {
    const voted = [done('admission_vote', '2025-05-06'), done('assigned', '2025-06-01'), done('confirm_asked', '2026-04-20')]
    expect(stepOn(probationary, voted, 'confirm_vote', '2026-05-05')).toMatchObject({
      state: 'blocked',
      reason: 'probation_year',
      from: '2026-05-06',
    })
    expect(stepOn(probationary, voted, 'confirm_vote', '2026-05-06')).toMatchObject({ state: 'next', due: '2026-05-06' })
    expect(stepOn(probationary, voted, 'confirm_vote', '2026-05-07')).toMatchObject({ state: 'late' })
    const longer = [...voted, done('probation_extended', '2026-05-06', { amount: 6, unit: 'months' })]
    expect(stepOn(probationary, longer, 'confirm_vote', '2026-11-05')).toMatchObject({ state: 'blocked', from: '2026-11-06' })
    expect(stepOn(probationary, longer, 'confirm_vote', '2026-11-06')).toMatchObject({ state: 'next' })
    expect(recordProblem(activist, [], { step: 'probation_extended', doneOn: '2026-05-06' })).toBe('development_waits')
    expect(
      recordProblem(probationary, [...voted, done('confirm_vote', '2026-05-08')], { step: 'probation_extended', doneOn: '2026-05-09' }),
    ).toBe('development_ended')
  })

  it('without a recorded vote the probation counts from the stage', () => {
    expect(stepOn(probationary, [done('assigned', '2025-06-01')], 'confirm_asked', '2026-05-20')).toMatchObject({
      state: 'next',
      due: '2026-05-20',
    })
    expect(stepOn(probationary, [done('assigned', '2025-06-01')], 'confirm_asked', '2026-05-21')).toMatchObject({ state: 'late' })
  })
})

describe('how long', () => {
  const input = (step: DevelopmentRecordKey, length: StepRecord['length']) => ({
    id: '00000000-0000-7000-8000-000000000001',
    version: 1,
    step,
    doneOn: '2026-05-01',
    basis: '会议记录',
    length,
  })
  const problem = (step: DevelopmentRecordKey, length: StepRecord['length']) =>
    developmentRecordInput.safeParse(input(step, length)).error?.issues[0]?.message ?? null

  it.each([
    ['training', { amount: 3, unit: 'days' }, null],
    ['training', { amount: 2, unit: 'days' }, 'length_short'],
    ['training', { amount: 24, unit: 'hours' }, null],
    ['training', { amount: 23, unit: 'hours' }, 'length_short'],
    ['training', null, 'length_missing'],
    ['training', { amount: 3, unit: 'months' }, 'field_invalid'],
    ['probation_extended', { amount: 6, unit: 'months' }, null],
    ['probation_extended', { amount: 5, unit: 'months' }, 'length_short'],
    ['probation_extended', { amount: 12, unit: 'months' }, null],
    ['probation_extended', { amount: 13, unit: 'months' }, 'length_long'],
    ['admission_vote', null, null],
    ['admission_vote', { amount: 6, unit: 'months' }, null],
    ['admission_vote', { amount: 7, unit: 'months' }, 'length_long'],
    ['talk', { amount: 1, unit: 'days' }, 'field_invalid'],
  ] as const)('%s of %j: %s', (step, length, expected) => {
    expect(problem(step, length)).toBe(expected)
  })
})

describe('the path', () => {
  it('says what waits for what', () => {
    expect(stepOn(applicant, [], 'activist_named', '2026-02-10')).toMatchObject({ state: 'waiting', after: ['talk'] })
    expect(stepOn(applicant, [done('talk', '2026-02-10')], 'activist_named', '2026-02-10')).toMatchObject({ state: 'next', due: null })
  })

  it('leaves what somebody is past as not recorded, never as late', () => {
    const full: Developing = { stage: 'full', since: { full: '2020-01-01' }, bornOn: null }
    expect(pathOf(full, [], '2026-01-01').filter(({ state }) => state === 'late' || state === 'next')).toEqual([])
    expect(stepOn(full, [], 'archived', '2026-01-01')).toMatchObject({ state: 'unrecorded' })
    expect(stepOn(full, [done('confirm_approved', '2025-12-01')], 'archived', '2026-01-01')).toMatchObject({ state: 'next' })
    expect(recordProblem(full, [], { step: 'talk', doneOn: '2015-01-01' })).toBeNull()
  })

  it('takes the day of a stage for the step that leads to it', () => {
    expect(stepOn(activist, [], 'activist_named', '2026-01-01')).toMatchObject({ state: 'done', doneOn: '2025-03-10', recorded: false })
    const back: Developing = { stage: 'applicant', since: { applicant: '2024-01-01', activist: '2024-06-01' }, bornOn: null }
    expect(stepOn(back, [done('talk', '2024-01-20')], 'activist_named', '2026-01-01')).toMatchObject({ state: 'next' })
  })

  it('knows from which day a stage holds', () => {
    expect(stageBy(applicant, [], { step: 'activist_named', doneOn: '2026-08-01' })).toEqual({ stage: 'activist', from: '2026-08-01' })
    expect(stageBy(activist, [], { step: 'activist_named', doneOn: '2025-03-11' })).toBeNull()
    expect(stageBy(applicant, [], { step: 'talk', doneOn: '2026-08-01' })).toBeNull()
    const candidate: Developing = { stage: 'candidate', since: {}, bornOn: null }
    expect(stageBy(candidate, [done('admission_vote', '2026-01-15')], { step: 'admission_approved', doneOn: '2026-03-01' })).toEqual({
      stage: 'probationary',
      from: '2026-01-15',
    })
    expect(
      stageBy(probationary, [done('admission_vote', '2025-05-06'), done('confirm_vote', '2026-05-08')], {
        step: 'confirm_approved',
        doneOn: '2026-06-01',
      }),
    ).toEqual({ stage: 'full', from: '2026-05-06' })
  })

  it('refuses a step dated before what it follows', () => {
    expect(recordProblem(applicant, [done('apply', '2026-02-05')], { step: 'talk', doneOn: '2026-02-04' })).toBe('development_before')
    expect(recordProblem(applicant, [done('apply', '2026-02-05')], { step: 'talk', doneOn: '2026-02-05' })).toBeNull()
  })

  it('refuses a step dated after what was recorded to follow it', () => {
    const named = [done('activist_named', '2026-03-25')]
    const since: Developing = { ...activist, since: { activist: '2026-03-25' } }
    expect(recordProblem(since, named, { step: 'talk', doneOn: '2026-03-26' })).toBe('development_after')
    expect(recordProblem(since, named, { step: 'talk', doneOn: '2026-03-25' })).toBeNull()
    expect(recordProblem(since, named, { step: 'mentor', doneOn: '2026-03-26' })).toBeNull()
  })

  it('taken step by step leads from nobody to a full member whose papers are archived, whatever the days between', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 25, maxLength: 25 })
    fc.assert(
      fc.property(gaps, (days) => {
        let person: Developing = { stage: 'masses', since: {}, bornOn: '1990-01-01' }
        let records: StepRecord[] = []
        let day = '2022-01-01'
        developmentStepKeys.forEach((step, index) => {
          day = addDays(day, days[index] ?? 0)
          const at = stepOn(person, records, step, day)
          if (at?.state === 'blocked' && at.from !== null) day = at.from
          expect(recordProblem(person, records, { step, doneOn: day })).toBeNull()
          const entered = stageBy(person, records, { step, doneOn: day })
          records = [...records, done(step, day)]
          if (entered !== null) person = { ...person, stage: entered.stage, since: { ...person.since, [entered.stage]: entered.from } }
        })
        expect(person.stage).toBe('full')
        const path = pathOf(person, records, day)
        expect(path.map(({ state }) => state)).toEqual(developmentStepKeys.map(() => 'done'))
        expect(stageWorkedOn(path)).toBeNull()
      }),
    )
  })

  it('tells every step of anybody, one state each', () => {
    const someone = fc.record({ stage: fc.constantFrom(...memberStageKeys), bornOn: fc.constantFrom('1990-01-01', '2010-01-01', null) })
    const taken = fc.array(fc.record({ step: fc.constantFrom(...developmentStepKeys), ago: fc.integer({ min: 0, max: 900 }) }))
    fc.assert(
      fc.property(someone, taken, ({ stage, bornOn }, steps) => {
        const records = steps.map(({ step, ago }) => done(step, addDays('2026-06-30', -ago)))
        const path = pathOf({ stage, since: {}, bornOn }, records, '2026-06-30')
        expect(path.map(({ step }) => step)).toEqual(developmentStepKeys)
        for (const { state, due, from, reason, after } of path) {
          if (state === 'late') expect(due !== null && due < '2026-06-30').toBe(true)
          expect(from !== null && reason !== null).toBe(state === 'blocked')
          expect(after.length > 0).toBe(state === 'waiting')
        }
      }),
    )
  })
})

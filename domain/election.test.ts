import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termYears } from './committee-words'
import { committeeAfter, electionProblem, isCommittee, quorumOf, reminderOf, termEnd, votesNeeded, type Elected } from './election'

const secretary: Elected = { personId: 'a', kind: 'secretary', votes: 5 }
const member = (personId: string, votes = 5): Elected => ({ personId, kind: 'member', votes })

describe('an election', () => {
  it('needs four fifths of those entitled', () => {
    expect([5, 6, 10, 11].map(quorumOf)).toEqual([4, 5, 8, 9])
    expect(electionProblem({ entitled: 10, present: 8, elected: [secretary] })).toBeNull()
    expect(electionProblem({ entitled: 10, present: 7, elected: [secretary] })).toEqual({ field: 'present', code: 'quorum_missing' })
    expect(electionProblem({ entitled: 10, present: 11, elected: [secretary] })).toMatchObject({ code: 'present_exceeds_entitled' })
  })

  it('elects who has more than half of those present', () => {
    expect([7, 8].map(votesNeeded)).toEqual([4, 5])
    const codeOf = (votes: number) => electionProblem({ entitled: 8, present: 8, elected: [{ ...secretary, votes }] })?.code
    expect([4, 5, 8, 9].map(codeOf)).toEqual(['votes_few', undefined, undefined, 'votes_many'])
  })

  it('fills one post of secretary, at most one of deputy, and seven in all, each by another person', () => {
    const of = (...elected: Elected[]) => electionProblem({ entitled: 9, present: 9, elected })?.code
    expect(of(member('b'))).toBe('secretary_needed')
    expect(of(secretary, { ...secretary, personId: 'b' })).toBe('secretary_needed')
    expect(of(secretary, { ...member('b'), kind: 'deputy' }, { ...member('c'), kind: 'deputy' })).toBe('deputies_many')
    expect(of(secretary, member('a'))).toBe('person_twice')
    expect(of(secretary, ...['b', 'c', 'd', 'e', 'f', 'g'].map((id) => member(id)))).toBeUndefined()
    expect(of(secretary, ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => member(id)))).toBe('committee_large')
  })

  it('never stands without its quorum, however it is filled in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (entitled, present) => {
        const problem = electionProblem({ entitled, present, elected: [{ ...secretary, votes: present }] })
        expect(problem === null).toBe(present <= entitled && present / entitled >= 0.8)
      }),
    )
  })

  it('makes a committee of three or more', () => {
    expect([isCommittee([secretary, member('b')]), isCommittee([secretary, member('b'), member('c')])]).toEqual([false, true])
  })
})

describe('the committee after an election', () => {
  it('stands from the day on if three or more were elected, unless one stands already', () => {
    expect(committeeAfter(null, '2026-03-10', true)).toEqual({ since: '2026-03-10', ended: null, change: 'begins' })
    expect(committeeAfter('2025-02-01', '2026-03-10', true)).toEqual({ since: '2025-02-01', ended: null, change: null })
    expect(committeeAfter('2026-05-01', '2026-03-10', true)).toEqual({ since: '2026-03-10', ended: null, change: 'begins' })
  })

  it('stands no more if a secretary alone was elected; one entered for a later day does', () => {
    expect(committeeAfter('2025-02-01', '2026-03-10', false)).toEqual({ since: null, ended: '2025-02-01', change: 'ends' })
    expect(committeeAfter('2026-03-10', '2026-03-10', false)).toEqual({ since: null, ended: null, change: 'ends' })
    expect(committeeAfter('2026-05-01', '2026-03-10', false)).toEqual({ since: '2026-05-01', ended: null, change: null })
    expect(committeeAfter(null, '2026-03-10', false)).toEqual({ since: null, ended: null, change: null })
  })
})

describe('a term', () => {
  it('lasts five years for a committee, three for a general branch or branch', () => {
    expect([termYears('committee'), termYears('general_branch'), termYears('branch'), termYears('mobile_branch')]).toEqual([5, 3, 3, 3])
    expect(termEnd('2024-03-31', 3)).toBe('2027-03-31')
    expect(termEnd('2024-02-29', 3)).toBe('2027-02-28')
  })

  it('is reminded of 180, 90 and 30 days before its end, and after it', () => {
    expect([181, 180, 91, 90, 31, 30, 0, -1].map((days) => reminderOf(days, 180))).toEqual([
      null,
      'first',
      'first',
      90,
      90,
      30,
      30,
      'ended',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { absenceAlert, absentSince, wholeMonths } from './floating-words'

describe('whole months', () => {
  it.each([
    ['2026-01-15', '2026-06-14', 4],
    ['2026-01-15', '2026-06-15', 5],
    ['2026-01-31', '2026-06-29', 4],
    ['2026-01-31', '2026-06-30', 5],
    ['2025-08-31', '2026-02-27', 5],
    ['2025-08-31', '2026-02-28', 6],
    ['2025-12-31', '2026-01-01', 0],
  ])('from %s to %s: %i', (from, to, months) => expect(wholeMonths(from, to)).toBe(months))
})

describe('the alert of an absence', () => {
  it.each([
    ['2026-06-14', null],
    ['2026-06-15', 'remind'],
    ['2026-07-14', 'remind'],
    ['2026-07-15', 'register'],
    ['2027-01-15', 'register'],
  ])('since 2026-01-15, on %s: %s', (today, alert) => expect(absenceAlert('2026-01-15', today)).toBe(alert))
})

describe('since when somebody is absent', () => {
  const branch = { belongsSince: '2025-01-01', namedFrom: '2025-03-05', namedTo: '2026-05-20' }
  it('counts from the last time they were there', () => expect(absentSince({ ...branch, lastPresentOn: '2026-01-10' })).toBe('2026-01-10'))
  it('counts from when they could first have been there, who never were', () => {
    expect(absentSince({ ...branch, lastPresentOn: null })).toBe('2025-03-05')
    expect(absentSince({ ...branch, belongsSince: '2026-02-01', lastPresentOn: null })).toBe('2026-02-01')
  })
  it('is not moved by what happened before they came', () =>
    expect(absentSince({ ...branch, belongsSince: '2026-02-01', lastPresentOn: '2025-06-01' })).toBe('2026-02-01'))
  it('is nothing while no activity was missed', () => {
    expect(absentSince({ ...branch, lastPresentOn: '2026-05-20' })).toBeNull()
    expect(absentSince({ ...branch, belongsSince: '2026-05-21', lastPresentOn: null })).toBeNull()
    expect(absentSince({ ...branch, namedFrom: null, namedTo: null, lastPresentOn: null })).toBeNull()
  })
})

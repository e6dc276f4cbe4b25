import { describe, expect, it } from 'vitest'
import { letterClock, validUntilOf } from './transfer-words'

describe('a letter of 90 days', () => {
  const sentOn = '2026-03-01'
  const validUntil = validUntilOf(sentOn, 90)
  it('is valid to the ninetieth day after it was sent', () => expect(validUntil).toBe('2026-05-30'))
  it.each([
    ['2026-03-01', 'running'],
    // Day 53 of 90 is 58.9 %, day 54 exactly 60 %.
    ['2026-04-23', 'running'],
    ['2026-04-24', 'warning'],
    ['2026-05-30', 'warning'],
    ['2026-05-31', 'expired'],
  ])('on %s: %s', (today, clock) => expect(letterClock({ sentOn, validUntil }, today)).toBe(clock))
})

import { describe, expect, it } from 'vitest'
import { ageBandOn, ageOn } from './cut'

describe('age', () => {
  it('is one more from the birthday on', () => {
    expect(ageOn('1995-11-23', '2026-11-22')).toBe(30)
    expect(ageOn('1995-11-23', '2026-11-23')).toBe(31)
    expect(ageOn('2000-02-29', '2026-02-28')).toBe(25)
    expect(ageOn('2000-02-29', '2026-03-01')).toBe(26)
  })

  it.each([
    [18, 'to30'],
    [30, 'to30'],
    [31, 'to35'],
    [35, 'to35'],
    [36, 'to40'],
    [40, 'to40'],
    [41, 'to45'],
    [45, 'to45'],
    [46, 'to50'],
    [50, 'to50'],
    [51, 'to55'],
    [55, 'to55'],
    [56, 'to60'],
    [60, 'to60'],
    [61, 'over60'],
    [102, 'over60'],
  ])('%i stands in the band %s', (age, band) => {
    expect(ageBandOn(`${2026 - age}-07-01`, '2026-07-01')).toBe(band)
    expect(ageBandOn(`${2026 - age - 1}-07-02`, '2026-07-01')).toBe(band)
  })
})

import { describe, expect, it } from 'vitest'
import { ageBandOf, ageOn, classesOf, joinPeriodOf } from './cut'

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
    expect(ageBandOf(age)).toBe(band)
  })
})

describe('the period of joining', () => {
  it.each([
    ['1938-07', 'to1949'],
    ['1949-09', 'to1949'],
    ['1949-10', 'to1978'],
    ['1978-12', 'to1978'],
    ['1979-01', 'to2002'],
    ['2002-10', 'to2002'],
    ['2002-11', 'to2012'],
    ['2012-10', 'to2012'],
    ['2012-11', 'to2017'],
    ['2017-09', 'to2017'],
    ['2017-10', 'to2022'],
    ['2022-09', 'to2022'],
    ['2022-10', 'since2022'],
    ['2026-11', 'since2022'],
  ])('%s is %s', (month, period) => {
    expect(joinPeriodOf(month)).toBe(period)
  })
})

describe('the classes of a cut', () => {
  it('stand in the order of their table, empty ones too, and add up by those of whom nothing is recorded', () => {
    expect(
      classesOf('sex', [
        { value: null, count: 3 },
        { value: 'male', count: 4 },
      ]),
    ).toEqual([
      { key: 'male', count: 4 },
      { key: 'female', count: 0 },
      { key: 'unrecorded', count: 3 },
    ])
  })

  it('gather the values that fall in one class', () => {
    const classes = classesOf('age', [
      { value: '36', count: 2 },
      { value: '30', count: 1 },
      { value: '40', count: 5 },
    ])
    expect(classes.filter(({ count }) => count > 0)).toEqual([
      { key: 'to30', count: 1 },
      { key: 'to40', count: 7 },
    ])
  })

  it('of ethnicity are only those that somebody is of', () => {
    expect(
      classesOf('ethnicity', [
        { value: 'hui', count: 1 },
        { value: 'han', count: 9 },
      ]),
    ).toEqual([
      { key: 'han', count: 9 },
      { key: 'hui', count: 1 },
    ])
  })
})

import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  firstDay,
  isDay,
  lastDay,
  monthOf,
  monthsBetween,
  monthsFrom,
  sameDayBefore,
  stockDay,
} from './month'
import { daySchema, monthSchema } from './date-schema'

const ownZone = process.env.TZ
afterEach(() => {
  if (ownZone === undefined) delete process.env.TZ
  else process.env.TZ = ownZone
})

describe.each([
  ['UTC', 0],
  ['Asia/Shanghai', -480],
  ['America/Los_Angeles', 480],
  ['Pacific/Kiritimati', -840],
])('on a machine in %s', (zone, offset) => {
  it('the day is that of Shanghai', () => {
    process.env.TZ = zone
    expect(new Date('2026-01-15T00:00:00Z').getTimezoneOffset()).toBe(offset)
    expect(dayOf(new Date('2026-06-30T16:30:00Z'))).toBe('2026-07-01')
    expect(dayOf(new Date('2026-06-30T15:59:59Z'))).toBe('2026-06-30')
    expect(dayOf(new Date('2025-12-31T16:00:00Z'))).toBe('2026-01-01')
  })

  it('days and months are counted on the calendar', () => {
    process.env.TZ = zone
    expect(addDays('2026-03-07', 2)).toBe('2026-03-09')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31)
    expect(daysBetween('2026-11-02', '2026-10-31')).toBe(-2)
    expect(lastDay('2026-10')).toBe('2026-10-31')
  })
})

describe('months', () => {
  it('end on the right day, leap years too', () => {
    expect(lastDay('2024-02')).toBe('2024-02-29')
    expect(lastDay('2026-02')).toBe('2026-02-28')
    expect(lastDay('2000-02')).toBe('2000-02-29')
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  })

  it('add over the year', () => {
    expect(addMonths('2026-11', 3)).toBe('2027-02')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(monthsFrom('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsFrom('2026-02', '2026-01')).toEqual([])
  })

  it('have their stock on the last day, or today while they run', () => {
    expect(stockDay('2026-10', '2026-11-23')).toBe('2026-10-31')
    expect(stockDay('2026-11', '2026-11-23')).toBe('2026-11-23')
    expect(stockDay('2026-11', '2026-11-30')).toBe('2026-11-30')
  })

  it('compare with the same day of the month before, or its last', () => {
    expect(sameDayBefore('2026-07-31')).toBe('2026-06-30')
    expect(sameDayBefore('2026-03-31')).toBe('2026-02-28')
    expect(sameDayBefore('2024-03-30')).toBe('2024-02-29')
    expect(sameDayBefore('2026-01-15')).toBe('2025-12-15')
    expect(sameDayBefore('2026-08-31')).toBe('2026-07-31')
  })

  it('are refused in any other form', () => {
    expect(monthSchema.safeParse('2026-07').success).toBe(true)
    for (const text of ['2026-13', '2026-00', '2026-7', '1999-07', '2026-07-01', ''])
      expect(monthSchema.safeParse(text).success).toBe(false)
    expect(daySchema.safeParse('2024-02-29').success).toBe(true)
    for (const text of ['2026-02-29', '2026-2-1', '2026/02/01', '2026-02-01T00:00:00Z'])
      expect(daySchema.safeParse(text).error?.issues[0]?.message).toBe('date_invalid')
  })
})

describe('for any day', () => {
  const someDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days))
  const span = fc.integer({ min: -2000, max: 2000 })

  it('adding and counting agree', () => {
    fc.assert(
      fc.property(someDay, span, (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days)
        expect(addDays(addDays(day, days), -days)).toBe(day)
      }),
    )
    fc.assert(
      fc.property(someDay, span, (day, count) => {
        expect(monthsBetween(monthOf(day), addMonths(monthOf(day), count))).toBe(count)
      }),
    )
  })

  it('a text is a day when the schema of days takes it', () => {
    const texts = ['2026-02-28', '2026-02-30', '2028-02-29', '2026-2-3', '2026-13-01', 'garbage', '', '2026-02-28T00:00', '+02026-02-28']
    for (const text of texts) expect(isDay(text), text).toBe(daySchema.safeParse(text).success)
  })

  it('the day lies in its month, and the same day before in the month before', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const month = monthOf(day)
        expect(firstDay(month) <= day && day <= lastDay(month)).toBe(true)
        expect(addDays(lastDay(month), 1)).toBe(firstDay(addMonths(month, 1)))
        expect(monthOf(sameDayBefore(day))).toBe(addMonths(month, -1))
        expect(sameDayBefore(day).slice(8) <= day.slice(8)).toBe(true)
      }),
    )
  })
})

describe('a day', () => {
  it('is one of the calendar, written in full, as the schema says too', () => {
    const texts = [
      '2026-02-28',
      '2024-02-29',
      '2026-02-29',
      '2026-02-30',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-2-3',
      '20260203',
      '',
    ]
    expect(texts.filter(isDay)).toEqual(['2026-02-28', '2024-02-29'])
    expect(texts.map(isDay)).toEqual(texts.map((text) => daySchema.safeParse(text).success))
  })
})

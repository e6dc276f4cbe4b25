import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutesBy, trainingMinutes } from './training'

test('a training counts from its start to its end', () => {
  expect(trainingMinutes('2026-05-12T09:00:00+08:00', '2026-05-12T11:30:00+08:00')).toBe(150)
  expect(trainingMinutes('2026-05-12T09:00:00+08:00', null)).toBe(0)
})

test('a day counts for eight hours at most, and a course for its days', () => {
  expect(trainingMinutes('2026-05-12T08:00:00+08:00', '2026-05-12T20:00:00+08:00')).toBe(8 * 60)
  // Seven days make the 56 hours of a secretary (domain rules, §4).
  expect(trainingMinutes('2026-05-11T09:00:00+08:00', '2026-05-17T17:00:00+08:00')).toBe(56 * 60)
  // The day is that of Shanghai: from 23:00 to 01:00 there are two.
  expect(trainingMinutes('2026-05-12T15:00:00Z', '2026-05-12T17:00:00Z')).toBe(120)
})

test('no course counts for more than it lasted or than eight hours a day', () => {
  const start = Date.parse('2026-01-01T00:00:00Z')
  fc.assert(
    fc.property(fc.nat(500_000), fc.nat(20_000), (at, length) => {
      const from = new Date(start + at * 60_000).toISOString()
      const to = new Date(start + (at + length) * 60_000).toISOString()
      const minutes = trainingMinutes(from, to)
      expect(minutes).toBeGreaterThanOrEqual(0)
      expect(minutes).toBeLessThanOrEqual(length)
      expect(minutes).toBeLessThanOrEqual((Math.floor(length / 1440) + 2) * 480)
    }),
  )
})

test('what one attends adds up, person by person', () => {
  const at = (personId: string, hour: number) => ({
    personId,
    startsAt: `2026-05-12T0${hour}:00:00Z`,
    endsAt: `2026-05-12T0${hour + 1}:00:00Z`,
  })
  expect([...minutesBy([at('a', 1), at('b', 2), at('a', 3)])]).toEqual([
    ['a', 120],
    ['b', 60],
  ])
})

import { describe, expect, it } from 'vitest'
import { contentOf, fillingOfBody, freshFilling, missingIn, startOn, type Filling } from './filling'

const facts = {
  accountId: 'a',
  today: '2026-11-23',
  earliest: '2023-12-01',
  orgs: [],
  org: { id: 'o', name: '示例支部' },
  stations: [
    { id: 'own', name: '司机之家', own: true },
    { id: 'far', name: '暖心驿站', own: false },
  ],
  roster: [
    { id: 'p1', name: '甲', presence: false },
    { id: 'p2', name: '乙', presence: true },
  ],
}
const fresh = freshFilling(facts, {})
const filled: Filling = { ...fresh, kinds: ['theme_day'], attendees: ['p1'] }

describe('the log form', () => {
  it('begins with today, the own station and the roster', () => {
    expect(fresh).toMatchObject({ kinds: [], day: '2026-11-23', place: 'own', byName: true, expected: 2 })
    expect(freshFilling(facts, { kind: 'party_lecture', day: '2026-09-30' })).toMatchObject({ kinds: ['party_lecture'], day: '2026-09-30' })
    expect(freshFilling({ ...facts, roster: [], stations: [] }, {})).toMatchObject({ byName: false, expected: null, place: 'none' })
  })

  it('can be submitted with a kind and one attendee or headcount', () => {
    expect(missingIn(fresh, 0)).toBe('both')
    expect(missingIn({ ...fresh, kinds: ['visit'] }, 0)).toBe('people')
    expect(missingIn(fresh, 1)).toBe('kind')
    expect(missingIn(filled, 1)).toBeNull()
    expect(missingIn({ ...filled, guests: 20 }, 0)).toBeNull()
    expect(missingIn({ ...filled, byName: false, present: 3 }, 1)).toBeNull()
    expect(missingIn({ ...filled, byName: false, present: null }, 1)).toBe('people')
  })

  it('sends names or headcounts, a station or words', () => {
    expect(contentOf(filled, '2026-11-23T01:00:00Z', 'zh')).toMatchObject({
      title: '11月主题党日',
      stationId: 'own',
      place: null,
      attendees: ['p1'],
      present: null,
      expected: null,
      guests: 0,
    })
    expect(contentOf({ ...filled, byName: false, present: 3, place: 'elsewhere', elsewhere: ' 停车场 ' }, '', 'zh')).toMatchObject({
      stationId: null,
      place: '停车场',
      attendees: [],
      present: 3,
      expected: 2,
    })
  })

  it('comes back as it was from a refused submission', () => {
    const written: Filling = { ...filled, title: '走访', guests: 4, summary: '纪要' }
    const body = contentOf(written, startOn(written.day, new Date('2026-11-23T06:00:00Z')), 'zh')
    expect(fillingOfBody({ orgId: 'o', ...body })).toEqual({ ...written, expected: null })
    expect(fillingOfBody({ count: 4 })).toBeNull()
  })
})

describe('the start', () => {
  const now = new Date('2026-11-23T06:30:00Z')
  it('is now for today, nine for a past day, and never later than now', () => {
    expect(startOn('2026-11-23', now)).toBe('2026-11-23T06:30:00.000Z')
    expect(startOn('2026-11-20', now)).toBe('2026-11-20T09:00:00+08:00')
    expect(startOn('2026-11-23', new Date('2026-11-22T23:00:00Z'))).toBe('2026-11-22T23:00:00.000Z')
  })
  it('keeps its hour when an edit moves the day', () => {
    expect(startOn('2026-11-10', now, '2026-11-12T11:00:00.000Z')).toBe('2026-11-10T19:00:00+08:00')
    expect(startOn('2026-11-12', now, '2026-11-12T11:00:00.000Z')).toBe('2026-11-12T11:00:00.000Z')
    expect(startOn('2026-11-23', now, '2026-11-12T11:00:00.000Z')).toBe(now.toISOString())
  })
})

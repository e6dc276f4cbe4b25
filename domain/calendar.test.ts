import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf, folded } from './calendar'

const octets = (text: string) => new TextEncoder().encode(text).length

describe('a calendar file (RFC 5545)', () => {
  it('escapes what has a meaning in it, and ends each line with CR LF', () => {
    const event = { uid: 'a@b', day: '2026-11-30', title: '党课；a, b; c\\d', text: '一\n二', remindDays: 7 }
    const lines = calendarOf('三会一课', [event], '2026-11-01T02:03:04.567Z').split('\r\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTAMP:20261101T020304Z',
        'DTSTART;VALUE=DATE:20261130',
        'SUMMARY:党课；a\\, b\\; c\\\\d',
        'DESCRIPTION:一\\n二',
        // Nine in the morning, seven days before midnight of the day.
        'TRIGGER:-P6DT15H',
      ]),
    )
    expect(lines.at(-1)).toBe('')
    expect(lines.join('')).not.toMatch(/[\r\n]/)
  })

  it('folds lines at 75 octets, never inside a character, and loses none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const line = text.replace(/[\r\n]/g, '')
        const parts = folded(line).split('\r\n')
        for (const part of parts) expect(octets(part)).toBeLessThanOrEqual(75)
        expect(parts.map((part, index) => (index === 0 ? part : part.slice(1))).join('')).toBe(line)
      }),
    )
  })
})

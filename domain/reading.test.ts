import { describe, expect, it } from 'vitest'
import { needsConfirmation, readingLog } from './reading'

const log = { stationId: '018f0000-0000-7000-8000-000000000001', day: '2026-11-23', count: 120, version: null }
const codesOf = (input: unknown) => readingLog.safeParse(input).error?.issues.map((issue) => `${issue.path.join('.')}:${issue.message}`)

describe('a reading', () => {
  it('needs only station, day, count and the version seen', () => {
    expect(readingLog.parse(log)).toEqual({ ...log, method: 'manual', note: null, confirmed: false })
    expect(readingLog.parse({ ...log, count: 0 }).count).toBe(0)
  })

  it('is refused with the reason', () => {
    expect(codesOf({ ...log, count: -1 })).toEqual(['count:count_negative'])
    expect(codesOf({ ...log, count: 1.5 })).toEqual(['count:count_invalid'])
    expect(codesOf({ ...log, count: Number.NaN })).toEqual(['count:count_invalid'])
    expect(codesOf({ ...log, count: 1_000_001 })).toEqual(['count:count_absurd'])
    expect(codesOf({ ...log, day: '2026-02-30' })).toEqual(['day:date_invalid'])
    expect(codesOf({ ...log, orgId: 'x' })).toHaveLength(1)
  })

  it('needs a second look above the factor of the median, where there is one', () => {
    expect(needsConfirmation(5000, 100, 50)).toBe(false)
    expect(needsConfirmation(5001, 100, 50)).toBe(true)
    expect(needsConfirmation(5001, null, 50)).toBe(false)
    expect(needsConfirmation(5001, 0, 50)).toBe(false)
  })
})

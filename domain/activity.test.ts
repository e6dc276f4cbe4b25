import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activityEdit, activityLog, activityReview, activityWithdraw, receiptOf } from './activity'
import { activityStatesCounted, activityTitle, mayChange } from './activity-words'

const uuid = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const content = { kinds: ['theme_day'], title: '十月主题党日', startsAt: '2026-10-20T19:00:00+08:00', attendees: [uuid(2)] }
const log = { orgId: uuid(1), ...content }
const codesOf = (input: unknown) => activityLog.safeParse(input).error?.issues.map((issue) => `${issue.path.join('.')}:${issue.message}`)

describe('logging an activity', () => {
  it('needs a host, a kind, a title, a start and somebody present', () => {
    expect(activityLog.parse(log)).toEqual({
      ...log,
      endsAt: null,
      stationId: null,
      place: null,
      summary: '',
      cohosts: [],
      expected: null,
      present: null,
      guests: 0,
    })
    expect(codesOf({ ...log, attendees: [] })).toEqual(['attendees:nobody_present'])
    expect(codesOf({ ...log, attendees: [], present: 0 })).toEqual(['attendees:nobody_present'])
    expect(codesOf({ ...log, attendees: [], present: 12 })).toBeUndefined()
    expect(codesOf({ ...log, attendees: [], guests: 30 })).toBeUndefined()
  })

  it('names the field and the code of what is wrong', () => {
    expect(codesOf({ ...log, kinds: [] })).toEqual(['kinds:kind_missing'])
    expect(codesOf({ ...log, kinds: ['theme_day', 'theme_day'] })).toEqual(['kinds:kinds_twice'])
    expect(codesOf({ ...log, kinds: ['theme_day', 'party_lecture', 'talk', 'visit', 'flag', 'clinic'] })).toEqual(['kinds:kinds_many'])
    expect(codesOf({ ...log, title: '  会  ' })).toEqual(['title:title_missing'])
    expect(codesOf({ ...log, title: '会'.repeat(81) })).toEqual(['title:text_long'])
    expect(codesOf({ ...log, startsAt: '2026-10-20' })).toEqual(['startsAt:date_invalid'])
    expect(codesOf({ ...log, startsAt: '2026-10-20T19:00:00' })).toEqual(['startsAt:date_invalid'])
    expect(codesOf({ ...log, orgId: 'x' })).toEqual(['orgId:org_missing'])
    expect(codesOf({ ...log, present: -1 })).toEqual(['present:count_negative'])
    expect(codesOf({ ...log, guests: 5001 })).toEqual(['guests:count_absurd'])
    expect(codesOf({ ...log, state: 'confirmed' })).toHaveLength(1)
  })

  it('cannot end before it starts, nor have more present than expected', () => {
    expect(codesOf({ ...log, endsAt: '2026-10-20T18:59:00+08:00' })).toEqual(['endsAt:end_before_start'])
    expect(codesOf({ ...log, endsAt: log.startsAt })).toBeUndefined()
    expect(codesOf({ ...log, expected: 10, present: 11 })).toEqual(['present:present_exceeds_expected'])
    expect(codesOf({ ...log, expected: 10, present: 10 })).toBeUndefined()
  })
})

describe('later steps', () => {
  it('editing keeps the rules and needs the version seen', () => {
    expect(activityEdit.safeParse({ ...content, id: uuid(3), version: 1 }).success).toBe(true)
    expect(activityEdit.safeParse({ ...content, id: uuid(3) }).success).toBe(false)
    expect(activityEdit.safeParse({ ...content, id: uuid(3), version: 1, attendees: [] }).success).toBe(false)
    expect(activityEdit.safeParse({ ...log, id: uuid(3), version: 1 }).success).toBe(false)
  })

  it('withdrawing needs a reason', () => {
    expect(activityWithdraw.safeParse({ id: uuid(3), version: 1, reason: ' ' }).error?.issues[0]?.message).toBe('reason_missing')
    expect(activityWithdraw.safeParse({ id: uuid(3), version: 1, reason: '登记重复' }).success).toBe(true)
  })

  it('a review sends back or confirms, nothing else', () => {
    expect(activityReview.safeParse({ id: uuid(3), version: 1, verdict: 'confirmed' }).success).toBe(true)
    expect(activityReview.safeParse({ id: uuid(3), version: 1, verdict: 'withdrawn' }).success).toBe(false)
    expect(activityReview.safeParse({ id: uuid(3), version: 1, verdict: 'returned' }).error?.issues[0]?.message).toBe('reason_missing')
  })

  it('planned and withdrawn activities are not counted', () => {
    expect(activityStatesCounted).toEqual(['held', 'returned', 'confirmed'])
  })
})

describe('a title', () => {
  it('is the month and the kinds', () => {
    expect(activityTitle([], '2026-07-24', 'zh')).toBe('')
    expect(activityTitle(['theme_day'], '2026-07-24', 'zh')).toBe('7月主题党日')
    expect(activityTitle(['members_meeting', 'party_lecture'], '2026-11-01', 'zh')).toBe('11月党员大会、党课')
    expect(activityTitle(['theme_day', 'volunteering', 'clinic'], '2026-07-24', 'zh')).toBe('7月主题党日、志愿服务等')
    expect(activityTitle(['theme_day', 'clinic'], '2026-07-31', 'en')).toBe('Theme day, Free clinic, July')
  })
})

describe('changing an activity', () => {
  it('ends with its confirmation for the branch, and with its withdrawal for all', () => {
    expect([mayChange('held', false), mayChange('returned', false), mayChange('planned', false)]).toEqual([true, true, true])
    expect([mayChange('confirmed', false), mayChange('confirmed', true), mayChange('withdrawn', true)]).toEqual([false, true, false])
  })
})

describe('a receipt', () => {
  it('is the day and a running number', () => {
    expect(receiptOf('2026-11-23', 42)).toBe('HD-20261123-000042')
    expect(receiptOf('2026-11-23', 1_234_567)).toBe('HD-20261123-1234567')
  })

  it('differs for different numbers of a day', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(receiptOf('2026-11-23', a) === receiptOf('2026-11-23', b)).toBe(a === b)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attentionItem,
  attentionList,
  lateDuty,
  lateLetter,
  noSecretary,
  orderOf,
  silentStation,
  sizeAdvice,
  type AttentionItem,
} from './attention'
import { dutiesOf } from './duties'
import type { OrgKind } from './org-words'

const org = { id: 'o1', name: '相城流动一支部' }

describe('what needs attention', () => {
  it('a late duty of the branch, counted from the day after it was due, from the cell of the month in which its period ended', () => {
    const duties = dutiesOf(
      { id: 'o1', kind: 'mobile_branch', foundedOn: '2020-01-01', dissolvedOn: null, committees: [], groups: [] },
      [],
      [],
      { from: '2026-09', to: '2026-11' },
      '2026-11-23',
    )
    const facts = { kind: 'duty_late', orgId: 'o1', orgName: org.name, minimum: 1 }
    const late = duties.filter((duty) => duty.state === 'late')
    expect(late.map((duty) => lateDuty(org, { duty: duty.kind, month: duty.to }, [], '2026-11-23'))).toEqual([
      { ...facts, duty: 'members_meeting', from: '2026-07', to: '2026-09', days: 54 },
      { ...facts, duty: 'party_lecture', from: '2026-07', to: '2026-09', days: 54 },
      { ...facts, duty: 'theme_day', from: '2026-09', to: '2026-09', days: 54 },
      { ...facts, duty: 'theme_day', from: '2026-10', to: '2026-10', days: 23 },
    ])
  })

  it('knows the period and the minimum of the rule in force', () => {
    const monthly = [{ kind: 'party_lecture' as const, period: 'month' as const, minimum: 2, from: '2026-01' }]
    expect(lateDuty(org, { duty: 'party_lecture', month: '2026-10' }, monthly, '2026-11-23')).toMatchObject({
      from: '2026-10',
      minimum: 2,
    })
  })

  it('a station silent for two whole days, today not counted', () => {
    const station = { id: 's1', name: '望亭驿站', openedOn: '2026-01-01' }
    expect(silentStation({ ...station, lastDay: '2026-11-23' }, '2026-11-23')).toBeNull()
    expect(silentStation({ ...station, lastDay: '2026-11-21' }, '2026-11-23')).toBeNull()
    expect(silentStation({ ...station, lastDay: '2026-11-20' }, '2026-11-23')).toMatchObject({
      kind: 'no_reading',
      days: 2,
      lastDay: '2026-11-20',
    })
    expect(silentStation({ ...station, openedOn: '2026-11-22', lastDay: null }, '2026-11-23')).toBeNull()
    expect(silentStation({ ...station, openedOn: '2026-11-21', lastDay: null }, '2026-11-23')).toMatchObject({ days: 2, lastDay: null })
  })

  it('a branch without a secretary since the last one ended, whichever came last, and none of which nothing is known', () => {
    const of = (...tenures: { from: string; to: string | null }[]) => noSecretary({ ...org, kind: 'branch' }, tenures, '2026-11-23')
    expect(of()).toBeNull()
    expect(of({ from: '2026-01-01', to: null })).toBeNull()
    expect(of({ from: '2025-01-01', to: '2026-01-01' }, { from: '2026-01-01', to: '2026-12-01' })).toBeNull()
    expect(of({ from: '2026-12-01', to: null })).toBeNull()
    const since = { kind: 'no_secretary', orgId: org.id, orgName: org.name, since: '2026-11-20', days: 3 }
    expect(of({ from: '2026-01-01', to: '2026-11-20' }, { from: '2025-01-01', to: '2026-01-01' })).toEqual(since)
    expect(of({ from: '2025-01-01', to: '2026-11-20' }, { from: '2026-12-01', to: null })).toEqual(since)
    expect(of({ from: '2025-01-01', to: '2026-11-23' })).toMatchObject({ since: '2026-11-23', days: 0 })
    expect(noSecretary({ ...org, kind: 'general_branch' }, [{ from: '2025-01-01', to: '2026-11-20' }], '2026-11-23')).toBeNull()
  })

  describe('the size of a branch, on its own basis', () => {
    const limits = { general: 51, committee: 101 }
    const none = { formal: 0, presence: 0 }
    const advice = (
      kind: OrgKind,
      size: { full?: Partial<typeof none>; members?: Partial<typeof none> },
      committeeSince: string | null = '2020-01-01',
    ) =>
      sizeAdvice(
        { ...org, kind, committeeSince },
        { full: { ...none, ...size.full }, members: { ...none, ...(size.members ?? size.full) } },
        limits,
      ).map((item) => (item.kind === 'size' ? [item.advice, item.count] : item))

    it('fewer than three full members', () => {
      expect(advice('branch', { full: { formal: 2, presence: 9 } })).toEqual([['too_few_full', 2]])
      expect(advice('branch', { full: { formal: 3 } })).toEqual([])
      expect(advice('mobile_branch', { full: { formal: 1, presence: 2 } })).toEqual([])
      expect(advice('cloud_branch', { full: { presence: 2 } })).toEqual([['too_few_full', 2]])
      expect(advice('industry_committee', {})).toEqual([])
    })
    it('no committee from seven full members on', () => {
      expect(advice('branch', { full: { formal: 7 } }, null)).toEqual([['committee_due', 7]])
      expect(advice('branch', { full: { formal: 6 } }, null)).toEqual([])
      expect(advice('mobile_branch', { full: { formal: 3, presence: 4 } }, null)).toEqual([['committee_due', 7]])
    })
    it('fifty members are a branch, more a general branch, more than a hundred a committee', () => {
      const of = (formal: number) => advice('branch', { full: { formal: 10 }, members: { formal } })
      expect([of(50), of(51), of(100), of(101)]).toEqual([
        [],
        [['general_branch_due', 51]],
        [['general_branch_due', 100]],
        [['committee_kind_due', 101]],
      ])
    })
    it('members of a temporary branch, which admits none', () => {
      expect(advice('temporary_branch', { full: { formal: 1 } })).toEqual([['temporary_members', 1]])
      expect(advice('temporary_branch', {})).toEqual([])
    })
  })
})

const id = fc.uuid()
const name = fc.constantFrom('一支部', '二支部', '十支部')
const days = fc.integer({ min: 1, max: 5 })
const someItem: fc.Arbitrary<AttentionItem> = fc.oneof(
  fc.record({
    kind: fc.constant('duty_late' as const),
    orgId: id,
    orgName: name,
    duty: fc.constantFrom('theme_day' as const, 'party_lecture' as const),
    from: fc.constant('2026-10'),
    to: fc.constant('2026-10'),
    minimum: fc.integer({ min: 1, max: 12 }),
    days,
  }),
  fc.record({ kind: fc.constant('no_secretary' as const), orgId: id, orgName: name, since: fc.constant('2026-11-20'), days }),
  fc.record({ kind: fc.constant('returned' as const), activityId: id, orgId: id, orgName: name, title: name, note: name }),
  fc.record({
    kind: fc.constant('development_late' as const),
    personId: id,
    name,
    orgName: name,
    step: fc.constantFrom('talk' as const, 'cultivation' as const),
    days,
  }),
  fc.record({
    kind: fc.constant('absent' as const),
    personId: id,
    name,
    orgName: name,
    alert: fc.constantFrom('remind' as const, 'register' as const),
    months: days,
  }),
  fc.record({ kind: fc.constant('no_reading' as const), stationId: id, stationName: name, lastDay: fc.constant(null), days }),
  fc.record({
    kind: fc.constant('size' as const),
    advice: fc.constantFrom('too_few_full' as const, 'committee_due' as const),
    orgId: id,
    orgName: name,
    count: fc.integer({ min: 0, max: 2 }),
  }),
)

describe('a letter of transfer', () => {
  const [a, b] = [
    { id: 'a', name: '甲支部' },
    { id: 'b', name: '乙支部' },
  ]
  const letter = { id: 't', originId: 'a', destinationId: 'b', sentOn: '2026-03-01', validUntil: '2026-05-30' }
  const seen = (...orgs: { id: string; name: string }[]) => new Map(orgs.map((org) => [org.id, org]))
  const told = (of: Parameters<typeof lateLetter>[0], orgs: ReturnType<typeof seen>, today: string) => {
    const item = lateLetter(of, orgs, today)
    return item?.kind === 'transfer' ? [item.orgId, item.step, item.daysLeft] : item
  }
  it('is nobody’s concern before 60 % of its time', () => expect(told(letter, seen(a, b), '2026-04-23')).toBeNull())
  it('is first the destination’s to receive', () => {
    expect(told(letter, seen(a, b), '2026-04-24')).toEqual(['b', 'receive', 36])
    expect(told(letter, seen(a), '2026-04-24')).toEqual(['a', 'urge', 36])
  })
  it('is the origin’s to take back once it has run out', () => {
    expect(told(letter, seen(a, b), '2026-05-31')).toEqual(['a', 'withdraw', -1])
    expect(told(letter, seen(b), '2026-05-31')).toEqual(['b', 'reissue', -1])
  })
  it('out of the city waits for its receipt', () =>
    expect(told({ ...letter, destinationId: null }, seen(a), '2026-05-30')).toEqual(['a', 'receipt', 0]))
  it('between others is not shown', () => expect(told(letter, seen(), '2026-05-31')).toBeNull())
})

describe('the order', () => {
  it('is late duties, returned, silent stations, size; the longest wait first', () => {
    const late = (wait: number): AttentionItem => ({
      kind: 'duty_late',
      orgId: 'o',
      orgName: '甲',
      duty: 'theme_day',
      from: '2026-09',
      to: '2026-09',
      minimum: 1,
      days: wait,
    })
    const silent = (wait: number): AttentionItem => ({ kind: 'no_reading', stationId: 's', stationName: '驿站', lastDay: null, days: wait })
    const returned: AttentionItem = { kind: 'returned', activityId: 'a', orgId: 'o', orgName: '甲', title: '党课', note: '请补纪要' }
    const small: AttentionItem = { kind: 'size', advice: 'too_few_full', orgId: 'o', orgName: '甲', count: 2 }
    expect(orderOf([small, silent(2), late(3), returned, silent(40), late(54)])).toEqual([
      late(54),
      late(3),
      returned,
      silent(40),
      silent(2),
      small,
    ])
  })

  it('is the same whatever order the items came in, and loses none', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(someItem, { maxLength: 20, selector: (item) => JSON.stringify(item) }),
        fc.infiniteStream(fc.nat()),
        (items, noise) => {
          const shuffled = items
            .map((item) => ({ item, at: noise.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item)
          expect(orderOf(shuffled)).toEqual(orderOf(items))
          expect(orderOf(items)).toHaveLength(items.length)
          expect(attentionList.parse(items)).toEqual(items)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('refuses a kind that it does not know', () => {
    expect(attentionItem.safeParse({ kind: 'other', orgId: 'o' }).success).toBe(false)
  })
})

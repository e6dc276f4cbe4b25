import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memberStageKeys, memberStandingKeys, presenceKindKeys } from './member-words'
import { addDays, type Day } from './month'
import {
  applyChange,
  difference,
  endPresence,
  entriesOf,
  leavesOn,
  leftOn,
  movedTo,
  placeSince,
  rowAt,
  startPresence,
  type PresenceRow,
  type TimelineChange,
  type TimelineRow,
} from './timeline'

const first: TimelineRow = {
  formal: { orgId: 'a' },
  stage: 'probationary',
  standing: 'normal',
  from: '2025-01-10',
  to: null,
  basis: '接收决议',
}

/** The result, where the change must be accepted. */
function accepted<Row>(result: Row[] | { error: string }): Row[] {
  if ('error' in result) throw new Error(result.error)
  return result
}
const after = (rows: readonly TimelineRow[], ...changes: TimelineChange[]) =>
  changes.reduce<TimelineRow[]>((now, change) => accepted(applyChange(now, change)), [...rows])

const toFull = (from: Day, basis = '转正决议'): TimelineChange => ({ fact: 'stage', value: 'full', from, basis })
const toOrg = (orgId: string, from: Day, basis = '介绍信'): TimelineChange => ({ fact: 'formal', value: { orgId }, from, basis })

describe('belonging to a branch', () => {
  const kept = (orgId: string, from: Day, to: Day | null = null): PresenceRow => ({ orgId, kind: 'managed', from, to, basis: '纳管' })
  const of = (memberships: readonly TimelineRow[], presences: readonly PresenceRow[] = []) => ({ memberships, presences })
  const ended = (from: Day): TimelineChange => ({ fact: 'standing', value: 'deceased', from, basis: '死亡证明' })

  it('ends where the relation goes, however often other facts change before', () => {
    const rows = after([first], toFull('2025-05-01'), toOrg('b', '2025-09-01'), toOrg('a', '2026-01-01'))
    expect(leavesOn('a', of(rows), '2025-02-01')).toBe('2025-09-01')
    expect(leavesOn('a', of(rows), '2025-10-01')).toBe('2025-10-01')
    expect(leavesOn('a', of(rows), '2026-01-01')).toBeNull()
    expect(leavesOn('b', of(rows), '2025-09-01')).toBe('2026-01-01')
    expect(leavesOn('c', of(rows), '2025-09-01')).toBe('2025-09-01')
  })

  it('goes on while the branch keeps whoever had the relation there, and ends with either where both are elsewhere', () => {
    const rows = after([first], toOrg('b', '2025-09-01'))
    expect(leavesOn('a', of(rows, [kept('a', '2025-09-01', '2026-02-01')]), '2025-02-01')).toBe('2026-02-01')
    expect(leavesOn('a', of(rows, [kept('a', '2025-09-02', '2026-02-01')]), '2025-02-01')).toBe('2025-09-01')
    expect(leavesOn('m', of(rows, [kept('m', '2025-03-01')]), '2025-04-01')).toBeNull()
    expect(leavesOn('m', of(rows, [{ ...kept('m', '2025-03-01'), kind: 'double' }]), '2025-04-01')).toBe('2025-04-01')
  })

  it('ends with the standing, in every branch', () => {
    const rows = after([first], ended('2025-09-01'))
    expect(leavesOn('a', of(rows), '2025-02-01')).toBe('2025-09-01')
    expect(leavesOn('m', of(rows, [kept('m', '2025-03-01')]), '2025-04-01')).toBe('2025-09-01')
    const lost = after([first], { fact: 'standing', value: 'lost', from: '2025-09-01', basis: '失联' })
    expect(leavesOn('a', of(lost), '2025-02-01')).toBeNull()
  })
})

describe('a dated change', () => {
  it('splits the open row', () => {
    expect(after([first], toFull('2026-01-10'))).toEqual([
      { ...first, to: '2026-01-10' },
      { ...first, stage: 'full', from: '2026-01-10', to: null, basis: '转正决议' },
    ])
  })

  it('dated three months back keeps a later change of organisation and reaches through it', () => {
    const moved = after([first], toOrg('b', '2026-10-01'))
    const mended = after(moved, toFull('2026-08-23', '补录转正决议'))
    expect(mended.map(({ from, to, stage, formal, basis }) => ({ from, to, stage, formal, basis }))).toEqual([
      { from: '2025-01-10', to: '2026-08-23', stage: 'probationary', formal: { orgId: 'a' }, basis: '接收决议' },
      { from: '2026-08-23', to: '2026-10-01', stage: 'full', formal: { orgId: 'a' }, basis: '补录转正决议' },
      { from: '2026-10-01', to: null, stage: 'full', formal: { orgId: 'b' }, basis: '介绍信' },
    ])
  })

  it('stops where the same fact changed later', () => {
    const rows = after([first], toOrg('b', '2026-03-01'), toOrg('c', '2026-09-01'), toOrg('d', '2026-02-01'))
    expect(rows.map((row) => [row.from, row.formal])).toEqual([
      ['2025-01-10', { orgId: 'a' }],
      ['2026-02-01', { orgId: 'd' }],
      ['2026-03-01', { orgId: 'b' }],
      ['2026-09-01', { orgId: 'c' }],
    ])
  })

  it('before the first row, or to what already holds, is refused', () => {
    expect(applyChange([first], toFull('2025-01-09'))).toEqual({ error: 'before_first' })
    expect(applyChange([], toFull('2025-01-09'))).toEqual({ error: 'before_first' })
    expect(applyChange([first], toOrg('a', '2026-01-01'))).toEqual({ error: 'nothing_changes' })
    expect(applyChange([first], { fact: 'standing', value: 'normal', from: '2026-01-01', basis: '核查' })).toEqual({
      error: 'nothing_changes',
    })
  })

  it('of another fact on the same day shares the row and both bases', () => {
    const rows = after([first], toFull('2026-01-10'), toOrg('b', '2026-01-10'))
    expect(rows).toHaveLength(2)
    expect(rows[1]).toMatchObject({ stage: 'full', formal: { orgId: 'b' }, from: '2026-01-10', basis: '转正决议；介绍信' })
  })

  it('of the same fact on the same day is a correction', () => {
    const rows = after([first], toOrg('b', '2026-01-10', '介绍信'), toOrg('c', '2026-01-10', '更正'))
    expect(rows.map((row) => [row.formal, row.basis])).toEqual([
      [{ orgId: 'a' }, '接收决议'],
      [{ orgId: 'c' }, '更正'],
    ])
  })

  it('that undoes another leaves one row with every basis', () => {
    const rows = after([first], toFull('2026-01-10'), { fact: 'stage', value: 'probationary', from: '2026-01-10', basis: '误登更正' })
    expect(rows).toEqual([{ ...first, basis: '接收决议；误登更正' }])
  })

  it('tells an organisation inside from one outside with the same id', () => {
    const rows = after([first], { fact: 'formal', value: { externalOrgId: 'a' }, from: '2026-01-10', basis: '转出' })
    expect(rowAt(rows, '2026-02-01')?.formal).toEqual({ externalOrgId: 'a' })
  })
})

describe('the shown timeline', () => {
  it('tells stage and place at first, then what changed', () => {
    const rows = after([first], toFull('2026-01-10'), toOrg('b', '2026-01-10'), {
      fact: 'standing',
      value: 'lost',
      from: '2026-08-01',
      basis: '失联核查',
    })
    expect(entriesOf(rows)).toEqual([
      { from: '2025-01-10', fact: 'stage', value: 'probationary', basis: '接收决议' },
      { from: '2025-01-10', fact: 'formal', value: { orgId: 'a' }, basis: '接收决议' },
      { from: '2026-01-10', fact: 'stage', value: 'full', basis: '转正决议；介绍信' },
      { from: '2026-01-10', fact: 'formal', value: { orgId: 'b' }, basis: '转正决议；介绍信' },
      { from: '2026-08-01', fact: 'standing', value: 'lost', basis: '失联核查' },
    ])
  })

  it('tells the first standing only if it is not normal', () => {
    expect(entriesOf([{ ...first, standing: 'suspended' }]).map((entry) => entry.fact)).toEqual(['stage', 'standing', 'formal'])
  })
})

describe('rowAt', () => {
  it('takes the day of a change to the new row', () => {
    const rows = after([first], toFull('2026-01-10'))
    expect(rowAt(rows, '2026-01-09')?.stage).toBe('probationary')
    expect(rowAt(rows, '2026-01-10')?.stage).toBe('full')
    expect(rowAt(rows, '2025-01-09')).toBeUndefined()
  })
})

const dayWithin = fc.integer({ min: 0, max: 60 }).map((days) => addDays(first.from, days))
const some = { from: dayWithin, basis: fc.constantFrom('甲', '乙', '丙') }
const someChange: fc.Arbitrary<TimelineChange> = fc.oneof(
  fc.record({ ...some, fact: fc.constant('stage' as const), value: fc.constantFrom(...memberStageKeys) }),
  fc.record({ ...some, fact: fc.constant('standing' as const), value: fc.constantFrom(...memberStandingKeys) }),
  fc.record({
    ...some,
    fact: fc.constant('formal' as const),
    value: fc.oneof(
      fc.constantFrom('a', 'b').map((orgId) => ({ orgId })),
      fc.constant({ externalOrgId: 'a' }),
    ),
  }),
)
const play = (changes: readonly TimelineChange[]) =>
  changes.reduce<TimelineRow[]>(
    (rows, change) => {
      const next = applyChange(rows, change)
      return 'error' in next ? rows : next
    },
    [first],
  )

describe('after any changes', () => {
  it('rows are ordered, without gap or overlap, and the last is open', () => {
    fc.assert(
      fc.property(fc.array(someChange, { maxLength: 25 }), dayWithin, (changes, day) => {
        const rows = play(changes)
        expect(rows[0]?.from).toBe(first.from)
        expect(rows.at(-1)?.to).toBeNull()
        for (const [i, row] of rows.entries()) {
          if (row.to !== null) expect(row.from < row.to).toBe(true)
          expect(row.to).toBe(rows[i + 1]?.from ?? null)
        }
        expect(rows.filter((row) => row.from <= day && (row.to === null || day < row.to))).toHaveLength(1)
      }),
    )
  })

  it('a change holds from its day to the next change of the same fact, and touches nothing else', () => {
    fc.assert(
      fc.property(fc.array(someChange, { maxLength: 15 }), someChange, (changes, change) => {
        const rows = play(changes)
        const next = applyChange(rows, change)
        if ('error' in next) {
          expect(next.error).toBe('nothing_changes')
          expect(rowAt(rows, change.from)?.[change.fact]).toEqual(change.value)
          return
        }
        const until = entriesOf(rows).find((entry) => entry.fact === change.fact && entry.from > change.from)?.from ?? null
        for (let days = 0; days <= 61; days += 1) {
          const day = addDays(first.from, days)
          const was = rowAt(rows, day)
          const is = rowAt(next, day)
          const inside = change.from <= day && (until === null || day < until)
          for (const fact of ['stage', 'standing', 'formal'] as const) {
            expect(is?.[fact]).toEqual(inside && fact === change.fact ? change.value : was?.[fact])
          }
        }
      }),
    )
  })

  it('the basis of the change is told', () => {
    fc.assert(
      fc.property(fc.array(someChange, { maxLength: 15 }), someChange, (changes, change) => {
        const next = applyChange(play(changes), { ...change, basis: '新依据' })
        if (!('error' in next)) expect(next.some((row) => row.basis.split('；').includes('新依据'))).toBe(true)
      }),
    )
  })

  it('superseding and inserting the difference gives the new rows', () => {
    fc.assert(
      fc.property(fc.array(someChange, { maxLength: 10 }), someChange, (changes, change) => {
        const stored = play(changes).map((row, i) => ({ ...row, id: `row-${i}` }))
        const next = applyChange(stored, change)
        if ('error' in next) return
        const { superseded, inserted } = difference(stored, next)
        const gone = new Set(superseded.map((row) => row.id))
        const kept = stored
          .filter((row) => !gone.has(row.id))
          .map(({ formal, stage, standing, from, to, basis }) => ({ formal, stage, standing, from, to, basis }))
        expect([...kept, ...inserted].sort((a, b) => (a.from < b.from ? -1 : 1))).toEqual(next)
        expect(inserted.every((row) => !('id' in row))).toBe(true)
        expect(inserted.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('presence', () => {
  const kept = (orgId: string, from: Day, to: Day | null = null): PresenceRow => ({
    orgId,
    kind: 'managed',
    from,
    to,
    basis: `纳管${orgId}`,
  })
  const start = (orgId: string, from: Day) => ({ orgId, kind: 'managed' as const, from, basis: `纳管${orgId}` })

  it('moves to the new branch on the day, and the old one ends', () => {
    expect(accepted(startPresence([kept('a', '2026-01-01')], start('b', '2026-06-01')))).toEqual([
      kept('a', '2026-01-01', '2026-06-01'),
      kept('b', '2026-06-01'),
    ])
  })

  it('on the very day replaces', () => {
    expect(accepted(startPresence([kept('a', '2026-01-01')], start('b', '2026-01-01')))).toEqual([kept('b', '2026-01-01')])
  })

  it('dated back lets the later branch stand', () => {
    expect(accepted(startPresence([kept('b', '2026-06-01')], start('a', '2026-01-01')))).toEqual([
      kept('a', '2026-01-01', '2026-06-01'),
      kept('b', '2026-06-01'),
    ])
  })

  it('in the same branch again changes nothing', () => {
    expect(startPresence([kept('a', '2026-01-01')], start('a', '2026-06-01'))).toEqual({ error: 'nothing_changes' })
  })

  it('of another kind runs beside', () => {
    const double = { orgId: 'c', kind: 'double' as const, from: '2026-02-01', basis: '报到' }
    expect(accepted(startPresence([kept('a', '2026-01-01')], double))).toEqual([kept('a', '2026-01-01'), { ...double, to: null }])
  })

  it('ends with its basis, or is refused where nobody is kept', () => {
    expect(accepted(endPresence([kept('a', '2026-01-01')], { from: '2026-05-01', basis: '返乡' }))).toEqual([
      { ...kept('a', '2026-01-01', '2026-05-01'), basis: '纳管a；返乡' },
    ])
    expect(accepted(endPresence([kept('a', '2026-01-01')], { from: '2026-01-01', basis: '误登' }))).toEqual([])
    expect(endPresence([kept('a', '2026-01-01', '2026-05-01')], { from: '2026-05-01', basis: '返乡' })).toEqual({ error: 'not_present' })
  })

  it('never keeps a person in two branches at once, nor in an empty row', () => {
    const someStart = fc.record({
      orgId: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom(...presenceKindKeys),
      from: dayWithin,
      basis: fc.constant('依据'),
    })
    const someStep = fc.oneof(
      someStart.map((step) => ({ step: 'start' as const, ...step })),
      dayWithin.map((from) => ({ step: 'end' as const, from, basis: '返乡' })),
    )
    fc.assert(
      fc.property(fc.array(someStep, { maxLength: 20 }), dayWithin, (steps, day) => {
        const rows = steps.reduce<PresenceRow[]>((now, step) => {
          const next =
            step.step === 'end'
              ? endPresence(now, step)
              : startPresence(now, { orgId: step.orgId, kind: step.kind, from: step.from, basis: step.basis })
          return 'error' in next ? now : next
        }, [])
        expect(rows.every((row) => row.to === null || row.from < row.to)).toBe(true)
        const active = rows.filter((row) => row.from <= day && (row.to === null || day < row.to))
        expect(active.filter((row) => row.kind === 'managed').length).toBeLessThanOrEqual(1)
        expect(new Set(active.map((row) => `${row.kind} ${row.orgId}`)).size).toBe(active.length)
      }),
    )
  })
})

describe('a transfer', () => {
  const today = '2026-06-30'
  const to = (orgId: string, from: Day) => ({ value: { orgId }, from, basis: '介绍信' })

  it('changes the place from the day of receipt on, and nothing before it', () => {
    expect(accepted(movedTo([first], to('b', '2026-06-10'), today))).toEqual([
      { ...first, to: '2026-06-10' },
      { ...first, formal: { orgId: 'b' }, from: '2026-06-10', basis: '介绍信' },
    ])
  })
  it('is not received before a later change of place or standing', () => {
    const moved = after([first], toOrg('c', '2026-06-20'))
    expect(movedTo(moved, to('b', '2026-06-19'), today)).toEqual({ error: 'changed_later' })
    expect(accepted(movedTo(moved, to('b', '2026-06-20'), today)).at(-1)?.formal).toEqual({ orgId: 'b' })
    const lost = after([first], { fact: 'standing', value: 'lost', from: '2026-06-20', basis: '失联登记' })
    expect(leftOn(lost, { from: '2026-06-19', basis: '回执' }, today)).toEqual({ error: 'changed_later' })
  })
  it('holds against a move of the origin that lies ahead', () => {
    const planned = after([first], toOrg('merged', '2026-08-01'))
    expect(accepted(movedTo(planned, to('b', '2026-06-10'), today)).map((row) => row.formal)).toEqual([{ orgId: 'a' }, { orgId: 'b' }])
  })
  it('out of the city leaves the place and ends the standing', () => {
    expect(accepted(leftOn([first], { from: '2026-06-10', basis: '回执' }, today)).at(-1)).toEqual({
      ...first,
      standing: 'transferred',
      from: '2026-06-10',
      basis: '回执',
    })
  })
})

it('the relation lies somewhere since it last came there, whatever else has changed', () => {
  const rows = after([first], toFull('2025-06-01'), toOrg('b', '2025-08-01'), toOrg('a', '2026-01-01'), {
    fact: 'standing',
    value: 'lost',
    from: '2026-03-01',
    basis: '失联登记',
  })
  expect(placeSince(rows, '2025-07-01')).toBe('2025-01-10')
  expect(placeSince(rows, '2025-08-01')).toBe('2025-08-01')
  expect(placeSince(rows, '2026-04-01')).toBe('2026-01-01')
  expect(placeSince(rows, '2025-01-01')).toBeUndefined()
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  baseIn,
  duesOf,
  isLate,
  owedIn,
  permilleOf,
  quarterAverage,
  quarterStart,
  reductionChangesIn,
  sumsOf,
  type DuesBase,
} from './dues-rule'
import { fenOf, yuanText } from './money'

describe('dues of a base', () => {
  it.each([
    ['3000', '15.00'],
    ['3001', '30.01'],
    ['0', '0.00'],
    ['3000.01', '30.00'],
    ['5000', '50.00'],
    ['5000.01', '75.00'],
    ['10000', '150.00'],
    ['10000.01', '200.00'],
    ['12000', '240.00'],
  ])('%s asks %s', (base, due) => {
    expect(yuanText(duesOf(fenOf(base) ?? -1))).toBe(due)
  })

  it('is rounded half up in 分', () => {
    // 1 分 × 0.5 % … 100 分 × 0.5 % = 0.5 分.
    expect(duesOf(99)).toBe(0)
    expect(duesOf(100)).toBe(1)
    expect(duesOf(299)).toBe(1)
    expect(duesOf(300)).toBe(2)
  })

  it('has the rate of the band on the whole base, and never falls as the base grows', () => {
    const base = fc.integer({ min: 0, max: 100_000_000 })
    fc.assert(
      fc.property(base, base, (one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one]
        expect(duesOf(less)).toBeLessThanOrEqual(duesOf(more))
        expect([5, 10, 15, 20]).toContain(permilleOf(one))
        // The nearest whole 分, and of two as near the higher.
        const exact = BigInt(one) * BigInt(permilleOf(one))
        const gap = BigInt(duesOf(one)) * 1000n - exact
        expect(gap > -500n && gap <= 500n).toBe(true)
      }),
    )
  })
})

describe('an owner-driver', () => {
  it('has the monthly average of the quarter before as base, for one quarter', () => {
    expect(quarterAverage(fenOf('27000') ?? 0)).toBe(fenOf('9000'))
    expect(quarterAverage(100)).toBe(33)
    expect(quarterAverage(101)).toBe(34)
    expect(quarterStart('2026-01')).toBe('2026-01')
    expect(quarterStart('2026-06')).toBe('2026-04')
    expect(quarterStart('2026-12')).toBe('2026-10')
    const bases: DuesBase[] = [{ kind: 'owner_driver', from: '2026-04', amount: 9000_00 }]
    expect(owedIn(bases, [], '2026-03')).toBeNull()
    expect(owedIn(bases, [], '2026-04')).toBe(135_00)
    expect(owedIn(bases, [], '2026-06')).toBe(135_00)
    expect(owedIn(bases, [], '2026-07')).toBeNull()
  })

  it('of a salary the base holds until the next one', () => {
    const bases: DuesBase[] = [
      { kind: 'salary', from: '2025-01', amount: 3000_00 },
      { kind: 'salary', from: '2026-01', amount: 3001_00 },
    ]
    expect(owedIn(bases, [], '2025-12')).toBe(15_00)
    expect(owedIn(bases, [], '2026-01')).toBe(30_01)
    expect(owedIn(bases, [], '2030-01')).toBe(30_01)
    expect(baseIn(bases, '2024-12')).toBeNull()
  })
})

describe('a reduction', () => {
  const bases: DuesBase[] = [{ kind: 'salary', from: '2025-01', amount: 4000_00 }]
  it('holds from its first month to its last, and asks for no more than the base does', () => {
    const less = [{ from: '2026-03', to: '2026-05', payable: 5_00 }]
    expect(['2026-02', '2026-03', '2026-05', '2026-06'].map((month) => owedIn(bases, less, month))).toEqual([40_00, 5_00, 5_00, 40_00])
    expect(owedIn(bases, [{ from: '2026-03', to: null, payable: 99_00 }], '2027-01')).toBe(40_00)
  })
  it('that is corrected changes its own months, or those after the earlier end', () => {
    const after = { from: '2026-03', to: null, payable: 5_00 }
    expect(reductionChangesIn(null, after)).toBe('2026-03')
    expect(reductionChangesIn({ to: null, payable: 6_00 }, after)).toBe('2026-03')
    expect(reductionChangesIn({ to: null, payable: 5_00 }, after)).toBeNull()
    expect(reductionChangesIn({ to: '2026-05', payable: 5_00 }, after)).toBe('2026-06')
    expect(reductionChangesIn({ to: null, payable: 5_00 }, { ...after, to: '2026-04' })).toBe('2026-05')
    expect(reductionChangesIn({ to: '2026-09', payable: 5_00 }, { ...after, to: '2026-04' })).toBe('2026-05')
  })
  it('of everything needs no base', () => {
    expect(owedIn([], [{ from: '2026-03', to: null, payable: 0 }], '2026-03')).toBe(0)
    expect(owedIn([], [{ from: '2026-03', to: null, payable: 1_00 }], '2026-03')).toBeNull()
  })
})

describe('a payment', () => {
  it('is late from the day after the month on', () => {
    expect(['2026-02-01', '2026-02-28', '2026-03-01'].map((day) => isLate(day, '2026-02'))).toEqual([false, false, true])
  })
})

describe('a statement', () => {
  it('adds what is owed, paid and open; an unknown base is no nought', () => {
    expect(
      sumsOf([
        { due: 15_00, full: 15_00, paid: 15_00 },
        { due: 30_01, full: 30_01, paid: 10_00 },
        { due: null, full: null, paid: 5_00 },
        { due: 2_00, full: 50_00, paid: 3_00 },
        { due: 0, full: null, paid: 0 },
      ]),
    ).toEqual({ members: 5, due: 47_01, paid: 33_00, outstanding: 20_01, reduced: 48_00, unknown: 1 })
  })
})

describe('an amount', () => {
  it('is read as typed, without a fraction in between', () => {
    expect(['30.01', '30.1', '30', ' 1,234.50 ', '0.29'].map(fenOf)).toEqual([3001, 3010, 3000, 123450, 29])
    expect(['', '30.001', '-1', '三十', '1e3', '.5'].map(fenOf)).toEqual([null, null, null, null, null, null])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (fen) => {
        expect(fenOf(yuanText(fen))).toBe(fen)
      }),
    )
  })
})

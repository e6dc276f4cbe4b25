import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withheld } from './withheld'

describe('counts outside the own branch', () => {
  it.each([
    { counts: [30, 12, 0], told: [30, 12, 0] },
    // One small class goes with the next larger, two different ones hide each other.
    { counts: [30, 3, 12, 0], told: [30, null, null, 0] },
    { counts: [30, 3, 12, 12], told: [30, null, null, null] },
    { counts: [30, 3, 12, 2], told: [30, null, 12, null] },
    // Together they must not be few either.
    { counts: [30, 3, 12, 1], told: [30, null, null, null] },
    // Two of the same number would be told by their sum.
    { counts: [30, 1, 1, 12], told: [30, null, null, null] },
    { counts: [30, 4, 4, 12], told: [30, null, null, null] },
    // Nothing is left to show.
    { counts: [5, 1], told: null },
    { counts: [4, 3, 1], told: null },
    { counts: [4, 0], told: null },
    { counts: [0, 0], told: [0, 0] },
    { counts: [], told: [] },
  ])('$counts are told as $told', ({ counts, told }) => {
    expect(withheld(counts, 5)).toEqual(told)
  })

  it('show no number under the least, and none that was changed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 10 }), fc.integer({ min: 3, max: 20 }), (counts, least) => {
        withheld(counts, least)?.forEach((told, index) => {
          if (told !== null) expect([0, counts[index]]).toContain(told)
          expect(told === null || told === 0 || told >= least).toBe(true)
        })
      }),
    )
  })

  /** Every way to spread a total over some classes. */
  function* spread(total: number, classes: number): Generator<number[]> {
    if (classes === 1) yield [total]
    else for (let first = 0; first <= total; first += 1) for (const rest of spread(total - first, classes - 1)) yield [first, ...rest]
  }

  it('cannot be told from the total and the rest, even by who knows the rule', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(7), { minLength: 3, maxLength: 4 }), fc.integer({ min: 3, max: 5 }), (counts, least) => {
        const answer = withheld(counts, least)
        const hidden = counts.flatMap((_, index) => (answer === null || answer[index] === null ? [index] : []))
        const total = counts.reduce((sum, count) => sum + count, 0)
        if (total === 0 || hidden.length === 0) return
        const same = JSON.stringify(answer)
        const possible = [...spread(total, counts.length)].filter((other) => JSON.stringify(withheld(other, least)) === same)
        for (const index of hidden) expect(new Set(possible.map((other) => other[index])).size).toBeGreaterThan(1)
      }),
      { numRuns: 200 },
    )
  })
})

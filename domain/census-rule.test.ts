import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { censusRecord } from './census'
import { differencesOf, lookBefore, nextLook, totalOf, type CensusLooks } from './census-rule'
import { censusCategoryKeys, censusLookKeys, type CensusCategory } from './census-words'

const number = fc.integer({ min: 0, max: 3 })
const counts = fc.record({ operators: number, drivers: fc.integer({ min: 3, max: 6 }), memberDrivers: number, organisations: number })
const chosen = fc.subarray([...censusCategoryKeys])
const reasonsFor = (categories: readonly CensusCategory[]) =>
  Object.fromEntries(categories.map((category) => [category, { code: 'missed', note: '' }]))

describe('the rule of differences', () => {
  it('takes a look exactly when each number that differs has its reason and no other has one', () => {
    fc.assert(
      fc.property(fc.option(counts), counts, chosen, (before, found, given) => {
        const differing = censusCategoryKeys.filter((category) => before !== null && before[category] !== found[category])
        expect(differencesOf(before, found).map(({ category }) => category)).toEqual(differing)
        const input = {
          id: '01890000-0000-7000-8000-000000000000',
          look: before === null ? 'first' : 'second',
          counts: found,
          countedOn: '2026-06-30',
          basis: '台账',
          reasons: reasonsFor(given),
          before,
          replaces: null,
        }
        expect(censusRecord.safeParse(input).success).toBe(given.join() === differing.join())
      }),
    )
  })

  it('goes back from any look to the one before by the changes it names', () => {
    fc.assert(
      fc.property(counts, counts, (before, found) => {
        const back = { ...found }
        for (const { category, change } of differencesOf(before, found)) back[category] -= change
        expect(back).toEqual(before)
      }),
    )
  })
})

describe('looks', () => {
  const none: CensusLooks = { first: null, second: null, verification: null }
  const one = { counts: { operators: 1, drivers: 2, memberDrivers: 1, organisations: 1 } }

  it('stand in one order', () => {
    expect(censusLookKeys.map(lookBefore)).toEqual([null, 'first', 'second'])
    expect([none, { ...none, first: one }, { first: one, second: one, verification: one }].map(nextLook)).toEqual(['first', 'second', null])
  })

  it('are added up only when every district has reported', () => {
    fc.assert(
      fc.property(fc.array(fc.option(counts), { maxLength: 10 }), (found) => {
        const total = totalOf(
          found.map((looked) => ({ looks: { ...none, first: looked && { counts: looked } } })),
          'first',
        )
        expect(total.of).toBe(found.length)
        expect(total.sum === null).toBe(found.length === 0 || found.includes(null))
        for (const category of censusCategoryKeys)
          if (total.sum !== null) expect(total.sum[category]).toBe(found.reduce((sum, row) => sum + (row?.[category] ?? 0), 0))
      }),
    )
  })
})

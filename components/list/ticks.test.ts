import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onlyMost } from '@/domain/member-words'
import { allTicks, askedBy, countOf, isFull, isTicked, noTicks, ticked } from './ticks'

const list = Array.from({ length: 30 }, (_, n) => `row ${n}`)

it('ticks say the same as a set of the rows chosen, whether named or left out', () => {
  const step = fc.record({ rows: fc.subarray(list), on: fc.boolean() })
  fc.assert(
    fc.property(fc.boolean(), fc.array(step), (all, steps) => {
      const chosen = new Set(all ? list : [])
      let ticks = all ? allTicks : noTicks
      for (const { rows, on } of steps) {
        ticks = ticked(ticks, rows, on)
        for (const row of rows) chosen[on ? 'add' : 'delete'](row)
      }
      expect(list.filter((row) => isTicked(ticks, row))).toEqual(list.filter((row) => chosen.has(row)))
      expect(countOf(ticks, list.length)).toBe(chosen.size)
    }),
  )
})

it('ask by ids for what is ticked, by the filters for all, and by both for all but some', () => {
  const filters = { org: 'branch' }
  expect(askedBy(ticked(noTicks, ['a', 'b'], true), filters)).toEqual({ only: 'a,b' })
  expect(askedBy(allTicks, filters)).toEqual(filters)
  expect(askedBy(ticked(allTicks, ['a'], false), filters)).toEqual({ org: 'branch', except: 'a' })
})

it('name no more rows than can be asked with', () => {
  const many = Array.from({ length: onlyMost + 5 }, (_, n) => `row ${n}`)
  const full = ticked(noTicks, many, true)
  expect([full.ids.length, isFull(full), isFull(ticked(full, ['row 0'], false))]).toEqual([onlyMost, true, false])
})

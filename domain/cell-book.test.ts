import { describe, expect, it } from 'vitest'
import { CellBook, percentOf } from './cell-book'

const sum = (indicator: string, month: string, cut: string, num: number, den = 0) => ({ indicator, month, cut, num, den })

describe('sums of cells', () => {
  const book = new CellBook(
    [
      sum('orgs', '2026-10', 'truck.mobile_branch', 30),
      sum('orgs', '2026-10', 'truck.cloud_branch', 1),
      sum('orgs', '2026-10', 'ride_hailing.branch', 12),
      sum('duties', '2026-10', 'theme_day', 9, 10),
      sum('duties', '2026-10', 'party_lecture', 4, 8),
    ],
    '2024-01',
  )

  it('are added over the cuts asked for', () => {
    expect(book.at('orgs', '2026-10').num).toBe(43)
    expect(book.at('orgs', '2026-10', (cut) => cut.startsWith('truck.')).num).toBe(31)
    expect(book.at('duties', '2026-10')).toEqual({ num: 13, den: 18 })
  })

  it('tell nothing from zero: a gap where the indicator has one, and before the first open month', () => {
    expect(book.value('activities', '2026-10')).toBe(0)
    expect(book.value('station_visits', '2026-10')).toBeNull()
    expect(book.value('activities', '2023-12')).toBeNull()
    expect(book.value('orgs', '2026-10', (cut) => cut === 'truck.branch')).toBe(0)
  })

  it('give a rate only over a denominator', () => {
    expect(percentOf({ num: 9, den: 10 })).toBe(90)
    expect(percentOf({ num: 0, den: 0 })).toBeNull()
  })
})

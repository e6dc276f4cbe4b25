import { expect, test } from 'vitest'
import { readyRows, rowsToWrite } from './import-words'

test('every row without a fault is told once, whatever was chosen of duplicates', () => {
  const counts = { fresh: 7, changes: 5, same: 3, twins: 10, merges: 4, aparts: 1 }
  const ready = readyRows(counts)
  expect(ready).toEqual({ fresh: 8, changes: 9, same: 3, open: 5 })
  expect(Object.values(ready).reduce((sum, rows) => sum + rows, 0)).toBe(7 + 5 + 3 + 10)
  expect(rowsToWrite(counts)).toBe(17)
})

import * as z from 'zod'
import type { Page, Total } from '@/domain/page'
import { refuse } from './refusal'

const cursorSchema = z
  .array(z.union([z.string(), z.number()]))
  .min(1)
  .max(4)

/** An opaque cursor from the sort values of the last row shown. */
const cursorOf = (values: readonly (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url')

/** The sort values in a cursor; a mangled one is `invalid`. */
export function cursorValues(cursor: string, length: number): (string | number)[] {
  try {
    const values = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    if (values.length === length) return values
  } catch {
    refuse('cursor', 'field_invalid')
  }
  refuse('cursor', 'field_invalid')
}

/** A total from a count that went one row beyond `most` at the furthest. */
export const totalOf = (count: number, most: number): Total => ({ count: Math.min(count, most), exact: count <= most })

/** A page from one row more than was asked for: that row says that there is a next page. */
export function pageFrom<T>(
  rows: readonly T[],
  limit: number,
  total: Total,
  sortValues: (row: T) => readonly (string | number)[],
): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    next: rows.length > limit && last !== undefined ? cursorOf(sortValues(last)) : null,
    total,
  }
}

/**
 * A page that can be turned both ways, from one row more than was asked for in the direction of the turn:
 * rows found backwards come nearest first, and whether there is a page on the other side is known already.
 */
export function turnedPage<T>(
  found: readonly T[],
  turn: { limit: number; back: boolean; first: boolean },
  total: Total,
  sortValues: (row: T) => readonly (string | number)[],
): Page<T> & { previous: string | null } {
  const rows = turn.back ? found.slice(0, turn.limit).reverse() : found
  const page = pageFrom(rows, turn.limit, total, sortValues)
  const [first, last] = [rows[0], rows.at(-1)]
  const earlier = turn.back ? found.length > turn.limit : !turn.first
  return {
    ...page,
    next: turn.back && last !== undefined ? cursorOf(sortValues(last)) : page.next,
    previous: earlier && first !== undefined ? cursorOf(sortValues(first)) : null,
  }
}

import * as z from 'zod'

export const pageSize = 50
/** Totals are exact up to this many rows; beyond it a list says "10,000+". */
export const countLimit = 10_000

/** What every list takes: an opaque cursor and a size. */
export const pageInput = { cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(pageSize) }

/** What every list answers. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable(),
    total: z.object({ count: z.int(), exact: z.boolean() }),
  })
}
export type Total = { count: number; exact: boolean }
export type Page<T> = { items: T[]; next: string | null; total: Total }

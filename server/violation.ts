import * as z from 'zod'

/** A value that must be unique, or a span that must not meet another. */
const violation = z.object({ code: z.enum(['23505', '23P01']), constraint: z.string() })

/** What the triggers of closed months raise, with the first open day. */
const closure = z.object({ code: z.literal('HC001'), detail: z.iso.date() })

const causeOf = (error: unknown): unknown => (error instanceof Error ? (error.cause ?? error) : error)

/** The first open day, if a statement failed because it would have changed a closed month; otherwise null. */
export const opensOn = (error: unknown): string | null => closure.safeParse(causeOf(error)).data?.detail ?? null

/** Whether a statement failed because such a row came first, as the named constraint holds. */
export function isTaken(error: unknown, constraint: string): boolean {
  return violation.safeParse(causeOf(error)).data?.constraint === constraint
}

/** What still points at a row that was to go: the table, if the database refused for that reason; otherwise null. */
const pointing = z.object({ code: z.literal('23503'), table: z.string() })
export const pointedAtBy = (error: unknown): string | null => pointing.safeParse(causeOf(error)).data?.table ?? null

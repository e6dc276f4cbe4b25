import * as z from 'zod'

/** A value that must be unique, or a span that must not meet another. */
const violation = z.object({ code: z.enum(['23505', '23P01']), constraint: z.string() })

/** Whether a statement failed because such a row came first, as the named constraint holds. */
export function isTaken(error: unknown, constraint: string): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return violation.safeParse(cause).data?.constraint === constraint
}

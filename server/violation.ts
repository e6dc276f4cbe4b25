import * as z from 'zod'

const violation = z.object({ code: z.literal('23505'), constraint: z.string() })

/** Whether a statement failed because a row with the same values came first, as the named constraint holds. */
export function isTaken(error: unknown, constraint: string): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return violation.safeParse(cause).data?.constraint === constraint
}

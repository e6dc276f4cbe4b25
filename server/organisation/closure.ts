import { and, gt, isNull, lte, or } from 'drizzle-orm'
import type { ReadKit } from '../read'

/** The closure rows of what the caller sees, and the condition that they hold today. */
export function closureToday({ from, today }: Pick<ReadKit, 'from' | 'today'>) {
  const { closure } = from
  return { closure, now: and(lte(closure.validFrom, today), or(isNull(closure.validTo), gt(closure.validTo, today))) }
}

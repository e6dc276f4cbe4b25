import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import type { Right } from '@/domain/roles'
import { placeOf } from './actor'
import type { ReadKit } from './read'

type Kit = Pick<ReadKit, 'select' | 'from' | 'actor' | 'today' | 'can'>

/** The closure rows that hold today, for joining and filtering. */
export function closureToday({ from, today }: Pick<Kit, 'from' | 'today'>) {
  const { closure } = from
  return { closure, now: and(lte(closure.validFrom, today), or(isNull(closure.validTo), gt(closure.validTo, today))) }
}

/** An organisation and all that stands below it today; `not_found` when the caller does not see it. */
export async function subtreeOf(kit: Kit, org: string): Promise<string[]> {
  const { closure, now } = closureToday(kit)
  const rows = await kit.select({ id: closure.orgId }).from(closure).where(and(eq(closure.ancestorId, org), now))
  const ids = rows.map((row) => row.id)
  if (!ids.includes(org)) throw new AppError('not_found')
  return ids
}

/** Of the given organisations, those in which the caller holds a right today. */
export async function orgsHolding(kit: Kit, right: Right, ids: readonly (string | null)[]): Promise<ReadonlySet<string>> {
  const asked = ids.filter((id) => id !== null)
  if (asked.length === 0 || !kit.can(right)) return new Set()
  const { roots } = placeOf(kit.actor, right)
  if (roots.length === 0) return new Set()
  const { closure, now } = closureToday(kit)
  const rows = await kit.select({ id: closure.orgId }).from(closure)
    .where(and(inArray(closure.orgId, asked), inArray(closure.ancestorId, [...roots]), now))
  return new Set(rows.map((row) => row.id))
}

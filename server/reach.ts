import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Right } from '@/domain/roles'
import { placeOf } from './actor'
import type { ReadKit } from './read'

/** The organisations of a subtree today, itself included, as a subquery over what the caller sees. */
export function subtreeOf({ select, from, today }: ReadKit, org: string) {
  const { closure } = from
  return select({ id: closure.orgId }).from(closure)
    .where(and(eq(closure.ancestorId, org), lte(closure.validFrom, today), or(isNull(closure.validTo), gt(closure.validTo, today))))
}

/** Whether the caller holds a right at an organisation, and not merely somewhere. */
export async function holdsAt({ select, from, today, actor, can }: ReadKit, right: Right, org: string): Promise<boolean> {
  if (!can(right)) return false
  const { wholeCity, roots } = placeOf(actor, right)
  if (wholeCity || roots.length === 0) return wholeCity
  const { closure } = from
  const found = await select({ id: closure.orgId }).from(closure)
    .where(and(eq(closure.orgId, org), inArray(closure.ancestorId, [...roots]), lte(closure.validFrom, today), or(isNull(closure.validTo), gt(closure.validTo, today))))
    .limit(1)
  return found.length > 0
}

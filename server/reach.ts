import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import type { Day } from '@/domain/month'
import type { Right } from '@/domain/roles'
import { placeOf } from './actor'
import type { ReadKit } from './read'

/** The organisations of a subtree on a day, itself included; what has left it since is named by its id alone. */
function subtreeOn({ select, from }: ReadKit, org: string, day: Day) {
  const { closure } = from
  return select({ id: closure.orgId })
    .from(closure)
    .where(and(eq(closure.ancestorId, org), lte(closure.validFrom, day), or(isNull(closure.validTo), gt(closure.validTo, day))))
}

/** Whether the caller holds a right at an organisation, and not merely somewhere. */
export async function holdsAt({ select, from, today, actor, can }: ReadKit, right: Right, org: string): Promise<boolean> {
  if (!can(right)) return false
  const { wholeCity, roots } = placeOf(actor, right)
  if (wholeCity || roots.length === 0) return wholeCity
  const { closure } = from
  const found = await select({ id: closure.orgId })
    .from(closure)
    .where(
      and(
        eq(closure.orgId, org),
        inArray(closure.ancestorId, [...roots]),
        lte(closure.validFrom, today),
        or(isNull(closure.validTo), gt(closure.validTo, today)),
      ),
    )
    .limit(1)
  return found.length > 0
}

/**
 * The organisations of a subtree on a day, as ids that an index can be searched with; the organisation itself stands
 * in it though it was founded later. `not_found` when the caller does not see it.
 */
export async function subtreeIds(kit: ReadKit, org: string, day: Day = kit.today): Promise<string[]> {
  const { org: orgs } = kit.from
  const [ids, seen] = await Promise.all([subtreeOn(kit, org, day), kit.select({ id: orgs.id }).from(orgs).where(eq(orgs.id, org))])
  if (seen.length === 0) throw new AppError('not_found')
  return [...new Set([org, ...ids.map((row) => row.id)])]
}

/** Of the given organisations, those in which the caller holds a right today. */
export async function orgsHolding(
  { select, from, today, actor, can }: ReadKit,
  right: Right,
  ids: readonly (string | null)[],
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))]
  const roots = can(right) ? placeOf(actor, right).roots : []
  if (asked.length === 0 || roots.length === 0) return new Set()
  const { closure } = from
  const rows = await select({ id: closure.orgId })
    .from(closure)
    .where(
      and(
        inArray(closure.orgId, asked),
        inArray(closure.ancestorId, [...roots]),
        lte(closure.validFrom, today),
        or(isNull(closure.validTo), gt(closure.validTo, today)),
      ),
    )
  return new Set(rows.map((row) => row.id))
}

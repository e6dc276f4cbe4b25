import { and, asc, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import { admitsMembers } from '@/domain/member-words'
import type { Day } from '@/domain/month'
import { orgKindKeys } from '@/domain/org-words'
import type { Right } from '@/domain/roles'
import { placeOf } from '../actor'
import { closureToday } from '../organisation/closure'
import type { ReadKit } from '../read'

/** The organisations that keep a roster at some time from a day to another and in which the caller holds a right, in the order of the tree. */
export async function rosterOrgs(kit: ReadKit, right: Right = 'member.edit', from: Day = kit.today, to: Day = from) {
  const { org } = kit.from
  const { closure, now } = closureToday(kit)
  const { roots } = placeOf(kit.actor, right)
  const inside = kit
    .select({ id: closure.orgId })
    .from(closure)
    .where(and(inArray(closure.ancestorId, [...roots]), now))
  const standing = and(lte(org.foundedOn, to), or(isNull(org.dissolvedOn), gt(org.dissolvedOn, from)))
  return kit
    .select({ id: org.id, name: org.name, kind: org.kind })
    .from(org)
    .where(and(inArray(org.id, inside), inArray(org.kind, orgKindKeys.filter(admitsMembers)), standing))
    .orderBy(asc(org.sort), asc(org.id))
}

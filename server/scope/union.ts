import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { enterprise } from '@/db/schema/enterprise'
import { org } from '@/db/schema/org'
import { person } from '@/db/schema/person'
import { unionMembership } from '@/db/schema/union'
import type { Day } from '@/domain/month'
import { can } from '../actor'
import { insideOrg, insidePerson, presenceOrg, type Scope } from './place'

/** Whether a membership of the union holds on a day. */
export const inUnionOn = (day: Day) =>
  and(
    isNull(unionMembership.supersededAt),
    lte(unionMembership.validFrom, day),
    or(isNull(unionMembership.validTo), gt(unionMembership.validTo, day)),
  )

/** Membership of the industry's union. */
export function unionViews({ db, actor, today, place }: Scope) {
  return {
    /** Memberships of the union: of enterprises kept inside the place and of visible persons, those with the right to see persons. */
    get union() {
      const kept = db
        .select({ id: enterprise.id })
        .from(enterprise)
        .where(insideOrg(enterprise.orgId, place('org.read'), today))
      const persons = can(actor, 'person.read')
        ? inArray(
            unionMembership.personId,
            db
              .select({ id: person.id })
              .from(person)
              .where(insidePerson(place('person.read'), today)),
          )
        : undefined
      return db
        .select()
        .from(unionMembership)
        .where(and(isNull(unionMembership.supersededAt), or(inArray(unionMembership.enterpriseId, kept), persons)))
        .as('union_view')
    },
    /** Who is in the union today, for counting: a district and a group each, and nothing that tells who. */
    get unionDriver() {
      return db
        .select({
          regionCode: sql<string | null>`coalesce(${presenceOrg.regionCode}, ${org.regionCode})`.as('union_region'),
          driverGroup: person.driverGroup,
        })
        .from(unionMembership)
        .innerJoin(person, eq(person.id, unionMembership.personId))
        .leftJoin(org, eq(org.id, person.orgId))
        .leftJoin(presenceOrg, eq(presenceOrg.id, person.presenceOrgId))
        .where(and(inUnionOn(today), insidePerson(place('indicator.read'), today)))
        .as('union_driver_view')
    },
  }
}

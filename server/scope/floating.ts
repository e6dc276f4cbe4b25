import { and, eq, gt, isNull, notInArray, or, sql } from 'drizzle-orm'
import { floating } from '@/db/schema/floating'
import { org } from '@/db/schema/org'
import { person } from '@/db/schema/person'
import { standingsLeft } from '@/domain/member-words'
import { insidePerson, type Scope } from './place'

/** Members who are away from their home branch. */
export function floatingViews({ db, today, place }: Scope) {
  return {
    /** Members of the place who are registered as being away from their home branch; not who is no longer of it. */
    get floating() {
      return db
        .select({
          id: floating.id,
          version: floating.version,
          personId: floating.personId,
          name: sql<string>`${person.name}`.as('floating_name'),
          orgId: floating.orgId,
          orgName: sql<string>`${org.name}`.as('floating_org_name'),
          place: floating.place,
          regionCode: floating.regionCode,
          since: floating.since,
          contact: floating.contact,
        })
        .from(floating)
        .innerJoin(person, and(eq(person.id, floating.personId), eq(person.orgId, floating.orgId)))
        .innerJoin(org, eq(org.id, floating.orgId))
        .where(
          and(
            or(isNull(floating.endedOn), gt(floating.endedOn, today)),
            notInArray(person.standing, [...standingsLeft]),
            insidePerson(place('person.read'), today),
          ),
        )
        .as('floating_view')
    },
  }
}

import { and, eq, isNull } from 'drizzle-orm'
import { partyGroup, partyGroupMember } from '@/db/schema/party-group'
import { person } from '@/db/schema/person'
import { insideOrg, type Scope } from './place'

/** Party groups of branches, and who belongs to them. */
export function partyGroupViews({ db, today, place }: Scope) {
  return {
    /** The groups of visible branches. */
    get partyGroup() {
      return db
        .select()
        .from(partyGroup)
        .where(insideOrg(partyGroup.orgId, place('org.read'), today))
        .as('party_group_view')
    },
    /** Who belongs or belonged to a group of a visible branch, by name. */
    get partyGroupMember() {
      return db
        .select({
          id: partyGroupMember.id,
          groupId: partyGroupMember.groupId,
          orgId: partyGroup.orgId,
          personId: partyGroupMember.personId,
          validFrom: partyGroupMember.validFrom,
          validTo: partyGroupMember.validTo,
          name: person.name,
        })
        .from(partyGroupMember)
        .innerJoin(partyGroup, eq(partyGroup.id, partyGroupMember.groupId))
        .innerJoin(person, eq(person.id, partyGroupMember.personId))
        .where(and(isNull(person.mergedInto), insideOrg(partyGroup.orgId, place('person.read'), today)))
        .as('party_group_member_view')
    },
  }
}

import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import { externalOrg, org } from '@/db/schema/org'
import { membership, person, presence } from '@/db/schema/person'
import { transfer } from '@/db/schema/transfer'
import { mergeable } from './merge'
import { insidePerson, presenceOrg, type Scope } from './place'
import { waitsIn } from './transfer'

/** Dated rows of stage, standing, organisation and presence. */
export function membershipViews({ db, today, place }: Scope) {
  const memberships = <N extends string>(where: SQL | undefined, name: N) =>
    db
      .select({
        id: membership.id,
        personId: membership.personId,
        orgId: membership.orgId,
        externalOrgId: membership.externalOrgId,
        stage: membership.stage,
        standing: membership.standing,
        validFrom: membership.validFrom,
        validTo: membership.validTo,
        basis: membership.basis,
        placeName: sql<string>`coalesce(${org.name}, ${externalOrg.name})`.as('membership_place'),
      })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .leftJoin(org, eq(org.id, membership.orgId))
      .leftJoin(externalOrg, eq(externalOrg.id, membership.externalOrgId))
      .where(and(isNull(membership.supersededAt), where))
      .as(name)
  const presences = <N extends string>(where: SQL | undefined, name: N) =>
    db
      .select({
        id: presence.id,
        personId: presence.personId,
        orgId: presence.orgId,
        kind: presence.kind,
        validFrom: presence.validFrom,
        validTo: presence.validTo,
        basis: presence.basis,
        placeName: sql<string>`${presenceOrg.name}`.as('presence_place'),
      })
      .from(presence)
      .innerJoin(person, eq(person.id, presence.personId))
      .innerJoin(presenceOrg, eq(presenceOrg.id, presence.orgId))
      .where(and(isNull(presence.supersededAt), where))
      .as(name)
  const arriving = () =>
    db
      .select({ id: transfer.personId })
      .from(transfer)
      .innerJoin(person, eq(person.id, transfer.personId))
      .where(waitsIn(place('member.edit'), today))
  return {
    /** The dated rows in force of visible persons. */
    get membership() {
      return memberships(insidePerson(place('person.read'), today), 'membership_view')
    },
    get presence() {
      return presences(insidePerson(place('person.read'), today), 'presence_view')
    },
    /** The same of those who may turn out to be one person. */
    get membershipToMerge() {
      return memberships(mergeable(place('person.merge'), today), 'membership_to_merge_view')
    },
    get presenceToMerge() {
      return presences(mergeable(place('person.merge'), today), 'presence_to_merge_view')
    },
    /** The same of those who wait to be received, for writing the receipt and never for showing. */
    get arrivingMembership() {
      return memberships(inArray(membership.personId, arriving()), 'arriving_membership_view')
    },
    get arrivingPresence() {
      return presences(inArray(presence.personId, arriving()), 'arriving_presence_view')
    },
  }
}

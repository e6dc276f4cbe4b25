import { and, eq, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { externalOrg, org } from '@/db/schema/org'
import { membership, person, presence } from '@/db/schema/person'
import type { Day } from '@/domain/month'
import { idMask } from './identity'
import { mergeable } from './merge'
import { heldOn, insideOrg, insidePerson, presenceOrg, type Scope, undisputed } from './place'

/** The 纳管 of the person in a join. */
export const keptOn = (day: Day): SQL | undefined =>
  and(eq(presence.personId, person.id), eq(presence.kind, 'managed'), heldOn(presence, day))
/** Whether a person is counted on a day: not while a number waits for a check, nor once they are counted as another. */
export const countedOn = (day: Day): SQL | undefined =>
  and(eq(person.pending, false), or(isNull(person.mergedFrom), gt(person.mergedFrom, day)))
const keptOrgId = sql<string | null>`${presence.orgId}`.as('kept_org_id')

/** Persons: today, on a day, and as a roster. */
export function personViews({ db, today, place }: Scope) {
  const facts = <N extends string>(where: SQL | undefined, name: N) =>
    db
      .select({
        id: person.id,
        name: person.name,
        pinyin: person.pinyin,
        phoneMask: person.phoneMask,
        idMask: idMask.as('shown_id_mask'),
        sex: person.sex,
        bornOn: person.bornOn,
        ethnicity: person.ethnicity,
        education: person.education,
        occupation: person.occupation,
        driverGroup: person.driverGroup,
        employer: person.employer,
        joinedOn: person.joinedOn,
        orgId: person.orgId,
        orgName: sql<string | null>`${org.name}`.as('person_org_name'),
        orgKind: org.kind,
        externalOrgId: person.externalOrgId,
        externalName: sql<string | null>`${externalOrg.name}`.as('external_name'),
        presenceOrgId: person.presenceOrgId,
        presenceOrgName: sql<string | null>`${presenceOrg.name}`.as('presence_org_name'),
        stage: person.stage,
        standing: person.standing,
        anonymisedAt: person.anonymisedAt,
        version: person.version,
      })
      .from(person)
      .leftJoin(org, eq(org.id, person.orgId))
      .leftJoin(externalOrg, eq(externalOrg.id, person.externalOrgId))
      .leftJoin(presenceOrg, eq(presenceOrg.id, person.presenceOrgId))
      .where(where)
      .as(name)
  return {
    /** What persons are found, ordered and counted by: without the joins of `person`, so short to send and quick to plan. */
    get personKey() {
      return db
        .select({
          id: person.id,
          name: person.name,
          pinyin: person.pinyin,
          initials: person.initials,
          driverGroup: person.driverGroup,
          orgId: person.orgId,
          presenceOrgId: person.presenceOrgId,
          stage: person.stage,
          standing: person.standing,
          anonymisedAt: person.anonymisedAt,
        })
        .from(person)
        .where(insidePerson(place('person.read'), today))
        .as('person_key_view')
    },
    get person() {
      return facts(insidePerson(place('person.read'), today), 'person_view')
    },
    /** Persons of whom nobody else has a say, those whose number is being checked among them: whoever decides compares them. */
    get personToMerge() {
      return facts(mergeable(place('person.merge'), today), 'person_to_merge_view')
    },
    /** Visible persons as they stood on a day: stage, standing and places from the dated rows that held then. */
    personOn(day: Day) {
      return db
        .select({
          id: person.id,
          name: person.name,
          pinyin: person.pinyin,
          initials: person.initials,
          phoneMask: person.phoneMask,
          driverGroup: person.driverGroup,
          joinedOn: person.joinedOn,
          anonymisedAt: person.anonymisedAt,
          orgId: membership.orgId,
          orgName: sql<string | null>`${org.name}`.as('person_org_name'),
          externalName: sql<string | null>`${externalOrg.name}`.as('external_name'),
          presenceOrgId: keptOrgId,
          presenceOrgName: sql<string | null>`${presenceOrg.name}`.as('presence_org_name'),
          stage: membership.stage,
          standing: membership.standing,
        })
        .from(person)
        .innerJoin(membership, and(eq(membership.personId, person.id), heldOn(membership, day)))
        .leftJoin(presence, keptOn(day))
        .leftJoin(org, eq(org.id, membership.orgId))
        .leftJoin(externalOrg, eq(externalOrg.id, membership.externalOrgId))
        .leftJoin(presenceOrg, eq(presenceOrg.id, presence.orgId))
        .where(insidePerson(place('person.read'), today))
        .as('person_on_view')
    },
    /**
     * Those who stood in the place on a day, by the tree of another or the same day, and are out of it now, so that a
     * past total adds up: as what, never who.
     */
    personLeft(day: Day, treeDay: Day) {
      const inside = place('person.read')
      const stood = db
        .select({ id: membership.personId })
        .from(membership)
        .where(and(heldOn(membership, day), insideOrg(membership.orgId, inside, treeDay)))
        .union(
          db
            .select({ id: presence.personId })
            .from(presence)
            .where(and(eq(presence.kind, 'managed'), heldOn(presence, day), insideOrg(presence.orgId, inside, treeDay))),
        )
      return db
        .select({
          driverGroup: person.driverGroup,
          orgId: membership.orgId,
          presenceOrgId: keptOrgId,
          stage: membership.stage,
          standing: membership.standing,
        })
        .from(person)
        .innerJoin(membership, and(eq(membership.personId, person.id), heldOn(membership, day)))
        .leftJoin(presence, keptOn(day))
        .where(and(inArray(person.id, stood), countedOn(day), sql`(${insidePerson(inside, today)}) is not true`))
        .as('person_left_view')
    },
    /**
     * Who stood on the rosters of the place's organisations, and when: formal members, and beside them those
     * kept by it. A dated row each, whatever branch the person belongs to today.
     */
    get roster() {
      const inside = place('person.read')
      const formal = db
        .select({
          personId: membership.personId,
          orgId: sql<string>`${membership.orgId}`.as('roster_org'),
          presence: sql<boolean>`false`.as('roster_presence'),
          name: person.name,
          stage: membership.stage,
          standing: membership.standing,
          validFrom: membership.validFrom,
          validTo: sql<Day | null>`least(${membership.validTo}, ${person.mergedFrom})`.as('valid_to'),
        })
        .from(membership)
        .innerJoin(person, eq(person.id, membership.personId))
        .where(and(isNull(membership.supersededAt), insideOrg(membership.orgId, inside, today), undisputed(inside, today)))
      const kept = db
        .select({
          personId: presence.personId,
          orgId: sql<string>`${presence.orgId}`.as('roster_org'),
          presence: sql<boolean>`true`.as('roster_presence'),
          name: person.name,
          stage: membership.stage,
          standing: membership.standing,
          validFrom: sql<Day>`greatest(${presence.validFrom}, ${membership.validFrom})`.as('valid_from'),
          validTo: sql<Day | null>`least(${presence.validTo}, ${membership.validTo}, ${person.mergedFrom})`.as('valid_to'),
        })
        .from(presence)
        .innerJoin(person, eq(person.id, presence.personId))
        .innerJoin(membership, eq(membership.personId, presence.personId))
        .where(
          and(
            eq(presence.kind, 'managed'),
            isNull(presence.supersededAt),
            isNull(membership.supersededAt),
            insideOrg(presence.orgId, inside, today),
            undisputed(inside, today),
          ),
        )
      return formal.unionAll(kept).as('roster_view')
    },
  }
}

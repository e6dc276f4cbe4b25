import { and, eq, inArray, isNotNull, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { account } from '@/db/schema/account'
import { activity, activityCohost, attendance } from '@/db/schema/activity'
import { org } from '@/db/schema/org'
import { person } from '@/db/schema/person'
import { station } from '@/db/schema/station'
import { activityStatesCounted } from '@/domain/activity-words'
import { branchKinds } from '@/domain/org-words'
import { insideOrg, insidePerson, type Scope } from './place'

const cohostOrg = alias(org, 'cohost_org')
const merged = alias(person, 'merged')
const cohost = {
  cohostId: sql<string>`${activityCohost.orgId}`.as('cohost_id'),
  cohostName: sql<string>`${cohostOrg.name}`.as('cohost_name'),
  cohostState: sql<(typeof activityCohost.state)['_']['data']>`${activityCohost.state}`.as('cohost_state'),
}

const columns = {
  id: activity.id,
  orgId: activity.orgId,
  orgName: sql<string>`${org.name}`.as('activity_org_name'),
  regionCode: org.regionCode,
  kinds: activity.kinds,
  title: activity.title,
  startsAt: activity.startsAt,
  endsAt: activity.endsAt,
  day: activity.day,
  stationId: activity.stationId,
  stationName: sql<string | null>`${station.name}`.as('activity_station_name'),
  place: activity.place,
  summary: activity.summary,
  expected: activity.expected,
  present: activity.present,
  guests: activity.guests,
  state: activity.state,
  stateNote: activity.stateNote,
  receipt: activity.receipt,
  loggedAt: activity.loggedAt,
  loggedBy: sql<string>`${account.displayName}`.as('logged_by_name'),
  version: activity.version,
}

/** Activities of the place, and who was there. */
export function activityViews({ db, today, place }: Scope) {
  return {
    get activity() {
      return db
        .select(columns)
        .from(activity)
        .innerJoin(org, eq(org.id, activity.orgId))
        .leftJoin(station, eq(station.id, activity.stationId))
        .innerJoin(account, eq(account.id, activity.loggedBy))
        .where(insideOrg(activity.orgId, place('activity.read'), today))
        .as('activity_view')
    },
    /** Activities that branches of the place held with another, or are said to have: a row for each of those branches. */
    get cohosted() {
      return db
        .select({ ...columns, ...cohost })
        .from(activityCohost)
        .innerJoin(cohostOrg, eq(cohostOrg.id, activityCohost.orgId))
        .innerJoin(activity, eq(activity.id, activityCohost.activityId))
        .innerJoin(org, eq(org.id, activity.orgId))
        .leftJoin(station, eq(station.id, activity.stationId))
        .innerJoin(account, eq(account.id, activity.loggedBy))
        .where(insideOrg(activityCohost.orgId, place('activity.read'), today))
        .as('cohosted_view')
    },
    /** Who held the activities of the place together with their hosts, wherever those branches lie. */
    get cohost() {
      return db
        .select({ activityId: activityCohost.activityId, ...cohost })
        .from(activityCohost)
        .innerJoin(cohostOrg, eq(cohostOrg.id, activityCohost.orgId))
        .innerJoin(activity, eq(activity.id, activityCohost.activityId))
        .where(insideOrg(activity.orgId, place('activity.read'), today))
        .as('cohost_view')
    },
    /** Whom an activity may have been held with, anywhere in the city: names of branches. */
    get cohostChoice() {
      place('activity.write')
      return db
        .select({ id: org.id, name: org.name, foundedOn: org.foundedOn, dissolvedOn: org.dissolvedOn })
        .from(org)
        .where(inArray(org.kind, [...branchKinds]))
        .as('cohost_choice_view')
    },
    /** When persons of the caller's place were trained, at activities of whichever organisation; nothing else of those. */
    get training() {
      return db
        .select({ personId: attendance.personId, day: activity.day, startsAt: activity.startsAt, endsAt: activity.endsAt })
        .from(attendance)
        .innerJoin(activity, eq(activity.id, attendance.activityId))
        .innerJoin(person, eq(person.id, attendance.personId))
        .where(
          and(
            sql`'training' = any(${activity.kinds})`,
            inArray(activity.state, [...activityStatesCounted]),
            insidePerson(place('person.read'), today),
          ),
        )
        .as('training_view')
    },
    /** Names at activities of the caller's place, whatever branch the person belongs to. */
    get attendance() {
      // Found apart, and the person joined left: whoever asks for days alone does not read the persons.
      const mergedAway = db
        .select({ id: merged.id })
        .from(merged)
        .where(and(eq(merged.id, attendance.personId), isNotNull(merged.mergedInto)))
      return db
        .select({
          activityId: attendance.activityId,
          personId: attendance.personId,
          name: sql<string>`${person.name}`.as('attendance_name'),
          orgId: activity.orgId,
          day: activity.day,
          state: activity.state,
        })
        .from(attendance)
        .innerJoin(activity, eq(activity.id, attendance.activityId))
        .leftJoin(person, eq(person.id, attendance.personId))
        .where(and(notExists(mergedAway), insideOrg(activity.orgId, place('person.read'), today)))
        .as('attendance_view')
    },
  }
}

import { and, eq, isNull, sql } from 'drizzle-orm'
import { account } from '@/db/schema/account'
import { activity, attendance } from '@/db/schema/activity'
import { org } from '@/db/schema/org'
import { person } from '@/db/schema/person'
import { station } from '@/db/schema/station'
import { insideOrg, type Scope } from './place'

/** Activities of the place, and who was there. */
export function activityViews({ db, today, place }: Scope) {
  return {
    get activity() {
      return db
        .select({
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
        })
        .from(activity)
        .innerJoin(org, eq(org.id, activity.orgId))
        .leftJoin(station, eq(station.id, activity.stationId))
        .innerJoin(account, eq(account.id, activity.loggedBy))
        .where(insideOrg(activity.orgId, place('activity.read'), today))
        .as('activity_view')
    },
    /** Names at activities of the caller's place, whatever branch the person belongs to. */
    get attendance() {
      return db
        .select({
          activityId: attendance.activityId,
          personId: attendance.personId,
          name: person.name,
          orgId: activity.orgId,
          day: activity.day,
          state: activity.state,
        })
        .from(attendance)
        .innerJoin(activity, eq(activity.id, attendance.activityId))
        .innerJoin(person, eq(person.id, attendance.personId))
        .where(and(isNull(person.mergedInto), insideOrg(activity.orgId, place('person.read'), today)))
        .as('attendance_view')
    },
  }
}

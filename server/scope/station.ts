import { and, eq, sql } from 'drizzle-orm'
import { org } from '@/db/schema/org'
import { reading, station } from '@/db/schema/station'
import type { Day } from '@/domain/month'
import type { Right } from '@/domain/roles'
import { insideOrg, insideStation, type Scope } from './place'

/** Stations and their readings. */
export function stationViews({ db, today, place }: Scope) {
  const stations = <N extends string>(right: Right, name: N) =>
    db
      .select({
        id: station.id,
        kind: station.kind,
        name: station.name,
        orgId: station.orgId,
        orgName: sql<string>`${org.name}`.as('org_name'),
        regionCode: station.regionCode,
        address: station.address,
        hours: station.hours,
        brand: station.brand,
        openedOn: station.openedOn,
        closedOn: station.closedOn,
        version: station.version,
      })
      .from(station)
      .innerJoin(org, eq(org.id, station.orgId))
      .where(insideStation(place(right), today))
      .as(name)
  return {
    get station() {
      return stations('station.read', 'station_view')
    },
    /** Stations of organisations that stood in the place on a day and are out of it now: how many of what, never which. */
    stationLeft(treeDay: Day) {
      const inside = place('station.read')
      return db
        .select({
          orgId: station.orgId,
          kind: station.kind,
          regionCode: station.regionCode,
          openedOn: station.openedOn,
          closedOn: station.closedOn,
        })
        .from(station)
        .where(and(insideOrg(station.orgId, inside, treeDay), sql`(${insideStation(inside, today)}) is not true`))
        .as('station_left_view')
    },
    /** Stations at which the caller may log readings. */
    get stationToLog() {
      return stations('reading.write', 'station_to_log_view')
    },
    /** Stations that the caller may edit and close. */
    get stationToManage() {
      return stations('station.manage', 'station_to_manage_view')
    },
    /** Organisations that the caller may give a station to. */
    get stationHost() {
      return db
        .select()
        .from(org)
        .where(insideOrg(org.id, place('station.manage'), today))
        .as('station_host_view')
    },
    get reading() {
      return db
        .select({
          id: reading.id,
          stationId: reading.stationId,
          day: reading.day,
          count: reading.count,
          method: reading.method,
          note: reading.note,
          version: reading.version,
          stationName: sql<string>`${station.name}`.as('station_name'),
          stationOrgId: sql<string>`${station.orgId}`.as('station_org_id'),
          regionCode: station.regionCode,
          closedOn: station.closedOn,
          stationKind: sql<(typeof station.kind)['_']['data']>`${station.kind}`.as('station_kind'),
        })
        .from(reading)
        .innerJoin(station, eq(station.id, reading.stationId))
        .where(insideStation(place('reading.read'), today))
        .as('reading_view')
    },
  }
}

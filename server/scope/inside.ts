import { and, inArray, isNull } from 'drizzle-orm'
import { enterprise } from '@/db/schema/enterprise'
import { org } from '@/db/schema/org'
import { person } from '@/db/schema/person'
import { station } from '@/db/schema/station'
import type { Connection } from '@/db/open'
import type { Day } from '@/domain/month'
import type { Place } from '../actor'
import { insideOrg, insideStation, placed } from './place'

/** Of the given organisations, those inside the place. */
export async function orgsInside(db: Connection, place: Place, today: Day, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: org.id })
    .from(org)
    .where(and(inArray(org.id, [...ids]), insideOrg(org.id, place, today)))
  return new Set(rows.map((row) => row.id))
}

/** Of the given stations, those inside the place. */
export async function stationsInside(db: Connection, place: Place, today: Day, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: station.id })
    .from(station)
    .where(and(inArray(station.id, [...ids]), insideStation(place, today)))
  return new Set(rows.map((row) => row.id))
}

/** Of the given enterprises, those kept inside the place. */
export async function enterprisesInside(db: Connection, place: Place, today: Day, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: enterprise.id })
    .from(enterprise)
    .where(and(inArray(enterprise.id, [...ids]), insideOrg(enterprise.orgId, place, today)))
  return new Set(rows.map((row) => row.id))
}

/** Of the given persons, those inside the place; rows of whoever has been made anonymous are nobody's to write. */
export async function personsInside(db: Connection, place: Place, today: Day, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.id, [...ids]), isNull(person.anonymisedAt), placed(person, place, today)))
  return new Set(rows.map((row) => row.id))
}

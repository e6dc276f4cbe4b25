import type { Connection } from '@/db/open'
import { and, eq, gt, inArray, isNull, lte, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { identityCheck } from '@/db/schema/identity-check'
import { org, orgClosure } from '@/db/schema/org'
import { person } from '@/db/schema/person'
import { station } from '@/db/schema/station'
import type { Day } from '@/domain/month'
import type { Right } from '@/domain/roles'
import type { Actor, Place } from '../actor'

/** Whose rows are looked at: the caller, the day that the scope is of, and where the caller holds a right (`forbidden` without it). */
export type Scope = { db: Connection; actor: Actor; today: Day; place: (right: Right) => Place }

/** The organisations of a place today, on the 行业 line, as an array that an index can be searched with. */
function orgsOf(place: Place, today: Day): SQL {
  const roots = place.roots.length > 0 ? inArray(orgClosure.ancestorId, [...place.roots]) : sql`false`
  return sql`array(select ${orgClosure.orgId} from ${orgClosure} where ${and(
    eq(orgClosure.line, 'industry'),
    roots,
    lte(orgClosure.validFrom, today),
    or(isNull(orgClosure.validTo), gt(orgClosure.validTo, today)),
  )})`
}

/** Whether an organisation lies inside a place. */
export const insideOrg = (column: AnyColumn, place: Place, today: Day): SQL =>
  place.wholeCity ? sql`true` : sql`${column} = any(${orgsOf(place, today)})`

/** Whether a station lies inside a place: by its organisation, or because it is the place. */
export function insideStation(place: Place, today: Day): SQL | undefined {
  return or(insideOrg(station.orgId, place, today), place.stations.length > 0 ? inArray(station.id, [...place.stations]) : undefined)
}

/** Whether a person's formal organisation or 纳管 branch lies inside a place. */
export const placed = (row: { orgId: AnyColumn; presenceOrgId: AnyColumn }, place: Place, today: Day): SQL | undefined =>
  or(insideOrg(row.orgId, place, today), insideOrg(row.presenceOrgId, place, today))

/** Whether both the formal organisation and the 纳管 branch of a person lie inside a place: nobody else has a say then. */
export const wholly = (row: { orgId: AnyColumn; presenceOrgId: AnyColumn }, place: Place, today: Day): SQL | undefined =>
  place.wholeCity
    ? sql`true`
    : and(
        placed(row, place, today),
        or(isNull(row.orgId), insideOrg(row.orgId, place, today)),
        or(isNull(row.presenceOrgId), insideOrg(row.presenceOrgId, place, today)),
      )

/** The organisation of a presence, beside that of the membership. */
export const presenceOrg = alias(org, 'presence_org')
const holder = alias(person, 'holder')
/** A check of a number that nobody has decided yet. */
export const isOpen = eq(identityCheck.state, 'open')

/**
 * Whether a person whose number is being checked is shown. To whoever does not see the other one of that number it is
 * a person like any other; whoever sees both is the one to decide, and finds the two side by side instead.
 */
export const undisputed = (place: Place, today: Day): SQL =>
  place.wholeCity
    ? sql`not ${person.pending}`
    : sql`(not ${person.pending} or not exists (select from ${identityCheck} join ${person} ${sql.identifier('holder')}
        on ${holder.id} = ${identityCheck.holderId} where ${and(eq(identityCheck.personId, person.id), isOpen, placed(holder, place, today))}))`

/** Whether a person lives in a place: rows merged or withdrawn are history. */
export const insidePerson = (place: Place, today: Day): SQL | undefined =>
  and(placed(person, place, today), isNull(person.mergedInto), isNull(person.withdrawnAt), undisputed(place, today))

type Dated = { validFrom: AnyColumn; validTo: AnyColumn; supersededAt: AnyColumn }

/** A dated row that is in force and held on a day. */
export const heldOn = (row: Dated, day: Day): SQL | undefined =>
  and(isNull(row.supersededAt), lte(row.validFrom, day), or(isNull(row.validTo), gt(row.validTo, day)))

import { and, eq, getTableColumns, gt, inArray, isNotNull, isNull, lte, ne, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import { alias, unionAll } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { account, grant, session } from '@/db/schema/account'
import { activity, attendance } from '@/db/schema/activity'
import { auditEvent } from '@/db/schema/audit'
import { committeeTerm, post } from '@/db/schema/committee'
import { identityCheck } from '@/db/schema/identity-check'
import { developmentStep } from '@/db/schema/development'
import { duesBase, duesPayment, duesReduction } from '@/db/schema/dues'
import { enterprise } from '@/db/schema/enterprise'
import { dutyRule } from '@/db/schema/duty'
import { importBatch, importPiece, importResult, importRow } from '@/db/schema/import'
import { floating } from '@/db/schema/floating'
import { figure, indicatorCell, report } from '@/db/schema/indicator'
import { externalOrg, org, orgClosure, orgEvent, orgLink } from '@/db/schema/org'
import { partyGroup, partyGroupMember } from '@/db/schema/party-group'
import { membership, person, presence } from '@/db/schema/person'
import { closedMonth } from '@/db/schema/period'
import { region } from '@/db/schema/region'
import { setting } from '@/db/schema/setting'
import { reading, station } from '@/db/schema/station'
import { transfer } from '@/db/schema/transfer'
import { unionMembership } from '@/db/schema/union'
import type { Connection } from '@/db/open'
import { importKindKeys, importRights } from '@/domain/import-words'
import type { Basis } from '@/domain/basis'
import type { StageSince, StepRecord } from '@/domain/development-path'
import { admitsMembers } from '@/domain/member-words'
import type { Day } from '@/domain/month'
import { orgKindKeys } from '@/domain/org-words'
import type { Right } from '@/domain/roles'
import { can, placeOf, type Actor, type Place } from './actor'
import { AppError } from '@/domain/errors'

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
const insideOrg = (column: AnyColumn, place: Place, today: Day): SQL =>
  place.wholeCity ? sql`true` : sql`${column} = any(${orgsOf(place, today)})`

/** Whether a station lies inside a place: by its organisation, or because it is the place. */
function insideStation(place: Place, today: Day): SQL | undefined {
  return or(insideOrg(station.orgId, place, today), place.stations.length > 0 ? inArray(station.id, [...place.stations]) : undefined)
}

const placed = (row: { orgId: AnyColumn; presenceOrgId: AnyColumn }, place: Place, today: Day): SQL | undefined =>
  or(insideOrg(row.orgId, place, today), insideOrg(row.presenceOrgId, place, today))

/** Whether a membership of the union holds on a day. */
const inUnionOn = (day: Day) =>
  and(
    isNull(unionMembership.supersededAt),
    lte(unionMembership.validFrom, day),
    or(isNull(unionMembership.validTo), gt(unionMembership.validTo, day)),
  )

const presenceOrg = alias(org, 'presence_org')
const holder = alias(person, 'holder')
const isOpen = eq(identityCheck.state, 'open')

/**
 * Whether a person whose number is being checked is shown. To whoever does not see the other one of that number it is
 * a person like any other; whoever sees both is the one to decide, and finds the two side by side instead.
 */
const undisputed = (place: Place, today: Day): SQL =>
  place.wholeCity
    ? sql`not ${person.pending}`
    : sql`(not ${person.pending} or not exists (select from ${identityCheck} join ${person} ${sql.identifier('holder')}
        on ${holder.id} = ${identityCheck.holderId} where ${and(eq(identityCheck.personId, person.id), isOpen, placed(holder, place, today))}))`

/** Whether a person lives in a place: rows merged or withdrawn are history. */
const insidePerson = (place: Place, today: Day): SQL | undefined =>
  and(placed(person, place, today), isNull(person.mergedInto), isNull(person.withdrawnAt), undisputed(place, today))

/** Of the number entered last, whether or not it has been checked. */
const entered = <T>(asked: AnyColumn, accepted: AnyColumn) =>
  sql<T | null>`coalesce((select ${asked} from ${identityCheck} where ${and(eq(identityCheck.personId, person.id), isOpen)}), ${accepted})`
const idMask = entered<string>(identityCheck.idMask, person.idMask)
const idCipher = entered<Buffer>(identityCheck.idCipher, person.idCipher)
const keeperOrg = alias(org, 'keeper_org')

const [fromOrg, toOrg] = [alias(org, 'transfer_from'), alias(org, 'transfer_to')]
const [fromOutside, toOutside] = [alias(externalOrg, 'transfer_from_outside'), alias(externalOrg, 'transfer_to_outside')]
const isSent = eq(transfer.state, 'sent')
/** Whether a transfer waits for somebody of the place: to take the person in, or to record the receipt from outside the city. */
const waitsIn = (place: Place, today: Day): SQL | undefined =>
  and(
    isSent,
    or(insideOrg(transfer.toOrgId, place, today), and(isNotNull(transfer.toExternalOrgId), insideOrg(person.orgId, place, today))),
  )

type Dated = { validFrom: AnyColumn; validTo: AnyColumn; supersededAt: AnyColumn }
/** A dated row that is in force and held on a day. */
const heldOn = (row: Dated, day: Day): SQL | undefined =>
  and(isNull(row.supersededAt), lte(row.validFrom, day), or(isNull(row.validTo), gt(row.validTo, day)))
/** The 纳管 of the person in a join. */
const keptOn = (day: Day): SQL | undefined => and(eq(presence.personId, person.id), eq(presence.kind, 'managed'), heldOn(presence, day))
const keptOrgId = sql<string | null>`${presence.orgId}`.as('kept_org_id')

/**
 * The caller's rows, one view a noun. The scope is the FROM and not a WHERE, so a query cannot forget it;
 * each view stands under its own right and throws `forbidden` without it. No view carries an identifier.
 */
export function scopedViews(db: Connection, actor: Actor, today: Day) {
  const place = (right: Right) => placeOf(actor, right)
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
  const enterprises = <N extends string>(where: SQL | undefined, name: N) =>
    db
      .select({
        id: enterprise.id,
        uscc: enterprise.uscc,
        name: enterprise.name,
        kind: enterprise.kind,
        regionCode: enterprise.regionCode,
        orgId: enterprise.orgId,
        orgName: sql<string>`${keeperOrg.name}`.as('enterprise_org_name'),
        noPartyReason: enterprise.noPartyReason,
        noPartyNote: enterprise.noPartyNote,
        dissolvedOn: enterprise.dissolvedOn,
        version: enterprise.version,
        hasParty: sql<boolean>`exists (${db
          .select({ id: org.id })
          .from(org)
          .where(and(eq(org.enterpriseId, enterprise.id), or(isNull(org.dissolvedOn), gt(org.dissolvedOn, today))))})`.as('has_party'),
        inUnion: sql<boolean>`exists (${db
          .select({ id: unionMembership.id })
          .from(unionMembership)
          .where(and(eq(unionMembership.enterpriseId, enterprise.id), inUnionOn(today)))})`.as('in_union'),
      })
      .from(enterprise)
      .innerJoin(keeperOrg, eq(keeperOrg.id, enterprise.orgId))
      .where(where)
      .as(name)
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
  const transfers = <C extends Record<'phoneMask' | 'stage', SQL.Aliased>, N extends string>(who: C, where: SQL | undefined, name: N) =>
    db
      .select({
        id: transfer.id,
        version: transfer.version,
        personId: transfer.personId,
        name: sql<string>`${person.name}`.as('transfer_name'),
        ...who,
        fromOrgId: transfer.fromOrgId,
        fromName: sql<string>`coalesce(${fromOrg.name}, ${fromOutside.name})`.as('transfer_from_name'),
        toOrgId: transfer.toOrgId,
        toName: sql<string>`coalesce(${toOrg.name}, ${toOutside.name})`.as('transfer_to_name'),
        outside: sql<boolean>`${transfer.toExternalOrgId} is not null`.as('transfer_outside'),
        letterNumber: transfer.letterNumber,
        sentOn: transfer.sentOn,
        validUntil: transfer.validUntil,
        state: transfer.state,
        open: sql<number>`(${transfer.state} = 'sent')::int`.as('transfer_is_open'),
        receivedOn: transfer.receivedOn,
        reason: transfer.reason,
      })
      .from(transfer)
      .innerJoin(person, eq(person.id, transfer.personId))
      .leftJoin(fromOrg, eq(fromOrg.id, transfer.fromOrgId))
      .leftJoin(fromOutside, eq(fromOutside.id, transfer.fromExternalOrgId))
      .leftJoin(toOrg, eq(toOrg.id, transfer.toOrgId))
      .leftJoin(toOutside, eq(toOutside.id, transfer.toExternalOrgId))
      .where(and(isNull(person.mergedInto), where))
      .as(name)
  const settling = <N extends string>(where: SQL | undefined, name: N) =>
    db
      .select({
        id: transfer.id,
        version: transfer.version,
        personId: transfer.personId,
        toOrgId: transfer.toOrgId,
        letterNumber: transfer.letterNumber,
        sentOn: transfer.sentOn,
        validUntil: transfer.validUntil,
      })
      .from(transfer)
      .innerJoin(person, eq(person.id, transfer.personId))
      .where(and(isNull(person.mergedInto), where))
      .as(name)
  const arriving = () =>
    db
      .select({ id: transfer.personId })
      .from(transfer)
      .innerJoin(person, eq(person.id, transfer.personId))
      .where(waitsIn(place('member.edit'), today))
  /** Of the imports those that the caller brought in, of kinds that they may still enter. */
  function ownBatch(): SQL | undefined {
    const kinds = importKindKeys.filter((kind) => can(actor, importRights[kind]))
    if (kinds.length === 0) throw new AppError('forbidden')
    return and(eq(importBatch.accountId, actor.accountId), inArray(importBatch.kind, kinds))
  }
  const duesInside = () => {
    const [seeing, keeping] = [place('person.read'), place('member.edit')]
    return and(insideOrg(person.orgId, keeping, today), insidePerson(seeing, today))
  }
  return {
    get region() {
      return db.select().from(region).as('region_view')
    },
    get org() {
      return db
        .select()
        .from(org)
        .where(insideOrg(org.id, place('org.read'), today))
        .as('org_view')
    },
    /** Organisations that the caller manages. */
    get orgToManage() {
      return db
        .select()
        .from(org)
        .where(insideOrg(org.id, place('org.manage'), today))
        .as('org_to_manage_view')
    },
    /** Enterprises kept inside the place, and those that an organisation of the place belongs to. */
    get enterprise() {
      const inside = place('org.read')
      const named = db
        .select({ id: org.enterpriseId })
        .from(org)
        .where(insideOrg(org.id, inside, today))
      return enterprises(or(insideOrg(enterprise.orgId, inside, today), inArray(enterprise.id, named)), 'enterprise_view')
    },
    get enterpriseToManage() {
      return enterprises(insideOrg(enterprise.orgId, place('org.manage'), today), 'enterprise_to_manage_view')
    },
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
    /** The tree of today and of the past: of visible organisations, and of those that stood under one and have left. */
    get closure() {
      const inside = place('org.read')
      const where = or(insideOrg(orgClosure.orgId, inside, today), insideOrg(orgClosure.ancestorId, inside, today))
      return db
        .select()
        .from(orgClosure)
        .where(and(where, eq(orgClosure.line, 'industry')))
        .as('closure_view')
    },
    get link() {
      const where = insideOrg(orgLink.childId, place('org.read'), today)
      return db
        .select()
        .from(orgLink)
        .where(and(where, eq(orgLink.line, 'industry')))
        .as('link_view')
    },
    /** What happened to visible organisations, and what they took part in. */
    get orgEvent() {
      const inside = place('org.read')
      return db
        .select()
        .from(orgEvent)
        .where(or(insideOrg(orgEvent.orgId, inside, today), and(isNotNull(orgEvent.otherId), insideOrg(orgEvent.otherId, inside, today))))
        .as('org_event_view')
    },
    /** Who holds or held which post in visible organisations, by name. */
    get post() {
      return db
        .select({
          id: post.id,
          orgId: post.orgId,
          personId: post.personId,
          kind: post.kind,
          validFrom: post.validFrom,
          validTo: post.validTo,
          basis: post.basis,
          name: person.name,
        })
        .from(post)
        .innerJoin(person, eq(person.id, post.personId))
        .where(insideOrg(post.orgId, place('person.read'), today))
        .as('post_view')
    },
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
        .where(insideOrg(partyGroup.orgId, place('person.read'), today))
        .as('party_group_member_view')
    },
    /** Elections of visible organisations and the terms that they began. */
    get term() {
      return db
        .select()
        .from(committeeTerm)
        .where(insideOrg(committeeTerm.orgId, place('org.read'), today))
        .as('term_view')
    },
    /** The months that are closed for visible organisations. */
    get closedMonth() {
      return db
        .select({ orgId: closedMonth.orgId, month: closedMonth.month })
        .from(closedMonth)
        .where(insideOrg(closedMonth.orgId, place('org.read'), today))
        .as('closed_month_view')
    },
    /** Who leads which branch today, by the account's shown name. */
    get secretary() {
      return db
        .select({ orgId: sql<string>`${grant.orgId}`.as('secretary_org'), displayName: account.displayName })
        .from(grant)
        .innerJoin(account, eq(account.id, grant.accountId))
        .where(
          and(
            eq(grant.role, 'branch_secretary'),
            isNull(account.lockedAt),
            lte(grant.validFrom, today),
            or(isNull(grant.validTo), gt(grant.validTo, today)),
            insideOrg(grant.orgId, place('org.read'), today),
          ),
        )
        .as('secretary_view')
    },
    /**
     * Cells under each visible organisation, by the tree of the month's end or by that of today. What has left a
     * place since keeps its past totals there, and shows nothing else.
     */
    cellBelow(basis: Basis) {
      const monthEnd = sql`least((${indicatorCell.month} + interval '1 month')::date - 1, ${today}::date)`
      const day = basis === 'now' ? sql`${today}::date` : monthEnd
      return db
        .select({
          ancestorId: orgClosure.ancestorId,
          orgId: indicatorCell.orgId,
          indicator: indicatorCell.indicator,
          month: indicatorCell.month,
          regionCode: indicatorCell.regionCode,
          cut: indicatorCell.cut,
          num: indicatorCell.num,
          den: indicatorCell.den,
          treeDay: sql<Day>`${day}`.as('tree_day'),
        })
        .from(indicatorCell)
        .innerJoin(
          orgClosure,
          and(
            eq(orgClosure.line, 'industry'),
            eq(orgClosure.orgId, indicatorCell.orgId),
            lte(orgClosure.validFrom, day),
            or(isNull(orgClosure.validTo), gt(orgClosure.validTo, day)),
          ),
        )
        .where(insideOrg(orgClosure.ancestorId, place('indicator.read'), today))
        .as('cell_below_view')
    },
    get cell() {
      return db
        .select()
        .from(indicatorCell)
        .where(insideOrg(indicatorCell.orgId, place('indicator.read'), today))
        .as('cell_view')
    },
    /** Published and census figures speak of regions, not of rows: open to whoever sees indicators. */
    get figure() {
      place('indicator.read')
      return db.select().from(figure).as('figure_view')
    },
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
    /** How often duties are owed is the city's rule, known to whoever sees activities. */
    get dutyRule() {
      place('activity.read')
      return db
        .select({
          id: dutyRule.id,
          kind: dutyRule.kind,
          period: dutyRule.period,
          minimum: dutyRule.minimum,
          validFrom: dutyRule.validFrom,
          setAt: dutyRule.setAt,
          setBy: sql<string>`${account.displayName}`.as('rule_set_by'),
        })
        .from(dutyRule)
        .innerJoin(account, eq(account.id, dutyRule.setBy))
        .as('duty_rule_view')
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
        .where(insideOrg(activity.orgId, place('person.read'), today))
        .as('attendance_view')
    },
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
        })
        .from(person)
        .where(insidePerson(place('person.read'), today))
        .as('person_key_view')
    },
    get person() {
      return db
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
          version: person.version,
        })
        .from(person)
        .leftJoin(org, eq(org.id, person.orgId))
        .leftJoin(externalOrg, eq(externalOrg.id, person.externalOrgId))
        .leftJoin(presenceOrg, eq(presenceOrg.id, person.presenceOrgId))
        .where(insidePerson(place('person.read'), today))
        .as('person_view')
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
        .where(and(inArray(person.id, stood), sql`(${insidePerson(inside, today)}) is not true`))
        .as('person_left_view')
    },
    /** The one view that carries an identifier, sealed; under a right of its own. */
    get identity() {
      return db
        .select({ id: person.id, phoneCipher: person.phoneCipher, idCipher: idCipher.as('shown_id_cipher') })
        .from(person)
        .where(insidePerson(place('person.unmask'), today))
        .as('identity_view')
    },
    /** The hashes by which a full number finds its person among the caller's; a check's number counts as the person's. */
    get number() {
      const inside = insidePerson(place('person.read'), today)
      const hashed = (hash: AnyColumn) => ({
        id: sql<string>`${person.id}`.as('number_person'),
        hash: sql<Buffer>`${hash}`.as('number_hash'),
      })
      const ofId = db
        .select(hashed(person.idHash))
        .from(person)
        .where(and(inside, isNotNull(person.idHash)))
      const ofPhone = db
        .select(hashed(person.phoneHash))
        .from(person)
        .where(and(inside, isNotNull(person.phoneHash)))
      const ofCheck = db
        .select(hashed(identityCheck.idHash))
        .from(identityCheck)
        .innerJoin(person, eq(person.id, identityCheck.personId))
        .where(and(inside, isOpen))
      return unionAll(ofId, ofPhone, ofCheck).as('number_view')
    },
    /** Numbers that were entered for persons of the place and wait for a check. */
    get openCheck() {
      return db
        .select({ id: identityCheck.id, personId: identityCheck.personId })
        .from(identityCheck)
        .innerJoin(person, eq(person.id, identityCheck.personId))
        .where(and(insidePerson(place('member.edit'), today), isOpen))
        .as('open_check_view')
    },
    /** Organisations outside the city, known to whoever sees persons. */
    get externalOrg() {
      place('person.read')
      return db.select().from(externalOrg).as('external_org_view')
    },
    /** The dated rows in force of visible persons. */
    get membership() {
      return memberships(insidePerson(place('person.read'), today), 'membership_view')
    },
    get presence() {
      return presences(insidePerson(place('person.read'), today), 'presence_view')
    },
    /** The same of those who wait to be received, for writing the receipt and never for showing. */
    get arrivingMembership() {
      return memberships(inArray(membership.personId, arriving()), 'arriving_membership_view')
    },
    get arrivingPresence() {
      return presences(inArray(presence.personId, arriving()), 'arriving_presence_view')
    },
    /** What the place sends or sent. The origin is where the person stands while the letter is under way. */
    get transferOut() {
      const inside = place('person.read')
      return transfers(
        {
          phoneMask: sql<string | null>`null::text`.as('transfer_phone'),
          stage: sql<(typeof person.stage)['_']['data'] | null>`null::member_stage`.as('transfer_stage'),
        },
        or(insideOrg(transfer.fromOrgId, inside, today), and(isSent, insideOrg(person.orgId, inside, today))),
        'transfer_out_view',
      )
    },
    /** What comes to the place: who it is only as far as the letter says, and nothing of what was taken back. */
    get transferIn() {
      const known = <T>(column: AnyColumn, name: string) => sql<T | null>`case when ${isSent} then ${column} end`.as(name)
      return transfers(
        {
          phoneMask: known<string>(person.phoneMask, 'transfer_phone'),
          stage: known<(typeof person.stage)['_']['data']>(person.stage, 'transfer_stage'),
        },
        and(insideOrg(transfer.toOrgId, place('person.read'), today), ne(transfer.state, 'withdrawn')),
        'transfer_in_view',
      )
    },
    /** Letters under way at either end, for what needs attention: which organisations and how long, and nothing that tells who. */
    get letterUnderWay() {
      const inside = place('indicator.read')
      return db
        .select({
          id: transfer.id,
          originId: sql<string>`${person.orgId}`.as('letter_origin'),
          destinationId: transfer.toOrgId,
          sentOn: transfer.sentOn,
          validUntil: transfer.validUntil,
        })
        .from(transfer)
        .innerJoin(person, eq(person.id, transfer.personId))
        .where(
          and(isSent, isNull(person.mergedInto), or(insideOrg(person.orgId, inside, today), insideOrg(transfer.toOrgId, inside, today))),
        )
        .as('letter_under_way_view')
    },
    /** Transfers whose end is the caller's to record: of those who come, and of those whom a place outside the city took in. */
    get transferToSettle() {
      return settling(waitsIn(place('member.edit'), today), 'transfer_to_settle_view')
    },
    /** Transfers that the caller may take back: of persons who still stand in the place. */
    get transferToWithdraw() {
      return settling(and(isSent, insideOrg(person.orgId, place('member.edit'), today)), 'transfer_to_withdraw_view')
    },
    /** Members of the place who are registered as being away from their home branch. */
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
        .where(and(isNull(floating.endedOn), insidePerson(place('person.read'), today)))
        .as('floating_view')
    },
    /** Whom a letter may be addressed to, anywhere in the city: names of organisations that take members. */
    get destination() {
      place('member.edit')
      return db
        .select({ id: org.id, name: org.name })
        .from(org)
        .where(and(inArray(org.kind, orgKindKeys.filter(admitsMembers)), or(isNull(org.dissolvedOn), gt(org.dissolvedOn, today))))
        .as('destination_view')
    },
    /** Visible persons with all that decides their development: a row each, so that a page of many asks once. */
    get developing() {
      return db
        .select({
          id: person.id,
          name: person.name,
          stage: person.stage,
          standing: person.standing,
          bornOn: person.bornOn,
          version: person.version,
          orgId: person.orgId,
          presenceOrgId: person.presenceOrgId,
          orgName: sql<string | null>`coalesce(${org.name}, ${presenceOrg.name})`.as('developing_org_name'),
          stages: sql<StageSince[]>`array(select json_build_object('stage', ${membership.stage}, 'from', ${membership.validFrom})
            from ${membership} where ${and(eq(membership.personId, person.id), isNull(membership.supersededAt))}
            order by ${membership.validFrom})`.as('developing_stages'),
          steps: sql<StepRecord[]>`array(select json_build_object('step', ${developmentStep.step}, 'doneOn', ${developmentStep.doneOn},
            'length', case when ${developmentStep.amount} is not null
              then json_build_object('amount', ${developmentStep.amount}, 'unit', ${developmentStep.unit}) end)
            from ${developmentStep} where ${and(eq(developmentStep.personId, person.id), isNull(developmentStep.supersededAt))})`.as(
            'developing_steps',
          ),
        })
        .from(person)
        .leftJoin(org, eq(org.id, person.orgId))
        .leftJoin(presenceOrg, eq(presenceOrg.id, person.presenceOrgId))
        .where(insidePerson(place('person.read'), today))
        .as('developing_view')
    },
    /** Persons whose dues are the caller's to keep: formally of the place, under the right to see persons and to edit members. */
    get duesMember() {
      return db.select({ id: person.id }).from(person).where(duesInside()).as('dues_member_view')
    },
    /** Amounts are told only with both rights, and only where the formal relation lies. */
    get duesBase() {
      return db
        .select({
          id: duesBase.id,
          personId: duesBase.personId,
          kind: duesBase.kind,
          from: duesBase.fromMonth,
          amount: duesBase.amount,
          income: duesBase.income,
        })
        .from(duesBase)
        .innerJoin(person, eq(person.id, duesBase.personId))
        .where(and(isNull(duesBase.supersededAt), duesInside()))
        .as('dues_base_view')
    },
    get duesReduction() {
      return db
        .select({
          id: duesReduction.id,
          personId: duesReduction.personId,
          from: duesReduction.fromMonth,
          to: duesReduction.toMonth,
          payable: duesReduction.payable,
          approvedBy: duesReduction.approvedBy,
        })
        .from(duesReduction)
        .innerJoin(person, eq(person.id, duesReduction.personId))
        .where(and(isNull(duesReduction.supersededAt), duesInside()))
        .as('dues_reduction_view')
    },
    get duesPayment() {
      return db
        .select({
          id: duesPayment.id,
          personId: duesPayment.personId,
          month: duesPayment.month,
          amount: duesPayment.amount,
          paidOn: duesPayment.paidOn,
        })
        .from(duesPayment)
        .innerJoin(person, eq(person.id, duesPayment.personId))
        .where(and(isNull(duesPayment.supersededAt), duesInside()))
        .as('dues_payment_view')
    },
    /** The steps in force of visible persons' development. */
    get development() {
      return db
        .select({
          id: developmentStep.id,
          personId: developmentStep.personId,
          step: developmentStep.step,
          doneOn: developmentStep.doneOn,
          amount: developmentStep.amount,
          unit: developmentStep.unit,
          basis: developmentStep.basis,
          recordedBy: sql<string | null>`${account.displayName}`.as('step_recorded_by'),
        })
        .from(developmentStep)
        .innerJoin(person, eq(person.id, developmentStep.personId))
        .leftJoin(account, eq(account.id, developmentStep.recordedBy))
        .where(and(isNull(developmentStep.supersededAt), insidePerson(place('person.read'), today)))
        .as('development_view')
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
          validTo: membership.validTo,
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
          validTo: sql<Day | null>`least(${presence.validTo}, ${membership.validTo})`.as('valid_to'),
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
    get report() {
      return db
        .select({
          id: report.id,
          orgId: report.orgId,
          orgName: sql<string>`${org.name}`.as('report_org_name'),
          month: report.month,
          model: report.model,
          code: report.code,
          issuedBy: sql<string>`${account.displayName}`.as('issued_by_name'),
          issuedAt: report.issuedAt,
        })
        .from(report)
        .innerJoin(org, eq(org.id, report.orgId))
        .innerJoin(account, eq(account.id, report.issuedBy))
        .where(insideOrg(report.orgId, place('report.read'), today))
        .as('report_view')
    },
    /** Accounts opened inside the place; auditors are nobody's to manage. */
    get account() {
      const auditors = db.select({ id: grant.accountId }).from(grant).where(eq(grant.role, 'auditor'))
      return db
        .select({
          id: account.id,
          name: account.name,
          displayName: account.displayName,
          orgId: account.orgId,
          mustChange: account.mustChange,
          lockedAt: account.lockedAt,
          pausedUntil: account.pausedUntil,
          lastSignInAt: account.lastSignInAt,
          version: account.version,
          demo: account.demo,
          createdAt: account.createdAt,
          orgName: sql<string | null>`${org.name}`.as('account_org_name'),
        })
        .from(account)
        .leftJoin(org, eq(org.id, account.orgId))
        .where(and(insideOrg(account.orgId, place('account.manage'), today), sql`${account.id} not in ${auditors}`))
        .as('account_view')
    },
    get grant() {
      return db
        .select({
          id: grant.id,
          accountId: grant.accountId,
          role: grant.role,
          orgId: grant.orgId,
          stationId: grant.stationId,
          validFrom: grant.validFrom,
          validTo: grant.validTo,
          placeName: sql<string>`coalesce(${org.name}, ${station.name})`.as('grant_place'),
          placeOrgId: sql<string>`coalesce(${grant.orgId}, ${station.orgId})`.as('grant_place_org'),
        })
        .from(grant)
        .innerJoin(account, eq(account.id, grant.accountId))
        .leftJoin(org, eq(org.id, grant.orgId))
        .leftJoin(station, eq(station.id, grant.stationId))
        .where(and(insideOrg(account.orgId, place('account.manage'), today), ne(grant.role, 'auditor')))
        .as('grant_view')
    },
    /** The caller's own account and sessions: no right is needed for what is one's own. */
    get own() {
      return db
        .select({
          id: account.id,
          name: account.name,
          displayName: account.displayName,
          locale: account.locale,
          lastSignInAt: account.lastSignInAt,
          lastSignInFrom: account.lastSignInFrom,
          version: account.version,
        })
        .from(account)
        .where(eq(account.id, actor.accountId))
        .as('own_view')
    },
    get ownSession() {
      return db
        .select({
          id: session.id,
          createdAt: session.createdAt,
          lastSeenAt: session.lastSeenAt,
          address: session.address,
          agent: session.agent,
        })
        .from(session)
        .where(and(eq(session.accountId, actor.accountId), isNull(session.revokedAt)))
        .as('own_session_view')
    },
    get importBatch() {
      return db.select().from(importBatch).where(ownBatch()).as('import_batch_view')
    },
    /** The pieces of a file that has not been read yet, sealed. */
    get importPiece() {
      return db
        .select({ batchId: importPiece.batchId, n: importPiece.n, sealed: importPiece.sealed })
        .from(importPiece)
        .innerJoin(importBatch, eq(importBatch.id, importPiece.batchId))
        .where(ownBatch())
        .as('import_piece_view')
    },
    /** Lines of a file that are not written yet; what was filled in is sealed. */
    get importRow() {
      return db
        .select(getTableColumns(importRow))
        .from(importRow)
        .innerJoin(importBatch, eq(importBatch.id, importRow.batchId))
        .where(ownBatch())
        .as('import_row_view')
    },
    get importResult() {
      return db
        .select(getTableColumns(importResult))
        .from(importResult)
        .innerJoin(importBatch, eq(importBatch.id, importResult.batchId))
        .where(ownBatch())
        .as('import_result_view')
    },
    get setting() {
      place('setting.manage')
      return db
        .select({
          id: setting.id,
          key: setting.key,
          value: setting.value,
          validFrom: setting.validFrom,
          setBy: sql<string | null>`${account.displayName}`.as('set_by_name'),
        })
        .from(setting)
        .leftJoin(account, eq(account.id, setting.setBy))
        .as('setting_view')
    },
    get audit() {
      place('audit.read')
      return db.select().from(auditEvent).as('audit_view')
    },
  }
}
export type Views = ReturnType<typeof scopedViews>

/**
 * Who has an ID number, wherever they are. Nobody is told: it decides whether an entry is put before the superior,
 * and is asked by hash alone.
 */
export async function holderOf(db: Connection, hashes: readonly Buffer[]): Promise<string | null> {
  const [found] = await db
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.idHash, [...hashes]), eq(person.pending, false), isNull(person.mergedInto)))
    .limit(1)
  return found?.id ?? null
}

/** As `holderOf` for many numbers: who has which, by the hash in base64. */
export async function holdersOf(db: Connection, hashes: readonly Buffer[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map()
  const found = await db
    .select({ id: person.id, hash: person.idHash })
    .from(person)
    .where(and(sql`${person.idHash} = any(${sql.param([...hashes])}::bytea[])`, eq(person.pending, false), isNull(person.mergedInto)))
  return new Map(found.flatMap(({ id, hash }) => (hash === null ? [] : [[hash.toString('base64'), id] as const])))
}

const foreignKeys = z.array(z.object({ table: z.string(), column: z.string() }))
const pointed = z.array(z.object({ id: z.uuid() }))
/** Rows of these are a person's own, or tell where their number waits. */
const ownTables = ['person', 'membership', 'presence', 'identity_check']

/** What else was recorded about some persons: the table, and which of them, whatever tables there are. */
export async function recordedOf(db: Connection, ids: readonly string[]): Promise<{ table: string; ids: string[] }[]> {
  const found = await db.execute(sql`select conrelid::regclass::text as "table", attname as "column" from pg_constraint
    join pg_attribute on attrelid = conrelid and attnum = conkey[1] where contype = 'f' and confrelid = 'person'::regclass order by 1`)
  const recorded: { table: string; ids: string[] }[] = []
  for (const { table, column } of foreignKeys.parse(found.rows)) {
    if (ownTables.includes(table)) continue
    const name = sql.identifier(column)
    const rows = await db.execute(
      sql`select distinct ${name} as id from ${sql.identifier(table)} where ${name} = any(${sql.param([...ids])}::uuid[])`,
    )
    recorded.push({ table, ids: pointed.parse(rows.rows).map(({ id }) => id) })
  }
  return recorded
}

const unique = { org: org.name, station: station.name, enterprise: enterprise.uscc }
/** What nobody else in the city may be called, or have as a code. */
export type Unique = keyof typeof unique
/** Of some names or codes those that stand somewhere in the city, in sight or not: whoever enters one is told as much. */
export async function takenAmong(db: Connection, noun: Unique, texts: readonly string[]): Promise<Set<string>> {
  const column = unique[noun]
  if (texts.length === 0) return new Set()
  const rows = await db
    .select({ text: column })
    .from(column.table)
    .where(inArray(column, [...texts]))
  return new Set(rows.map(({ text }) => text))
}

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
/** Of the given persons, those inside the place. */
export async function personsInside(db: Connection, place: Place, today: Day, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.id, [...ids]), placed(person, place, today)))
  return new Set(rows.map((row) => row.id))
}

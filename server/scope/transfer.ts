import { and, eq, isNotNull, isNull, ne, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { externalOrg, org } from '@/db/schema/org'
import { person } from '@/db/schema/person'
import { transfer } from '@/db/schema/transfer'
import type { Day } from '@/domain/month'
import type { Place } from '../actor'
import { insideOrg, type Scope } from './place'

const [fromOrg, toOrg] = [alias(org, 'transfer_from'), alias(org, 'transfer_to')]
const [fromOutside, toOutside] = [alias(externalOrg, 'transfer_from_outside'), alias(externalOrg, 'transfer_to_outside')]
const isSent = eq(transfer.state, 'sent')

/** Whether a transfer waits for somebody of the place: to take the person in, or to record the receipt from outside the city. */
export const waitsIn = (place: Place, today: Day): SQL | undefined =>
  and(
    isSent,
    or(insideOrg(transfer.toOrgId, place, today), and(isNotNull(transfer.toExternalOrgId), insideOrg(person.orgId, place, today))),
  )

/** Letters of transfer, as either end may see them. */
export function transferViews({ db, today, place }: Scope) {
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
  return {
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
  }
}

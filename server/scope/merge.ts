import { and, eq, exists, isNotNull, isNull, lt, not, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import { alias, union } from 'drizzle-orm/pg-core'
import { account } from '@/db/schema/account'
import { identityCheck } from '@/db/schema/identity-check'
import { personApart, personMerge } from '@/db/schema/merge'
import { org } from '@/db/schema/org'
import { person } from '@/db/schema/person'
import type { Day } from '@/domain/month'
import type { Place } from '../actor'
import { entered, idCipher, idMask } from './identity'
import { insidePerson, isOpen, wholly, type Scope } from './place'

type Person = Record<'orgId' | 'presenceOrgId' | 'mergedInto' | 'withdrawnAt' | 'anonymisedAt', AnyColumn>
const of = (row: Person, place: Place, today: Day): SQL | undefined =>
  and(wholly(row, place, today), isNull(row.mergedInto), isNull(row.withdrawnAt), isNull(row.anonymisedAt))

/** Whether a person lives in a place alone, so that whoever holds a right there decides who they are. */
export const mergeable = (place: Place, today: Day): SQL | undefined => of(person, place, today)

const [left, right] = [alias(person, 'pair_left'), alias(person, 'pair_right')]
const held = alias(person, 'check_holder')
const [kept, gone] = [alias(person, 'merge_kept'), alias(person, 'merge_gone')]
const [keptOrg, goneOrg] = [alias(org, 'merge_kept_org'), alias(org, 'merge_gone_org_row')]

/** Persons who may be one: whose number waits for a check, who look alike, and who were merged. */
export function mergeViews({ db, today, place }: Scope) {
  const inside = () => place('person.merge')
  /** Two of one name who share a phone or a birth date, by an index each; whose numbers differ are two. */
  const alike = (by: SQL | undefined) =>
    db
      .select({ leftId: sql<string>`${left.id}`.as('left_id'), rightId: sql<string>`${right.id}`.as('right_id') })
      .from(left)
      .innerJoin(right, and(eq(left.name, right.name), by, lt(left.id, right.id)))
      .where(
        and(
          ...[left, right].flatMap((row) => [of(row, inside(), today), eq(row.pending, false)]),
          or(isNull(left.idHash), isNull(right.idHash), eq(left.idHash, right.idHash)),
          not(
            exists(
              db
                .select({ id: personApart.id })
                .from(personApart)
                .where(and(eq(personApart.leftId, left.id), eq(personApart.rightId, right.id))),
            ),
          ),
        ),
      )
  return {
    /** Pairs of persons who may be one, the lower id on the left. */
    get likelyPair() {
      const pair = union(
        alike(and(isNotNull(left.phoneHash), eq(left.phoneHash, right.phoneHash))),
        alike(and(isNotNull(left.bornOn), eq(left.bornOn, right.bornOn))),
      ).as('likely')
      return db
        .select({
          leftId: pair.leftId,
          rightId: pair.rightId,
          name: sql<string>`${left.name}`.as('pair_name'),
          samePhone: sql<boolean>`coalesce(${left.phoneHash} = ${right.phoneHash}, false)`.as('same_phone'),
          sameBirth: sql<boolean>`coalesce(${left.bornOn} = ${right.bornOn}, false)`.as('same_birth'),
        })
        .from(pair)
        .innerJoin(left, eq(left.id, pair.leftId))
        .innerJoin(right, eq(right.id, pair.rightId))
        .as('likely_pair_view')
    },
    /** Numbers that wait for whoever sees both persons. */
    get checkToDecide() {
      return db
        .select({
          id: identityCheck.id,
          version: identityCheck.version,
          personId: identityCheck.personId,
          holderId: identityCheck.holderId,
          orgId: identityCheck.orgId,
          orgName: sql<string>`${org.name}`.as('check_org_name'),
          idMask: identityCheck.idMask,
          askedAt: identityCheck.askedAt,
          name: sql<string>`${person.name}`.as('check_name'),
          holderName: sql<string>`${held.name}`.as('check_holder_name'),
        })
        .from(identityCheck)
        .innerJoin(person, eq(person.id, identityCheck.personId))
        .innerJoin(held, eq(held.id, identityCheck.holderId))
        .innerJoin(org, eq(org.id, identityCheck.orgId))
        .where(and(isOpen, of(person, inside(), today), of(held, inside(), today)))
        .as('check_to_decide_view')
    },
    /** Numbers given back to whoever keeps the entry; why, and nothing of anybody else. */
    get checkReturned() {
      return db
        .select({
          id: identityCheck.id,
          personId: identityCheck.personId,
          orgId: identityCheck.orgId,
          note: identityCheck.note,
          name: person.name,
        })
        .from(identityCheck)
        .innerJoin(person, eq(person.id, identityCheck.personId))
        .where(and(eq(identityCheck.state, 'returned'), insidePerson(place('member.edit'), today)))
        .as('check_returned_view')
    },
    /** The numbers of persons who may be one, sealed, to be compared by their hashes and never shown. */
    get numberToMerge() {
      return db
        .select({
          id: person.id,
          phoneCipher: person.phoneCipher,
          phoneHash: person.phoneHash,
          phoneMask: person.phoneMask,
          idCipher: idCipher.as('shown_id_cipher'),
          idHash: entered<Buffer>(identityCheck.idHash, person.idHash).as('shown_id_hash'),
          idMask: idMask.as('shown_id_mask'),
          acceptedCipher: person.idCipher,
          acceptedHash: person.idHash,
          pending: person.pending,
        })
        .from(person)
        .where(of(person, inside(), today))
        .as('number_to_merge_view')
    },
    /** Merges of persons who live in the place, those taken back among them. */
    get merge() {
      return db
        .select({
          id: personMerge.id,
          version: personMerge.version,
          keptId: personMerge.keptId,
          goneId: personMerge.goneId,
          name: sql<string>`${kept.name}`.as('merge_name'),
          goneName: sql<string>`${gone.name}`.as('merge_gone_name'),
          place: sql<string | null>`${keptOrg.name}`.as('merge_place'),
          gonePlace: sql<string | null>`${goneOrg.name}`.as('merge_gone_place'),
          mask: sql<string | null>`coalesce(${kept.idMask}, ${kept.phoneMask})`.as('merge_mask'),
          goneMask: sql<string | null>`coalesce(${gone.idMask}, ${gone.phoneMask})`.as('merge_gone_mask'),
          effectiveFrom: personMerge.effectiveFrom,
          reason: personMerge.reason,
          before: personMerge.before,
          moved: personMerge.moved,
          keptVersion: personMerge.keptVersion,
          mergedAt: personMerge.mergedAt,
          mergedBy: sql<string>`${account.displayName}`.as('merged_by_name'),
          undoUntil: personMerge.undoUntil,
          undoneAt: personMerge.undoneAt,
          goneOrgId: sql<string | null>`${gone.orgId}`.as('merge_gone_org'),
          mergedAgain: sql<boolean>`${kept.mergedInto} is not null`.as('merged_again'),
        })
        .from(personMerge)
        .innerJoin(kept, eq(kept.id, personMerge.keptId))
        .innerJoin(gone, eq(gone.id, personMerge.goneId))
        .leftJoin(keptOrg, eq(keptOrg.id, sql`coalesce(${kept.orgId}, ${kept.presenceOrgId})`))
        .leftJoin(goneOrg, eq(goneOrg.id, sql`coalesce(${gone.orgId}, ${gone.presenceOrgId})`))
        .innerJoin(account, eq(account.id, personMerge.mergedBy))
        .where(and(wholly(kept, inside(), today), wholly(gone, inside(), today)))
        .as('merge_view')
    },
  }
}

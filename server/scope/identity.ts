import { and, eq, isNotNull, sql, type AnyColumn } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { identityCheck } from '@/db/schema/identity-check'
import { person } from '@/db/schema/person'
import { insidePerson, isOpen, type Scope } from './place'

/** Of the number entered last, whether or not it has been checked. */
export const entered = <T>(asked: AnyColumn, accepted: AnyColumn) =>
  sql<T | null>`coalesce((select ${asked} from ${identityCheck} where ${and(eq(identityCheck.personId, person.id), isOpen)}), ${accepted})`
export const idMask = entered<string>(identityCheck.idMask, person.idMask)
export const idCipher = entered<Buffer>(identityCheck.idCipher, person.idCipher)

/** Numbers: sealed ones to open, hashes to find by, and those that wait for a check. */
export function identityViews({ db, today, place }: Scope) {
  return {
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
  }
}

import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { identityCheck } from '@/db/schema/identity-check'
import { person } from '@/db/schema/person'
import { AppError } from '@/domain/errors'
import type { Sex } from '@/domain/cut'
import { birthDateOf, maskIdNumber, sexOf } from '@/domain/id-number'
import { firstOpenMonth, type Day } from '@/domain/month'
import { maskPhone } from '@/domain/phone'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'

/** A phone number as its row keeps it. */
export function phoneColumns({ cipher }: Pick<CommandKit, 'cipher'>, phone: string | null) {
  if (phone === null) return { phoneCipher: null, phoneHash: null, phoneMask: null }
  return { phoneCipher: cipher.seal(phone), phoneHash: cipher.hash(phone), phoneMask: maskPhone(phone) }
}

export const sealedId = ({ cipher }: Pick<CommandKit, 'cipher'>, idNumber: string) => ({
  idCipher: cipher.seal(idNumber),
  idHash: cipher.hash(idNumber),
  idMask: maskIdNumber(idNumber),
})

/** An ID number as its row keeps it. */
export const idColumns = (kit: Pick<CommandKit, 'cipher'>, idNumber: string | null) =>
  idNumber === null ? { idCipher: null, idHash: null, idMask: null } : sealedId(kit, idNumber)

type Told = { sex?: Sex | null | undefined; bornOn?: Day | null | undefined }

/** Sex and birth date: of the number where there is one, so that nobody is asked twice. */
export function toldBy({ today }: CommandKit, idNumber: string | null, { sex, bornOn }: Told): Told {
  const told =
    idNumber === null ? { ...(sex === undefined ? {} : { sex }), ...(bornOn === undefined ? {} : { bornOn }) } : numberTells(idNumber)
  if (told.bornOn != null && told.bornOn > today)
    throw new AppError('invalid', { fields: idNumber === null ? { bornOn: 'date_future' } : { idNumber: 'id_number_date' } })
  return told
}
/** What a number tells of its person. */
export const numberTells = (idNumber: string): Told => ({ sex: sexOf(idNumber), bornOn: birthDateOf(idNumber) })

/** Held shared by whoever enters one number, alone by whoever enters many. */
export const allNumbers = 'id numbers'

/**
 * The person with the number whom the caller does not see, null when there is none. One whom the caller sees is told
 * instead (`person_known`): the entry may be an update of that person. Of two entries of a number at once the second
 * waits for the first.
 */
export async function holderElsewhere(kit: CommandKit, idNumber: string, self: string | null): Promise<string | null> {
  // A file of many numbers takes them all at once, and alone.
  await kit.lock(allNumbers, 'shared')
  await kit.lock(`id number ${kit.cipher.hash(idNumber).toString('base64')}`)
  const { number, person } = kit.from
  const hashes = kit.hashes(idNumber)
  const [known] = await kit
    .select({ id: person.id, name: person.name, idMask: person.idMask })
    .from(person)
    .innerJoin(number, eq(number.id, person.id))
    .where(and(inArray(number.hash, hashes), self === null ? undefined : ne(person.id, self)))
    .limit(1)
  if (known !== undefined) throw new AppError('person_known', { current: known })
  const holder = await kit.holderOf(hashes)
  return holder === self ? null : holder
}

/** Puts an entered number before whoever sees both persons. */
export async function openCheck(
  kit: CommandKit,
  { idNumber, ...asked }: { personId: string; holderId: string; orgId: string; idNumber: string },
): Promise<void> {
  await kit.insert(nouns.identityCheck, { ...asked, ...sealedId(kit, idNumber), askedBy: kit.actor.accountId })
}

/** Settles what waits for a check of a person, or was given back, since another number was entered; whether anything waited. */
export async function withdrawChecks(kit: CommandKit, personId: string): Promise<boolean> {
  const { openCheck: open, checkReturned: returned } = kit.from
  const [waiting, back] = [
    await kit.select({ id: open.id }).from(open).where(eq(open.personId, personId)),
    await kit.select({ id: returned.id }).from(returned).where(eq(returned.personId, personId)),
  ]
  for (const { id } of [...waiting, ...back]) await kit.amend(nouns.identityCheck, id, { state: 'withdrawn' })
  return waiting.length > 0
}

/**
 * Numbers of persons who are withdrawn are free: of those who wait for a check against one of them the first gets it and
 * is counted, and the others wait for a check against that one. Where they are is not the caller's to know, nor is it told.
 */
export async function freeNumbers(kit: CommandKit, holderIds: readonly string[]): Promise<void> {
  const given: string[] = []
  await kit.attach('identity_check', { id: kit.actor.accountId, at: 'city' }, null, { freed: holderIds.length }, async (tx) => {
    const held = and(inArray(identityCheck.holderId, [...holderIds]), eq(identityCheck.state, 'open'))
    const waiting = await tx.select().from(identityCheck).where(held).orderBy(asc(identityCheck.askedAt), asc(identityCheck.id))
    const first = new Map<string, string>()
    for (const { id, personId, idCipher, idHash, idMask } of waiting) {
      const heir = first.get(idHash.toString('base64'))
      if (heir === undefined) {
        first.set(idHash.toString('base64'), personId)
        given.push(personId)
        await tx.update(identityCheck).set({ state: 'withdrawn' }).where(eq(identityCheck.id, id))
        await tx.update(person).set({ idCipher, idHash, idMask, pending: false }).where(eq(person.id, personId))
      } else await tx.update(identityCheck).set({ holderId: heir }).where(eq(identityCheck.id, id))
    }
  })
  for (const id of given) kit.touch({ source: 'member', at: { person: id }, from: firstOpenMonth(kit.today), to: 'now' })
}

import { inArray } from 'drizzle-orm'
import * as z from 'zod'
import { AppError } from '@/domain/errors'
import { memberEntity } from '@/domain/member'
import { mergeFieldKeys, type MergeField } from '@/domain/merge-words'
import type { CommandKit } from '../command'
import { idColumns, phoneColumns } from '../member/identity'
import { soundOf } from '../member/pinyin'
import type { ReadKit } from '../read'

/** Two persons of whom nobody else has a say, with their numbers; `not_found` for any others. */
export async function twoOf({ select, from }: ReadKit, ids: readonly [string, string]) {
  const { personToMerge, numberToMerge } = from
  const persons = await select()
    .from(personToMerge)
    .where(inArray(personToMerge.id, [...ids]))
  const numbers = await select()
    .from(numberToMerge)
    .where(inArray(numberToMerge.id, [...ids]))
  const whole = (id: string) => {
    const [person, number] = [persons.find((row) => row.id === id), numbers.find((row) => row.id === id)]
    if (person === undefined || number === undefined) throw new AppError('not_found')
    return { ...person, ...number, number }
  }
  return [whole(ids[0]), whole(ids[1])] as const
}
export type Whole = Awaited<ReturnType<typeof twoOf>>[0]

const sameHash = (one: Buffer | null, other: Buffer | null) => (one === null || other === null ? one === other : one.equals(other))

/** The facts in which two persons differ. */
export function differing(one: Whole, other: Whole): MergeField[] {
  return mergeFieldKeys.filter((field) => {
    if (field === 'phone') return !sameHash(one.phoneHash, other.phoneHash)
    if (field === 'idNumber') return !sameHash(one.idHash, other.idHash)
    return one[field] !== other[field]
  })
}

const { name, phone, idNumber, sex, bornOn, ethnicity, education, occupation, driverGroup, employer, joinedOn } = memberEntity.fields

const factsBefore = z.object({
  name: name.schema,
  phone: phone.schema,
  idNumber: idNumber.schema,
  sex: sex.schema,
  bornOn: bornOn.schema,
  ethnicity: ethnicity.schema,
  education: education.schema,
  occupation: occupation.schema,
  driverGroup: driverGroup.schema,
  employer: employer.schema,
  joinedOn: joinedOn.schema,
  pending: z.boolean(),
})

/** What the kept one was before, with the numbers; it is kept sealed. */
export function sealedBefore(kit: CommandKit, kept: Whole): Buffer {
  const open = (sealed: Buffer | null) => (sealed === null ? null : kit.open(sealed))
  const numbers = { phone: open(kept.phoneCipher), idNumber: open(kept.acceptedCipher) }
  return kit.cipher.seal(JSON.stringify(factsBefore.parse({ ...kept, ...numbers })))
}

/** The columns of somebody as they were before a merge. */
export function columnsBefore(kit: CommandKit, sealed: Buffer) {
  const { phone, idNumber, name, ...facts } = factsBefore.parse(JSON.parse(kit.open(sealed)))
  return { ...facts, name, ...soundOf(name), ...phoneColumns(kit, phone), ...idColumns(kit, idNumber) }
}

/** The columns of the kept one with what is taken from the other. A number brings along what it tells. */
export function columnsAfter(kept: Whole, gone: Whole, take: readonly MergeField[]) {
  const side = (field: MergeField) => (take.includes(field) ? gone : kept)
  const { phoneCipher, phoneHash, phoneMask } = side('phone')
  const numbered = side('idNumber')
  const { idCipher, idHash, idMask } = numbered
  const teller = (field: 'sex' | 'bornOn') => (idHash === null ? side(field) : numbered)
  const { name } = side('name')
  return {
    name,
    ...soundOf(name),
    phoneCipher,
    phoneHash,
    phoneMask,
    idCipher,
    idHash,
    idMask,
    pending: false,
    sex: teller('sex').sex,
    bornOn: teller('bornOn').bornOn,
    ethnicity: side('ethnicity').ethnicity,
    education: side('education').education,
    occupation: side('occupation').occupation,
    driverGroup: side('driverGroup').driverGroup,
    employer: side('employer').employer,
    joinedOn: side('joinedOn').joinedOn,
  }
}

import { educationKeys, type Education, type Occupation, type Sex } from '@/domain/cut'
import { ethnicityKeys, type Ethnicity } from '@/domain/ethnicity'
import { checkDigitOf, maskIdNumber } from '@/domain/id-number'
import { addDays, type Day } from '@/domain/month'
import type { Cipher } from '../cipher'
import { Random } from './random'

export type IdentityRow = {
  idCipher: Buffer | null
  idHash: Buffer | null
  idMask: string | null
  sex: Sex | null
  bornOn: Day | null
  ethnicity: Ethnicity | null
  education: Education | null
  occupation: Occupation | null
}

const aYear = 365.25
/** What drivers mostly learnt before. */
const schools: readonly Education[] = [
  'primary',
  'junior',
  'junior',
  'junior',
  'senior',
  'senior',
  'senior',
  'college',
  'college',
  'bachelor',
]

/** A number that holds but is nobody's: no region has a code that begins with 00. */
function inventIdNumber(index: number, bornOn: Day, sex: Sex, random: Random): string {
  const order = Math.floor(index / 10_000) * 10 + random.int(0, 4) * 2 + (sex === 'male' ? 1 : 0)
  const body = `00${String(index % 10_000).padStart(4, '0')}${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return body + checkDigitOf(body)
}

/** Who the person of that index is, the same in every city; every ninth has no number yet. */
export function identityOf(index: number, joinedOn: Day | null, today: Day, cipher: Cipher): IdentityRow {
  const random = new Random(`identity ${index}`)
  const bornOn = addDays(joinedOn ?? today, -Math.floor(aYear * (19 + random.next() * (joinedOn === null ? 36 : 16))))
  const sex: Sex = random.chance(0.88) ? 'male' : 'female'
  const facts = {
    ethnicity: random.chance(0.94) ? 'han' : random.pick(ethnicityKeys),
    education: random.chance(0.03) ? random.pick(educationKeys) : random.pick(schools),
    occupation: random.chance(0.85) ? 'flexible' : random.pick(['worker', 'farmer', 'manager', 'other'] as const),
  } as const
  if (index % 9 === 4) return { idCipher: null, idHash: null, idMask: null, sex: null, bornOn: null, ...facts }
  const idNumber = inventIdNumber(index, bornOn, sex, random)
  return { idCipher: cipher.seal(idNumber), idHash: cipher.hash(idNumber), idMask: maskIdNumber(idNumber), sex, bornOn, ...facts }
}

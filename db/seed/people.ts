import type { Day } from '@/domain/month'
import type { MemberStage, MemberStanding } from '@/domain/member-words'
import type { DriverGroup } from '@/domain/org-words'
import { maskPhone } from '@/domain/phone'
import type { Cipher } from '../cipher'
import type { IdentityRow } from './identity'

export type PersonRow = IdentityRow & {
  id: string
  name: string
  pinyin: string
  initials: string
  phoneCipher: Buffer | null
  phoneHash: Buffer | null
  phoneMask: string | null
  driverGroup: DriverGroup
  employer: string | null
  joinedOn: Day | null
}
export type MembershipRow = {
  id: string
  personId: string
  orgId: string | null
  externalOrgId: string | null
  stage: MemberStage
  standing: MemberStanding
  validFrom: Day
  validTo: Day | null
  basis: string
  recordedAt: string
  supersededAt: string | null
}
export type PresenceRow = {
  id: string
  personId: string
  orgId: string
  kind: 'managed' | 'inflow'
  validFrom: Day
  validTo: Day | null
  basis: string
  recordedAt: string
  supersededAt: string | null
}
export type ExternalRow = { id: string; name: string; regionCode: string }
export type MemberSeed = { person: PersonRow; memberships: MembershipRow[]; presences: PresenceRow[] }
export type Roster = { externals: ExternalRow[]; members: MemberSeed[] }

/** Seals a plainly invented number; every twelfth person has none. */
export function phoneOf(index: number, cipher: Cipher): Pick<PersonRow, 'phoneCipher' | 'phoneHash' | 'phoneMask'> {
  if (index % 12 === 7) return { phoneCipher: null, phoneHash: null, phoneMask: null }
  const phone = `1990${String(index).padStart(7, '0')}`
  return { phoneCipher: cipher.seal(phone), phoneHash: cipher.hash(phone), phoneMask: maskPhone(phone) }
}

import type { ClientBase } from 'pg'
import { addDays, type Day } from '@/domain/month'
import type { Cipher } from '../cipher'
import { identityCheck } from '../schema/identity-check'
import { membership, person } from '../schema/person'
import { insertAll } from './insert'
import type { OrgSeed } from './orgs'
import { phoneOf, type MemberSeed, type PersonRow } from './people'

type Places = { branch: OrgSeed; orgs: readonly OrgSeed[]; members: readonly MemberSeed[] }
/** Phones of the twins lie beyond those of the roster. */
const firstPhone = 9_000_000
const noNumber = { idCipher: null, idHash: null, idMask: null }

/**
 * Persons entered twice, none of whom any total counts: in the branch's own district one with the same phone, and one of
 * the same name and birthday who is really somebody else; in two other districts the number of somebody of the branch.
 */
export async function seedTwins(
  client: ClientBase,
  { branch, orgs, members }: Places,
  { today, cipher, askedBy, newId }: { today: Day; cipher: Cipher; askedBy: string; newId: () => string },
): Promise<void> {
  const here = members.filter(
    ({ person: one, memberships }) =>
      one.idHash !== null && one.phoneHash !== null && memberships.some((row) => row.orgId === branch.row.id && row.validTo === null),
  )
  const other = (regionCode: string, n: number) =>
    orgs.filter((org) => org.row.level === 'basic' && org.row.regionCode === regionCode && org.row.id !== branch.row.id)[n]
  const elsewhere = [...new Set(orgs.map((org) => org.row.regionCode))].filter(
    (code) => code !== branch.row.regionCode && other(code, 0) !== undefined,
  )
  const [sister, cousin] = [other(branch.row.regionCode, 0), other(branch.row.regionCode, 1)]
  const [samePhone, sameBirth, ...disputed] = here.map((member) => member.person)
  if (samePhone === undefined || sameBirth === undefined || sister === undefined || cousin === undefined) return
  const twinOf = (known: PersonRow, n: number, facts: Partial<PersonRow>): PersonRow => ({
    ...known,
    ...noNumber,
    ...phoneOf(firstPhone + n * 12, cipher),
    ...facts,
    id: newId(),
    employer: null,
    joinedOn: null,
  })
  const { phoneCipher, phoneHash, phoneMask } = samePhone
  const twins = [
    { twin: twinOf(samePhone, 1, { phoneCipher, phoneHash, phoneMask, sex: null, bornOn: null }), org: sister, holder: null },
    { twin: twinOf(sameBirth, 2, {}), org: cousin, holder: null },
    ...disputed.slice(0, 2).flatMap((holder, index) => {
      const org = other(elsewhere[index] ?? '', 0)
      return org === undefined ? [] : [{ twin: twinOf(holder, index + 3, {}), org, holder }]
    }),
  ]
  const since = (n: number) => addDays(today, -20 + n * 3)
  await insertAll(
    client,
    person,
    twins.map(({ twin, holder }) => ({ ...twin, pending: holder !== null })),
  )
  await insertAll(
    client,
    membership,
    twins.map(({ twin, org }, n) => ({
      id: newId(),
      personId: twin.id,
      orgId: org.row.id,
      externalOrgId: null,
      stage: 'masses' as const,
      standing: 'normal' as const,
      validFrom: since(n),
      validTo: null,
      basis: '摸排登记',
      recordedAt: `${since(n)}T10:00:00+08:00`,
      supersededAt: null,
    })),
  )
  await insertAll(
    client,
    identityCheck,
    twins.flatMap(({ twin, org, holder }, n) => {
      if (holder?.idCipher == null || holder.idHash === null || holder.idMask === null) return []
      const { idCipher, idHash, idMask } = holder
      const asked = { askedBy, askedAt: `${since(n)}T10:00:00+08:00` }
      return [{ id: newId(), personId: twin.id, holderId: holder.id, orgId: org.row.id, idCipher, idHash, idMask, ...asked }]
    }),
  )
}

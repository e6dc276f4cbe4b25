import type * as z from 'zod'
import type { memberCreate, MemberSaved } from '@/domain/member'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'
import { refuse } from '../refusal'
import { externalId } from './external'
import { holderElsewhere, idColumns, openCheck, phoneColumns, toldBy } from './identity'
import { soundOf } from './pinyin'
import { assertPlaces } from './places'
import { membershipValues, presenceValues } from './record'

/** Writes a new person with the first row of the timeline. */
export async function enterMember(
  kit: CommandKit,
  { formal, presenceOrgId, stage, since, basis, phone, idNumber, ...facts }: z.output<typeof memberCreate>,
): Promise<MemberSaved> {
  if (since > kit.today) refuse('since', 'date_future')
  if (facts.joinedOn !== null && facts.joinedOn > kit.today) refuse('joinedOn', 'date_future')
  if ('orgId' in formal && formal.orgId === presenceOrgId) refuse('presenceOrgId', 'presence_same')
  await assertPlaces(kit, [
    ...('orgId' in formal ? [{ orgId: formal.orgId, field: 'formal', as: 'formal' as const, from: since, dateField: 'since' }] : []),
    ...(presenceOrgId === null
      ? []
      : [{ orgId: presenceOrgId, field: 'presenceOrgId', as: 'presence' as const, from: since, dateField: 'since' }]),
  ])
  const told = toldBy(kit, idNumber, facts)
  const holderId = idNumber === null ? null : await holderElsewhere(kit, idNumber, null)
  const place = 'orgId' in formal ? formal : { externalOrgId: await externalId(kit, formal.external) }
  const person = await kit.insert(nouns.person, {
    ...facts,
    ...told,
    ...soundOf(facts.name),
    ...phoneColumns(kit, phone),
    ...idColumns(kit, holderId === null ? idNumber : null),
    pending: holderId !== null,
  })
  await kit.insert(
    nouns.membership,
    membershipValues(kit, person.id, { formal: place, stage, standing: 'normal', from: since, to: null, basis }),
  )
  if (presenceOrgId !== null)
    await kit.insert(
      nouns.presence,
      presenceValues(kit, person.id, { orgId: presenceOrgId, kind: 'managed', from: since, to: null, basis }),
    )
  kit.effect({ at: { person: person.id }, on: since })
  const orgId = 'orgId' in formal ? formal.orgId : presenceOrgId
  if (idNumber !== null && holderId !== null && orgId !== null) await openCheck(kit, { personId: person.id, holderId, orgId, idNumber })
  return { id: person.id, version: person.version }
}

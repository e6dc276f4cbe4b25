import { asc, eq } from 'drizzle-orm'
import type * as z from 'zod'
import { AppError } from '@/domain/errors'
import type { memberEdit } from '@/domain/member'
import { monthOf } from '@/domain/month'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'
import { orgsHolding } from '../reach'
import type { ReadKit } from '../read'
import { refuse } from '../refusal'
import { holderElsewhere, idColumns, openCheck, phoneColumns, toldBy, withdrawChecks } from './identity'
import { soundOf } from './pinyin'

/** A person whom the caller may edit; `not_found` for any other, whatever its version, and for whoever has been made anonymous. */
export async function editable(kit: ReadKit, id: string) {
  const { person } = kit.from
  const [row] = await kit.select().from(person).where(eq(person.id, id))
  if (row === undefined || row.anonymisedAt !== null) throw new AppError('not_found')
  const held = await orgsHolding(kit, 'member.edit', [row.orgId, row.presenceOrgId])
  if (held.size === 0) throw new AppError('not_found')
  return row
}

/** Changes facts of a person that are not dated, as they are entered one by one or in a file. */
export async function editPerson(kit: CommandKit, { id, version, phone, idNumber, ...facts }: z.output<typeof memberEdit>) {
  const before = await editable(kit, id)
  if (facts.joinedOn !== null && facts.joinedOn > kit.today) refuse('joinedOn', 'date_future')
  const sound = facts.name === before.name ? {} : soundOf(facts.name)
  // A number that stays goes on telling what it tells.
  const told =
    idNumber === undefined && before.idMask !== null ? { sex: before.sex, bornOn: before.bornOn } : toldBy(kit, idNumber ?? null, facts)
  const holderId = idNumber === undefined || idNumber === null ? null : await holderElsewhere(kit, idNumber, id)
  const accepted = idNumber === undefined || holderId !== null ? {} : { ...idColumns(kit, idNumber), pending: false }
  const row = await kit.update(nouns.person, id, version, {
    ...facts,
    ...told,
    ...sound,
    ...(phone === undefined ? {} : phoneColumns(kit, phone)),
    ...accepted,
  })
  const numbered = idNumber === undefined ? false : await withdrawChecks(kit, id)
  const orgId = before.orgId ?? before.presenceOrgId
  if (typeof idNumber === 'string' && holderId !== null && orgId !== null) await openCheck(kit, { personId: id, holderId, orgId, idNumber })
  // Whoever waited for a check is counted once another number is theirs.
  if (row.driverGroup !== before.driverGroup || numbered) await touchAll(kit, id)
  return { id, version: row.version }
}

/** The driver group is no dated fact: it decides what every month counted. */
async function touchAll(kit: CommandKit, id: string): Promise<void> {
  const { membership } = kit.from
  const [first] = await kit
    .select({ from: membership.validFrom })
    .from(membership)
    .where(eq(membership.personId, id))
    .orderBy(asc(membership.validFrom))
    .limit(1)
  if (first !== undefined) kit.touch({ source: 'member', at: { person: id }, from: monthOf(first.from), to: 'now' })
}

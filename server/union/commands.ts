import { eq, inArray, isNull, and } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { unionJoin, unionLeave, unionSaved } from '@/domain/union'
import { command, type CommandKit } from '../command'
import { nouns } from '../nouns'
import { refuse } from '../refusal'
import { isTaken } from '../violation'

function assertPast(kit: CommandKit, field: string, day: string): void {
  if (day > kit.today) refuse(field, 'date_future')
}

/** Whoever is in already cannot enter again for the same days. */
async function once<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (isTaken(error, 'union_membership_enterprise_once')) refuse('enterpriseId', 'union_already')
    if (isTaken(error, 'union_membership_person_once')) refuse('personIds', 'union_already')
    throw error
  }
}

/** What enters is known to the caller: another's enterprise or person does not exist. */
async function assertKnown({ select, from }: CommandKit, enterpriseId: string | null, personIds: readonly string[]): Promise<void> {
  const { enterpriseToManage: enterprise, person } = from
  if (enterpriseId !== null && (await select({ id: enterprise.id }).from(enterprise).where(eq(enterprise.id, enterpriseId))).length === 0)
    throw new AppError('not_found')
  if (personIds.length === 0) return
  const known = await select({ id: person.id })
    .from(person)
    .where(inArray(person.id, [...personIds]))
  if (known.length < personIds.length) throw new AppError('not_found')
}

export const joinUnion = command({
  name: 'union.join',
  right: 'org.manage',
  http: 'POST /api/union',
  input: unionJoin,
  output: unionSaved,
  run: async (kit, { enterpriseId, personIds, from, basis }) => {
    assertPast(kit, 'from', from)
    await assertKnown(kit, enterpriseId, personIds)
    const common = { validFrom: from, basis, recordedBy: kit.actor.accountId, recordedAt: kit.now }
    if (enterpriseId !== null) await once(kit.insert(nouns.unionMembership, { enterpriseId, ...common }))
    for (const personId of personIds) await once(kit.insert(nouns.unionMembership, { personId, ...common }))
    return { count: personIds.length + (enterpriseId === null ? 0 : 1) }
  },
})

export const leaveUnion = command({
  name: 'union.leave',
  right: 'org.manage',
  http: 'POST /api/union/{id}/leaving',
  input: unionLeave,
  output: unionSaved,
  run: async (kit, { id, to, basis }) => {
    assertPast(kit, 'to', to)
    const { union } = kit.from
    const [before] = await kit
      .select()
      .from(union)
      .where(and(eq(union.id, id), isNull(union.validTo)))
    if (before === undefined) throw new AppError('not_found')
    await assertKnown(kit, before.enterpriseId, before.personId === null ? [] : [before.personId])
    if (to < before.validFrom) refuse('to', 'before_joining')
    await kit.amend(nouns.unionMembership, id, { supersededAt: kit.now })
    if (to > before.validFrom) {
      const { enterpriseId, personId, validFrom } = before
      const written = { enterpriseId, personId, validFrom, validTo: to, basis, recordedBy: kit.actor.accountId, recordedAt: kit.now }
      await kit.insert(nouns.unionMembership, written)
    }
    return { count: 1 }
  },
})

import { eq } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { floatingEnd as endInput, floatingRegister as registerInput, floatingSaved } from '@/domain/floating'
import { memberStagesCounted } from '@/domain/member-words'
import { command } from '../command'
import { underWay } from '../member/under-way'
import { nouns } from '../nouns'
import { orgsHolding } from '../reach'
import { refuse } from '../refusal'
import { isTaken } from '../violation'

/** The home branch records that a member works elsewhere. The relation stays, and every total with it. */
export const floatingRegister = command({
  name: 'floating.register',
  right: 'member.edit',
  http: 'POST /api/floating',
  input: registerInput,
  output: floatingSaved,
  run: async (kit, { personId, ...facts }) => {
    const { person } = kit.from
    const [found] = await kit.select().from(person).where(eq(person.id, personId))
    const held = await orgsHolding(kit, 'member.edit', [found?.orgId ?? null, found?.presenceOrgId ?? null])
    if (found === undefined || held.size === 0) throw new AppError('not_found')
    if (found.orgId === null || !held.has(found.orgId)) return refuse('personId', 'formal_elsewhere')
    if (found.standing !== 'normal' || !memberStagesCounted.includes(found.stage)) refuse('personId', 'transfer_not_member')
    // Whoever is about to leave the branch is not registered as away from it.
    if ((await underWay(kit, [personId])).size > 0) refuse('personId', 'transfer_open')
    if (facts.since > kit.today) refuse('since', 'date_future')
    try {
      const { id, version } = await kit.insert(nouns.floating, {
        ...facts,
        personId,
        orgId: found.orgId,
        recordedBy: kit.actor.accountId,
        recordedAt: kit.now,
      })
      return { id, version }
    } catch (error) {
      if (isTaken(error, 'floating_open')) return refuse('personId', 'floating_already')
      throw error
    }
  },
})

/** They are back, or no longer away for another reason. */
export const floatingEnd = command({
  name: 'floating.end',
  right: 'member.edit',
  http: 'POST /api/floating/{id}/end',
  input: endInput,
  output: floatingSaved,
  run: async (kit, { id, version, endedOn }) => {
    const { floating } = kit.from
    const [found] = await kit.select().from(floating).where(eq(floating.id, id))
    const held = await orgsHolding(kit, 'member.edit', [found?.orgId ?? null])
    if (found === undefined || held.size === 0) throw new AppError('not_found')
    if (endedOn > kit.today) refuse('endedOn', 'date_future')
    if (endedOn < found.since) refuse('endedOn', 'end_before_start')
    const row = await kit.update(nouns.floating, id, version, { endedOn })
    return { id, version: row.version }
  },
})

import { and, eq } from 'drizzle-orm'
import type * as z from 'zod'
import { AppError } from '@/domain/errors'
import type { memberChange } from '@/domain/member'
import {
  applyChange,
  endPresence,
  rowAt,
  startPresence,
  type PresenceError,
  type PresenceRow,
  type TimelineError,
  type TimelineRow,
} from '@/domain/timeline'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'
import { orgsHolding } from '../reach'
import { assertPlaces } from './places'
import { orgsChanged, recordMemberships, recordPresences } from './record'
import { membershipsOf, presencesOf, type StoredMembership, type StoredPresence } from './timeline'

const refuse = (field: string, code: string): never => {
  throw new AppError('invalid', { fields: { [field]: code } })
}

type Change = z.output<typeof memberChange>
type Rows = { memberships: StoredMembership[]; presences: StoredPresence[] }
type NewRows = { memberships: readonly TimelineRow[]; presences: readonly PresenceRow[] }

const orRefuse = <R>(rows: R[] | { error: TimelineError | PresenceError }): R[] => {
  if (Array.isArray(rows)) return rows
  return refuse(rows.error === 'before_first' ? 'from' : 'change', rows.error)
}

/** Both timelines after the change, as the rules have them. */
function changed({ memberships, presences }: Rows, { change, from, basis }: Change): NewRows {
  switch (change.fact) {
    case 'stage':
      return { memberships: orRefuse(applyChange(memberships, { fact: 'stage', value: change.stage, from, basis })), presences }
    case 'standing':
      return { memberships: orRefuse(applyChange(memberships, { fact: 'standing', value: change.standing, from, basis })), presences }
    case 'formal': {
      const moved = orRefuse(applyChange(memberships, { fact: 'formal', value: { orgId: change.orgId }, from, basis }))
      // Whoever moves the relation to the branch that keeps them is kept no longer.
      const keeping = rowAt(
        presences.filter((row) => row.kind === 'managed'),
        from,
      )
      return {
        memberships: moved,
        presences: keeping?.orgId === change.orgId ? orRefuse(endPresence(presences, { from, basis })) : presences,
      }
    }
    case 'presence': {
      const formal = rowAt(memberships, from)?.formal ?? refuse('from', 'before_first')
      if ('orgId' in formal && formal.orgId === change.orgId) refuse('change.orgId', 'presence_same')
      return { memberships, presences: orRefuse(startPresence(presences, { orgId: change.orgId, kind: 'managed', from, basis })) }
    }
    case 'presence_end':
      return { memberships, presences: orRefuse(endPresence(presences, { from, basis })) }
  }
}

/** Rows that belong to an organisation outside the caller's place are that organisation's to record. */
async function assertOwnRows(kit: CommandKit, before: Rows, after: NewRows): Promise<void> {
  const touched = orgsChanged(
    { before: before.memberships, after: after.memberships },
    { before: before.presences, after: after.presences },
  )
  const held = await orgsHolding(kit, 'member.edit', [...touched.formal, ...touched.presence])
  if (!touched.formal.every((id) => held.has(id))) refuse('change', 'formal_elsewhere')
  if (!touched.presence.every((id) => held.has(id))) refuse('change', 'presence_elsewhere')
}

/** While a letter is under way the relation moves by its receipt alone. */
async function assertNotUnderWay(kit: CommandKit, personId: string): Promise<void> {
  const { transferOut } = kit.from
  const open = await kit
    .select({ id: transferOut.id })
    .from(transferOut)
    .where(and(eq(transferOut.personId, personId), eq(transferOut.state, 'sent')))
  if (open.length > 0) refuse('change', 'transfer_open')
}

/** Writes one dated change of a person whom the caller may edit, and names the day from which it counts. */
export async function recordChange(kit: CommandKit, input: Change): Promise<{ id: string; version: number }> {
  const { id, version, from, change } = input
  if (from > kit.today) refuse('from', 'date_future')
  // Raising the version first locks the person, so that of two changes at once the second is a conflict.
  const person = await kit.update(nouns.person, id, version, {})
  if (change.fact === 'formal') await assertNotUnderWay(kit, id)
  if ('orgId' in change) await assertPlaces(kit, [{ orgId: change.orgId, field: 'change.orgId', as: change.fact, from, dateField: 'from' }])
  const before: Rows = { memberships: await membershipsOf(kit, id), presences: await presencesOf(kit, id) }
  const after = changed(before, input)
  await assertOwnRows(kit, before, after)
  const kept = after.presences.some((row) => row.kind === 'managed' && row.to === null)
  if (change.fact === 'presence_end' && person.orgId === null && !kept) refuse('change', 'presence_last')
  await recordMemberships(kit, id, before.memberships, after.memberships)
  await recordPresences(kit, id, before.presences, after.presences)
  kit.effect({ at: { person: id }, on: from })
  return { id, version: person.version }
}

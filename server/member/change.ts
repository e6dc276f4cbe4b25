import type * as z from 'zod'
import type { memberChange } from '@/domain/member'
import {
  applyChange,
  endPresence,
  relocated,
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
import { refuse } from '../refusal'
import { assertPlaces } from './places'
import { orgsChanged, recordTimelines, rowsElsewhere } from './record'
import { membershipsOf, presencesOf, type Timelines } from './timeline'
import { underWay } from './under-way'

type Change = z.output<typeof memberChange>
type NewRows = { memberships: readonly TimelineRow[]; presences: readonly PresenceRow[] }

const orRefuse = <R>(rows: R[] | { error: TimelineError | PresenceError }): R[] => {
  if (Array.isArray(rows)) return rows
  return refuse(rows.error === 'before_first' ? 'from' : 'change', rows.error)
}

/** Both timelines after the change, as the rules have them. */
function changed({ memberships, presences }: Timelines, { change, from, basis }: Change): NewRows {
  switch (change.fact) {
    case 'stage':
      return { memberships: orRefuse(applyChange(memberships, { fact: 'stage', value: change.stage, from, basis })), presences }
    case 'standing':
      return { memberships: orRefuse(applyChange(memberships, { fact: 'standing', value: change.standing, from, basis })), presences }
    case 'formal': {
      const moved = relocated({ memberships, presences }, { orgId: change.orgId, from, basis })
      return 'error' in moved ? refuse(moved.error === 'before_first' ? 'from' : 'change', moved.error) : moved
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

/** Refuses what touches rows of an organisation outside the caller's place: they are that organisation's to record. */
async function assertOwnRows(kit: CommandKit, before: Timelines, after: NewRows): Promise<void> {
  const touched = orgsChanged(before, after)
  const stranger = rowsElsewhere(touched, await orgsHolding(kit, 'member.edit', [...touched.formal, ...touched.presence]))
  if (stranger !== null) refuse('change', stranger)
}

/** Writes one dated change of a person whom the caller may edit, and names the day from which it counts. */
export async function recordChange(kit: CommandKit, input: Change): Promise<{ id: string; version: number }> {
  const { id, version, from, change } = input
  if (from > kit.today) refuse('from', 'date_future')
  // Raising the version first locks the person, so that of two changes at once the second is a conflict.
  const person = await kit.update(nouns.person, id, version, {})
  if (change.fact === 'formal' && (await underWay(kit, [id])).size > 0) refuse('change', 'transfer_open')
  if ('orgId' in change) await assertPlaces(kit, [{ orgId: change.orgId, field: 'change.orgId', as: change.fact, from, dateField: 'from' }])
  const before: Timelines = { memberships: await membershipsOf(kit, id), presences: await presencesOf(kit, id) }
  const after = changed(before, input)
  await assertOwnRows(kit, before, after)
  const kept = after.presences.some((row) => row.kind === 'managed' && row.to === null)
  if (change.fact === 'presence_end' && person.orgId === null && !kept) refuse('change', 'presence_last')
  await recordTimelines(kit, [{ personId: id, before, after }], input)
  kit.effect({ at: { person: id }, on: from })
  return { id, version: person.version }
}

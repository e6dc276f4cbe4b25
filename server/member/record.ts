import type { EndedPosts } from '@/domain/committee'
import type { Day } from '@/domain/month'
import { difference, type PresenceRow, type TimelineRow } from '@/domain/timeline'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'
import { leaveBranches } from './leave'
import type { StoredMembership, StoredPresence, Timelines } from './timeline'

export const membershipValues = (kit: CommandKit, personId: string, row: TimelineRow) => ({
  personId,
  orgId: 'orgId' in row.formal ? row.formal.orgId : null,
  externalOrgId: 'externalOrgId' in row.formal ? row.formal.externalOrgId : null,
  stage: row.stage,
  standing: row.standing,
  validFrom: row.from,
  validTo: row.to,
  basis: row.basis,
  recordedBy: kit.actor.accountId,
})
export const presenceValues = (kit: CommandKit, personId: string, row: PresenceRow) => ({
  personId,
  orgId: row.orgId,
  kind: row.kind,
  validFrom: row.from,
  validTo: row.to,
  basis: row.basis,
  recordedBy: kit.actor.accountId,
})

type Rewritten<Row, Stored> = { personId: string; before: readonly Stored[]; after: readonly Row[] }

/** Writes timelines as others, in sets: what no longer stands is superseded first, since two rows may not hold at once. */
async function recordMemberships(
  kit: CommandKit,
  changes: readonly Rewritten<TimelineRow, StoredMembership>[],
): Promise<{ changed: number }> {
  const told = changes.map(({ personId, before, after }) => ({ personId, ...difference<TimelineRow, StoredMembership>(before, after) }))
  await kit.amendAll(
    nouns.membership,
    told.flatMap(({ superseded }) => superseded.map(({ id }) => id)),
    { supersededAt: kit.now },
  )
  await kit.insertAll(
    nouns.membership,
    told.flatMap(({ personId, inserted }) => inserted.map((row) => membershipValues(kit, personId, row))),
  )
  return { changed: told.filter(({ superseded }) => superseded.length > 0).length }
}

/** The same for where persons are kept. */
async function recordPresences(kit: CommandKit, changes: readonly Rewritten<PresenceRow, StoredPresence>[]): Promise<{ changed: number }> {
  const told = changes.map(({ personId, before, after }) => ({ personId, ...difference<PresenceRow, StoredPresence>(before, after) }))
  await kit.amendAll(
    nouns.presence,
    told.flatMap(({ superseded }) => superseded.map(({ id }) => id)),
    { supersededAt: kit.now },
  )
  await kit.insertAll(
    nouns.presence,
    told.flatMap(({ personId, inserted }) => inserted.map((row) => presenceValues(kit, personId, row))),
  )
  return { changed: told.filter(({ superseded }) => superseded.length > 0).length }
}

type Retold = { personId: string; before: Timelines; after: { memberships: readonly TimelineRow[]; presences: readonly PresenceRow[] } }

/**
 * Writes both timelines of persons as they are from a day on, and ends there what they held in branches to which they no
 * longer belong. Tells how many relations and how many presences changed, and what ended.
 */
export async function recordTimelines(
  kit: CommandKit,
  people: readonly Retold[],
  on: { from: Day; basis: string },
): Promise<{ formal: number; presence: number; ended: EndedPosts }> {
  const formal = await recordMemberships(
    kit,
    people.map(({ personId, before, after }) => ({ personId, before: before.memberships, after: after.memberships })),
  )
  const presence = await recordPresences(
    kit,
    people.map(({ personId, before, after }) => ({ personId, before: before.presences, after: after.presences })),
  )
  const ended = await leaveBranches(
    kit,
    people.map(({ personId, after }) => ({ personId, ...after })),
    on,
  )
  return { formal: formal.changed, presence: presence.changed, ended }
}

/** The organisations whose rows a change would touch. */
export function orgsChanged(
  before: Timelines,
  after: { memberships: readonly TimelineRow[]; presences: readonly PresenceRow[] },
): { formal: string[]; presence: string[] } {
  const formal = difference<TimelineRow, StoredMembership>(before.memberships, after.memberships)
  const presence = difference<PresenceRow, StoredPresence>(before.presences, after.presences)
  return {
    formal: [...formal.superseded, ...formal.inserted].flatMap((row) => ('orgId' in row.formal ? [row.formal.orgId] : [])),
    presence: [...presence.superseded, ...presence.inserted].map((row) => row.orgId),
  }
}

/** Which of the touched rows belong to an organisation that is not among those held, and so are that one's to record. */
export function rowsElsewhere(
  touched: { formal: readonly string[]; presence: readonly string[] },
  held: ReadonlySet<string>,
): 'formal_elsewhere' | 'presence_elsewhere' | null {
  if (!touched.formal.every((id) => held.has(id))) return 'formal_elsewhere'
  return touched.presence.every((id) => held.has(id)) ? null : 'presence_elsewhere'
}

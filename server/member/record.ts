import { difference, type PresenceRow, type TimelineRow } from '@/domain/timeline'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'
import type { StoredMembership, StoredPresence } from './timeline'

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

/** Writes one timeline as another: what no longer stands is superseded first, since two rows may not hold at once. */
export async function recordMemberships(
  kit: CommandKit,
  personId: string,
  before: readonly StoredMembership[],
  after: readonly TimelineRow[],
): Promise<void> {
  const { superseded, inserted } = difference<TimelineRow, StoredMembership>(before, after)
  for (const row of superseded) await kit.amend(nouns.membership, row.id, { supersededAt: kit.now })
  for (const row of inserted) await kit.insert(nouns.membership, membershipValues(kit, personId, row))
}

/** The same for where a person is kept. */
export async function recordPresences(
  kit: CommandKit,
  personId: string,
  before: readonly StoredPresence[],
  after: readonly PresenceRow[],
): Promise<void> {
  const { superseded, inserted } = difference<PresenceRow, StoredPresence>(before, after)
  for (const row of superseded) await kit.amend(nouns.presence, row.id, { supersededAt: kit.now })
  for (const row of inserted) await kit.insert(nouns.presence, presenceValues(kit, personId, row))
}

/** The organisations whose rows a change would touch. */
export function orgsChanged(
  memberships: { before: readonly StoredMembership[]; after: readonly TimelineRow[] },
  presences: { before: readonly StoredPresence[]; after: readonly PresenceRow[] },
): { formal: string[]; presence: string[] } {
  const formal = difference<TimelineRow, StoredMembership>(memberships.before, memberships.after)
  const presence = difference<PresenceRow, StoredPresence>(presences.before, presences.after)
  return {
    formal: [...formal.superseded, ...formal.inserted].flatMap((row) => ('orgId' in row.formal ? [row.formal.orgId] : [])),
    presence: [...presence.superseded, ...presence.inserted].map((row) => row.orgId),
  }
}

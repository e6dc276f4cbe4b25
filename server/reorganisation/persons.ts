import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { rehouseFormal, rehousePresence, type Rehousing } from '@/domain/rehousing'
import { difference, type PresenceRow, type TimelineRow } from '@/domain/timeline'
import type { CommandKit } from '../command'
import { membershipValues, presenceValues } from '../member/record'
import { formalOf, type StoredMembership, type StoredPresence } from '../member/timeline'
import { nouns } from '../nouns'

type Rows = { memberships: StoredMembership[]; presences: StoredPresence[] }

/** The persons who stand in an organisation on a day or later: formally, or kept by it. */
export async function personsFrom({ select, from }: CommandKit, orgId: string, day: string): Promise<string[]> {
  const { membership, presence } = from
  const formal = await select({ id: membership.personId })
    .from(membership)
    .where(and(eq(membership.orgId, orgId), or(isNull(membership.validTo), gt(membership.validTo, day))))
  const kept = await select({ id: presence.personId })
    .from(presence)
    .where(and(eq(presence.orgId, orgId), or(isNull(presence.validTo), gt(presence.validTo, day))))
  return [...new Set([...formal, ...kept].map((row) => row.id))].sort()
}

/** The dated rows of some persons, in two queries whatever their number. */
async function rowsOf({ select, from }: CommandKit, ids: readonly string[]): Promise<Map<string, Rows>> {
  const { membership, presence } = from
  const rows = new Map<string, Rows>(ids.map((id) => [id, { memberships: [], presences: [] }]))
  for (const row of await select()
    .from(membership)
    .where(inArray(membership.personId, [...ids]))
    .orderBy(asc(membership.validFrom))) {
    const { id, placeName, stage, standing, validFrom, validTo, basis } = row
    rows.get(row.personId)?.memberships.push({ id, placeName, formal: formalOf(row), stage, standing, from: validFrom, to: validTo, basis })
  }
  for (const row of await select()
    .from(presence)
    .where(inArray(presence.personId, [...ids]))
    .orderBy(asc(presence.validFrom))) {
    const { id, placeName, orgId, kind, validFrom, validTo, basis } = row
    rows.get(row.personId)?.presences.push({ id, placeName, orgId, kind, from: validFrom, to: validTo, basis })
  }
  return rows
}

/** Sends persons of one organisation to another from a day on; tells how many relations and how many presences went. */
export async function rehouse(kit: CommandKit, ids: readonly string[], change: Rehousing): Promise<{ formal: number; presence: number }> {
  if (ids.length === 0) return { formal: 0, presence: 0 }
  const before = await rowsOf(kit, ids)
  const gone = { memberships: [] as string[], presences: [] as string[] }
  const come = { memberships: [] as { personId: string; row: TimelineRow }[], presences: [] as { personId: string; row: PresenceRow }[] }
  let formal = 0
  let presence = 0
  for (const [personId, { memberships, presences }] of before) {
    const after = rehouseFormal(memberships, change)
    const formals = difference<TimelineRow, StoredMembership>(memberships, after)
    const kept = difference<PresenceRow, StoredPresence>(presences, rehousePresence(presences, after, change))
    formal += Number(formals.superseded.length > 0)
    presence += Number(kept.superseded.length > 0)
    gone.memberships.push(...formals.superseded.map((row) => row.id))
    gone.presences.push(...kept.superseded.map((row) => row.id))
    come.memberships.push(...formals.inserted.map((row) => ({ personId, row })))
    come.presences.push(...kept.inserted.map((row) => ({ personId, row })))
  }
  // The version tells whoever has one of them open that the person has changed.
  await kit.amendAll(nouns.person, ids, { version: sql`version + 1` })
  await kit.amendAll(nouns.membership, gone.memberships, { supersededAt: kit.now })
  await kit.amendAll(nouns.presence, gone.presences, { supersededAt: kit.now })
  await kit.insertAll(
    nouns.membership,
    come.memberships.map(({ personId, row }) => membershipValues(kit, personId, row)),
  )
  await kit.insertAll(
    nouns.presence,
    come.presences.map(({ personId, row }) => presenceValues(kit, personId, row)),
  )
  return { formal, presence }
}

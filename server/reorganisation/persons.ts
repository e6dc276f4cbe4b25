import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { rehouseFormal, rehousePresence, type Rehousing } from '@/domain/rehousing'
import type { CommandKit } from '../command'
import { leaveGroups } from '../group/leave'
import { recordMemberships, recordPresences } from '../member/record'
import { timelinesOf } from '../member/timeline'
import { nouns } from '../nouns'

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

/** Sends persons of one organisation to another from a day on; tells how many relations and how many presences went. */
export async function rehouse(kit: CommandKit, ids: readonly string[], change: Rehousing): Promise<{ formal: number; presence: number }> {
  if (ids.length === 0) return { formal: 0, presence: 0 }
  const people = [...(await timelinesOf(kit, ids))].map(([personId, before]) => {
    const memberships = rehouseFormal(before.memberships, change)
    return { personId, before, memberships, presences: rehousePresence(before.presences, memberships, change) }
  })
  // The version tells whoever has one of them open that the person has changed.
  await kit.amendAll(nouns.person, ids, { version: sql`version + 1` })
  const formal = await recordMemberships(
    kit,
    people.map(({ personId, before, memberships }) => ({ personId, before: before.memberships, after: memberships })),
  )
  const kept = await recordPresences(
    kit,
    people.map(({ personId, before, presences }) => ({ personId, before: before.presences, after: presences })),
  )
  await leaveGroups(kit, people, change.day)
  return { formal: formal.changed, presence: kept.changed }
}

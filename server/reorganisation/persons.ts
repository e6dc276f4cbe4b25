import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { EndedPosts } from '@/domain/committee'
import { rehouseFormal, rehousePresence, type Rehousing } from '@/domain/rehousing'
import type { CommandKit } from '../command'
import { recordTimelines } from '../member/record'
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

/** Sends persons of one organisation to another from a day on; tells how many relations and presences went, and what ended. */
export async function rehouse(
  kit: CommandKit,
  ids: readonly string[],
  change: Rehousing,
): Promise<{ persons: { formal: number; presence: number }; ended: EndedPosts }> {
  if (ids.length === 0) return { persons: { formal: 0, presence: 0 }, ended: { posts: [], grants: [] } }
  const people = [...(await timelinesOf(kit, ids))].map(([personId, before]) => {
    const memberships = rehouseFormal(before.memberships, change)
    return { personId, before, after: { memberships, presences: rehousePresence(before.presences, memberships, change) } }
  })
  // The version tells whoever has one of them open that the person has changed.
  await kit.amendAll(nouns.person, ids, { version: sql`version + 1` })
  const { formal, presence, ended } = await recordTimelines(kit, people, { from: change.day, basis: change.basis })
  return { persons: { formal, presence }, ended }
}

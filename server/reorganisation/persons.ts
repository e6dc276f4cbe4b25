import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { EndedPosts } from '@/domain/committee'
import { memberStagesCounted, type MemberStanding } from '@/domain/member-words'
import { guestsGone, rehouseFormal, rehousePresence, type Rehousing } from '@/domain/rehousing'
import type { Rehoused } from '@/domain/reorganisation'
import { rowAt } from '@/domain/timeline'
import type { CommandKit } from '../command'
import { recordTimelines } from '../member/record'
import { timelinesOf } from '../member/timeline'
import { nouns } from '../nouns'

/** Who stands in an organisation on a day or later, however: their relation lies there, it keeps them, or they are its guests. */
type Persons = { formal: readonly string[]; kept: readonly string[]; guests: readonly string[] }

export async function personsFrom({ select, from }: CommandKit, orgId: string, day: string): Promise<Persons> {
  const { membership, presence } = from
  const formal = await select({ id: membership.personId })
    .from(membership)
    .where(and(eq(membership.orgId, orgId), or(isNull(membership.validTo), gt(membership.validTo, day))))
  const present = await select({ id: presence.personId, kind: presence.kind })
    .from(presence)
    .where(and(eq(presence.orgId, orgId), or(isNull(presence.validTo), gt(presence.validTo, day))))
  const ids = (rows: readonly { id: string }[]) => [...new Set(rows.map(({ id }) => id))].sort()
  return {
    formal: ids(formal),
    kept: ids(present.filter(({ kind }) => kind === 'managed')),
    guests: ids(present.filter(({ kind }) => kind !== 'managed')),
  }
}

/** All of them, each once. */
export const everybodyOf = ({ formal, kept, guests }: Persons): string[] => [...new Set([...formal, ...kept, ...guests])].sort()

/** The timelines of persons who are about to change; their versions tell whoever has one of them open. */
async function timelinesHeld(kit: CommandKit, ids: readonly string[]) {
  await kit.amendAll(nouns.person, ids, { version: sql`version + 1` })
  return [...(await timelinesOf(kit, ids))].map(([personId, before]) => ({ personId, before }))
}

/** Sends some of the persons of an organisation to another from a day on; tells how many went as what, and what ended. */
export async function rehouse(
  kit: CommandKit,
  here: Persons,
  ids: readonly string[],
  change: Rehousing,
): Promise<{ persons: Rehoused; ended: EndedPosts }> {
  if (ids.length === 0) return { persons: { formal: 0, members: 0, presence: 0, guests: 0 }, ended: { posts: [], grants: [] } }
  const people = (await timelinesHeld(kit, ids)).map((one) => {
    const memberships = rehouseFormal(one.before.memberships, change)
    return { ...one, after: { memberships, presences: rehousePresence(one.before.presences, memberships, change) } }
  })
  const { ended } = await recordTimelines(kit, people, { from: change.day, basis: change.basis })
  const going = new Set(ids)
  const formal = new Set(here.formal.filter((id) => going.has(id)))
  const counted: readonly MemberStanding[] = kit.actor.settings['member.counted']
  const members = people.filter(({ personId, before }) => {
    const row = rowAt(before.memberships, change.day)
    return formal.has(personId) && row !== undefined && memberStagesCounted.includes(row.stage) && counted.includes(row.standing)
  })
  const among = (list: readonly string[]) => list.filter((id) => going.has(id)).length
  return { persons: { formal: formal.size, members: members.length, presence: among(here.kept), guests: among(here.guests) }, ended }
}

/** Whoever is a guest of an organisation that ends is one no longer. */
export async function endGuests(kit: CommandKit, ids: readonly string[], change: Omit<Rehousing, 'to'>): Promise<void> {
  if (ids.length === 0) return
  const people = (await timelinesHeld(kit, ids)).map((one) => ({
    ...one,
    after: { memberships: one.before.memberships, presences: guestsGone(one.before.presences, change) },
  }))
  await recordTimelines(kit, people, { from: change.day, basis: change.basis })
}

import { and, inArray, isNull, sql } from 'drizzle-orm'
import type { Day } from '@/domain/month'
import type { PresenceRow, TimelineRow } from '@/domain/timeline'
import type { CommandKit } from '../command'
import { nouns } from '../nouns'

type Standing = { personId: string; memberships: readonly TimelineRow[]; presences: readonly PresenceRow[] }

/** Whoever stands in a branch no longer leaves its group on that day. */
export async function leaveGroups(kit: CommandKit, people: readonly Standing[], day: Day): Promise<void> {
  const { partyGroupMember: member } = kit.from
  const open = await kit
    .select({ id: member.id, personId: member.personId, orgId: member.orgId })
    .from(member)
    .where(
      and(
        inArray(
          member.personId,
          people.map(({ personId }) => personId),
        ),
        isNull(member.validTo),
      ),
    )
  const lasts = (row: { to: Day | null }) => row.to === null || row.to > kit.today
  const places = new Map(
    people.map(({ personId, memberships, presences }) => [
      personId,
      new Set([
        ...memberships.filter(lasts).flatMap(({ formal }) => ('orgId' in formal ? [formal.orgId] : [])),
        ...presences.filter(lasts).map(({ orgId }) => orgId),
      ]),
    ]),
  )
  const left = open.filter(({ personId, orgId }) => places.get(personId)?.has(orgId) !== true)
  // Whoever came to the group after that day was in it for no day.
  await kit.amendAll(
    nouns.partyGroupMember,
    left.map(({ id }) => id),
    { validTo: sql`greatest(valid_from, ${day}::date)` },
  )
}

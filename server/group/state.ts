import { and, asc, eq, inArray, isNull, notInArray, or } from 'drizzle-orm'
import { memberStagesCounted, standingsLeft } from '@/domain/member-words'
import type { GroupState } from '@/domain/party-group'
import { byName, holdsOn } from '../expressions'
import { holdsAt } from '../reach'
import type { ReadKit } from '../read'

const rosterMost = 500

/** The groups of a branch as they stand today, for whoever may see persons. */
export async function groupsOf(kit: ReadKit, orgId: string): Promise<GroupState> {
  const { select, from, today } = kit
  const { partyGroup: group, partyGroupMember: member, person } = from
  // One after the other: a command asks too, over the one connection of its transaction.
  const groups = await select()
    .from(group)
    .where(and(eq(group.orgId, orgId), isNull(group.validTo)))
    .orderBy(byName(group.name), asc(group.id))
  const members = await select({ groupId: member.groupId, id: member.personId, name: member.name })
    .from(member)
    .where(and(eq(member.orgId, orgId), holdsOn(member.validFrom, member.validTo, today)))
    .orderBy(byName(member.name), asc(member.personId))
  const roster = await select({ id: person.id, name: person.name, orgId: person.orgId })
    .from(person)
    .where(
      and(
        or(eq(person.orgId, orgId), eq(person.presenceOrgId, orgId)),
        inArray(person.stage, [...memberStagesCounted]),
        notInArray(person.standing, [...standingsLeft]),
      ),
    )
    .orderBy(byName(person.name), asc(person.id))
    .limit(rosterMost)
  const mayEdit = await holdsAt(kit, 'member.edit', orgId)
  // Whoever has left the branch since is in none of its groups.
  const here = new Set(roster.map((person) => person.id))
  return {
    today,
    groups: groups.map((row) => ({
      id: row.id,
      version: row.version,
      name: row.name,
      from: row.validFrom,
      people: members.filter((one) => one.groupId === row.id && here.has(one.id)).map(({ id, name }) => ({ id, name })),
    })),
    roster: roster.map(({ orgId: home, ...row }) => ({ ...row, presence: home !== orgId })),
    mayEdit,
  }
}

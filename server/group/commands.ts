import { and, eq, gt, inArray, isNull, or, sql, type AnyColumn } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { hasLeft, memberStagesCounted } from '@/domain/member-words'
import { monthOf, type Day } from '@/domain/month'
import { groupAssign, groupAssigned, groupCreate, groupEdit, groupEnd, groupSaved } from '@/domain/party-group'
import { branchKinds } from '@/domain/org-words'
import { command, type CommandKit } from '../command'
import { yearEnd } from '../indicator/window'
import { selected } from '../member/selection'
import { nouns } from '../nouns'
import { holdsAt } from '../reach'
import { refuse } from '../refusal'
import { isTaken } from '../violation'
import { groupsOf } from './state'

/** A branch in which the caller edits members, standing on a day that is not ahead. */
async function branchOf(kit: CommandKit, orgId: string, day: Day) {
  const { org } = kit.from
  const [found] = await kit.select().from(org).where(eq(org.id, orgId))
  if (found === undefined || !branchKinds.includes(found.kind) || !(await holdsAt(kit, 'member.edit', orgId)))
    throw new AppError('not_found')
  if (day > kit.today) refuse('from', 'date_future')
  if (day < found.foundedOn) refuse('from', 'before_founding')
  return found
}

/** A standing group of the caller's, locked at the version that was seen. */
async function groupAt(kit: CommandKit, id: string, version: number, set: { name?: string; validTo?: Day }, from: Day) {
  const { partyGroup: group } = kit.from
  const [found] = await kit.select().from(group).where(eq(group.id, id))
  if (found === undefined) throw new AppError('not_found')
  await branchOf(kit, found.orgId, from)
  if (found.validTo !== null) refuse('from', 'group_ended')
  if (from < found.validFrom) refuse('from', 'before_group')
  return kit.update(nouns.partyGroup, id, version, set)
}

/** Whoever leaves the branch on a day ahead is in the group until then. */
const lasts = (validTo: AnyColumn, today: Day) => or(isNull(validTo), gt(validTo, today))

type GroupMember = { id: string; groupId: string; personId: string; validFrom: Day }

/** From a day on the group has these people and no others; somebody of another group leaves that one. */
async function settleMembers(kit: CommandKit, groupId: string, orgId: string, personIds: readonly string[], from: Day): Promise<void> {
  const { roster } = await groupsOf(kit, orgId)
  const known = new Set(roster.map((person) => person.id))
  if (!personIds.every((id) => known.has(id))) refuse('personIds', 'person_outside')
  const { partyGroupMember: member } = kit.from
  const open = await kit
    .select()
    .from(member)
    .where(and(eq(member.orgId, orgId), lasts(member.validTo, kit.today)))
  const staying = new Set(open.filter((row) => row.groupId === groupId).map((row) => row.personId))
  await regroup(kit, {
    groupId,
    leaving: open.filter((row) => (row.groupId === groupId ? !personIds.includes(row.personId) : personIds.includes(row.personId))),
    coming: personIds.filter((id) => !staying.has(id)),
    from,
  })
}

type Regrouping = { groupId: string | null; leaving: readonly GroupMember[]; coming: readonly string[]; from: Day }

/** Takes people out of their groups on a day, and into one. */
async function regroup(kit: CommandKit, { groupId, leaving, coming, from }: Regrouping): Promise<void> {
  if (leaving.some((row) => row.validFrom > from)) refuse('from', 'members_later')
  await kit.amendAll(
    nouns.partyGroupMember,
    leaving.map((row) => row.id),
    { validTo: from },
  )
  if (groupId === null) return
  try {
    await kit.insertAll(
      nouns.partyGroupMember,
      coming.map((personId) => ({ groupId, personId, validFrom: from })),
    )
  } catch (error) {
    // Whoever is kept here may be in a group where the relation lies.
    if (isTaken(error, 'party_group_member_one')) refuse('from', 'group_elsewhere')
    throw error
  }
}

/** Whether a branch has groups decides the group meetings that it owes from then on. */
const recounted = (kit: CommandKit, orgId: string, from: Day) => {
  kit.effect({ at: { org: orgId }, on: from })
  kit.touch({ source: 'activity', at: { org: orgId }, from: monthOf(from), to: yearEnd(monthOf(kit.today)) })
}

export const createGroup = command({
  name: 'group.create',
  right: 'member.edit',
  http: 'POST /api/groups',
  input: groupCreate,
  output: groupSaved,
  run: async (kit, { orgId, name, personIds, from }) => {
    await branchOf(kit, orgId, from)
    await kit.lock(`groups of ${orgId}`)
    const group = await kit.insert(nouns.partyGroup, { orgId, name, validFrom: from })
    await settleMembers(kit, group.id, orgId, personIds, from)
    recounted(kit, orgId, from)
    return { id: group.id, version: group.version }
  },
})

export const editGroup = command({
  name: 'group.edit',
  right: 'member.edit',
  http: 'PATCH /api/groups/{id}',
  input: groupEdit,
  output: groupSaved,
  run: async (kit, { id, version, name, personIds, from }) => {
    const group = await groupAt(kit, id, version, { name }, from)
    await kit.lock(`groups of ${group.orgId}`)
    await settleMembers(kit, id, group.orgId, personIds, from)
    return { id, version: group.version }
  },
})

export const endGroup = command({
  name: 'group.end',
  right: 'member.edit',
  http: 'POST /api/groups/{id}/end',
  input: groupEnd,
  output: groupSaved,
  run: async (kit, { id, version, from }) => {
    const group = await groupAt(kit, id, version, { validTo: from }, from)
    const { partyGroupMember: member } = kit.from
    const open = await kit
      .select({ id: member.id, validFrom: member.validFrom })
      .from(member)
      .where(and(inArray(member.groupId, [id]), lasts(member.validTo, kit.today)))
    if (open.some((row) => row.validFrom > from)) refuse('from', 'members_later')
    await kit.amendAll(
      nouns.partyGroupMember,
      open.map((row) => row.id),
      { validTo: from },
    )
    recounted(kit, group.orgId, from)
    return { id, version: group.version }
  },
})

/** Persons of one branch go into one of its groups, or out of any, whoever else is in them. */
export const assignGroup = command({
  name: 'group.assign',
  right: 'member.edit',
  http: 'POST /api/groups/assignments',
  input: groupAssign,
  output: groupAssigned,
  run: async (kit, { who, orgId, groupId, from }) => {
    await branchOf(kit, orgId, from)
    await kit.lock(`groups of ${orgId}`)
    const ids = await selected(kit, who)
    const { personKey: person, partyGroup: group, partyGroupMember: member } = kit.from
    const people = await kit
      .select({ orgId: person.orgId, presenceOrgId: person.presenceOrgId, stage: person.stage, standing: person.standing })
      .from(person)
      .where(inArray(person.id, ids))
    if (!people.every((one) => one.orgId === orgId || one.presenceOrgId === orgId)) refuse('who', 'branches_mixed')
    if (!people.every(({ stage, standing }) => memberStagesCounted.includes(stage) && !hasLeft(standing))) refuse('who', 'members_only')
    if (groupId !== null) {
      const [found] = await kit
        .select()
        .from(group)
        .where(and(eq(group.id, groupId), eq(group.orgId, orgId)))
      if (found === undefined) throw new AppError('not_found')
      if (found.validTo !== null) refuse('groupId', 'group_ended')
      if (from < found.validFrom) refuse('from', 'before_group')
    }
    const open = await kit
      .select()
      .from(member)
      .where(and(eq(member.orgId, orgId), inArray(member.personId, ids), lasts(member.validTo, kit.today)))
    const there = new Set(open.filter((row) => row.groupId === groupId).map((row) => row.personId))
    const leaving = open.filter((row) => row.groupId !== groupId)
    const coming = groupId === null ? [] : ids.filter((id) => !there.has(id))
    if (leaving.length + coming.length === 0) refuse('groupId', 'nothing_changes')
    await regroup(kit, { groupId, leaving, coming, from })
    // The version tells whoever has one of the groups open that it has changed.
    const touched = [...new Set([...leaving.map((row) => row.groupId), ...(groupId === null ? [] : [groupId])])]
    await kit.amendAll(nouns.partyGroup, touched, { version: sql`version + 1` })
    return { changed: groupId === null ? leaving.length : coming.length }
  },
})

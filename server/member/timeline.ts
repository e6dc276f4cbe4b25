import { asc, eq, inArray } from 'drizzle-orm'
import type { TimelineEntry } from '@/domain/member'
import type { MemberStage, MemberStanding, PresenceKind } from '@/domain/member-words'
import type { Day } from '@/domain/month'
import { entriesOf, type FormalPlace, type PresenceRow, type TimelineRow } from '@/domain/timeline'
import type { ReadKit } from '../read'

type Kit = Pick<ReadKit, 'select' | 'from'>
type Views = ReadKit['from']
export type StoredMembership = TimelineRow & { id: string; placeName: string }
export type StoredPresence = PresenceRow & { id: string; placeName: string }
/** Both timelines of a person in force, oldest row first. */
export type Timelines = { memberships: StoredMembership[]; presences: StoredPresence[] }

export function formalOf(row: { orgId: string | null; externalOrgId: string | null }): FormalPlace {
  if (row.orgId !== null) return { orgId: row.orgId }
  if (row.externalOrgId !== null) return { externalOrgId: row.externalOrgId }
  throw new Error('a membership stands in no place')
}

type MembershipView = Views['membership' | 'arrivingMembership' | 'membershipToMerge']
type PresenceView = Views['presence' | 'arrivingPresence' | 'presenceToMerge']

type Dated = { id: string; placeName: string; validFrom: Day; validTo: Day | null; basis: string }
type MembershipFound = Dated & { orgId: string | null; externalOrgId: string | null; stage: MemberStage; standing: MemberStanding }
type PresenceFound = Dated & { orgId: string; kind: PresenceKind }

const storedMembership = (row: MembershipFound): StoredMembership => ({
  id: row.id,
  placeName: row.placeName,
  formal: formalOf(row),
  stage: row.stage,
  standing: row.standing,
  from: row.validFrom,
  to: row.validTo,
  basis: row.basis,
})

const storedPresence = (row: PresenceFound): StoredPresence => ({
  id: row.id,
  placeName: row.placeName,
  orgId: row.orgId,
  kind: row.kind,
  from: row.validFrom,
  to: row.validTo,
  basis: row.basis,
})

/** The rows in force of a person's stage, standing and formal organisation, oldest first. */
export async function membershipsOf(
  { select, from }: Kit,
  personId: string,
  membership: MembershipView = from.membership,
): Promise<StoredMembership[]> {
  const rows = await select().from(membership).where(eq(membership.personId, personId)).orderBy(asc(membership.validFrom))
  return rows.map(storedMembership)
}

/** The rows in force of where a person is kept, oldest first. */
export async function presencesOf(
  { select, from }: Kit,
  personId: string,
  presence: PresenceView = from.presence,
): Promise<StoredPresence[]> {
  const rows = await select().from(presence).where(eq(presence.personId, personId)).orderBy(asc(presence.validFrom))
  return rows.map(storedPresence)
}

/** The timelines of some persons, in two queries whatever their number. */
export async function timelinesOf({ select, from }: Kit, ids: readonly string[]): Promise<Map<string, Timelines>> {
  const { membership, presence } = from
  const timelines = new Map<string, Timelines>(ids.map((id) => [id, { memberships: [], presences: [] }]))
  // One after the other: a command asks over the one connection of its transaction.
  const formal = await select()
    .from(membership)
    .where(inArray(membership.personId, [...ids]))
    .orderBy(asc(membership.validFrom))
  for (const row of formal) timelines.get(row.personId)?.memberships.push(storedMembership(row))
  const kept = await select()
    .from(presence)
    .where(inArray(presence.personId, [...ids]))
    .orderBy(asc(presence.validFrom))
  for (const row of kept) timelines.get(row.personId)?.presences.push(storedPresence(row))
  return timelines
}

/** The posts that a person holds or held, oldest first. */
export async function postsOf({ select, from }: Kit, personId: string) {
  const { postOfPerson: post } = from
  return select().from(post).where(eq(post.personId, personId)).orderBy(asc(post.validFrom), asc(post.id))
}
type Post = Awaited<ReturnType<typeof postsOf>>[number]

/** A post begins and ends; one that is given again on the same day goes on. */
const postEntries = (posts: readonly Post[]): TimelineEntry[] =>
  posts.flatMap((row): TimelineEntry[] => {
    const { kind, orgName: place, validTo } = row
    const started: TimelineEntry = { from: row.validFrom, basis: row.basis, fact: 'post', post: kind, place }
    const goesOn = posts.some((other) => other.orgId === row.orgId && other.kind === kind && other.validFrom === validTo)
    return validTo === null || goesOn
      ? [started]
      : [started, { from: validTo, basis: row.endBasis ?? row.basis, fact: 'post_end', post: kind, place }]
  })

/** What changed when, newest first. A presence that passes to another branch on the same day tells only the new one. */
export function storyOf(
  memberships: readonly StoredMembership[],
  presences: readonly StoredPresence[],
  posts: readonly Post[],
): TimelineEntry[] {
  const placeOf = (formal: FormalPlace) => memberships.find((row) => JSON.stringify(row.formal) === JSON.stringify(formal))?.placeName
  const facts = entriesOf(memberships).map((entry): TimelineEntry => {
    const { from, basis } = entry
    switch (entry.fact) {
      case 'stage':
        return { from, basis, fact: 'stage', stage: entry.value }
      case 'standing':
        return { from, basis, fact: 'standing', standing: entry.value }
      case 'formal':
        return { from, basis, fact: 'formal', place: placeOf(entry.value) }
    }
  })
  const kept = presences.flatMap((row): TimelineEntry[] => {
    const started: TimelineEntry = { from: row.from, basis: row.basis, fact: 'presence', place: row.placeName }
    const { to } = row
    const passedOn = to === null || presences.some((other) => other.from === to && other.kind === row.kind)
    return passedOn ? [started] : [started, { from: to, basis: row.basis, fact: 'presence_end', place: row.placeName }]
  })
  return [...facts, ...kept, ...postEntries(posts)].sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
}

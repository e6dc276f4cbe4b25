import { hasLeft, type MemberStage, type MemberStanding } from './member-words'
import { monthsAfter, type Day } from './month'
import { roadKinds, type OrgKind } from './org-words'
import type { PostKind } from './committee-words'

export type Elected = { personId: string; kind: PostKind; votes: number }
export type Election = { entitled: number; present: number; elected: readonly Elected[] }

/** Of those entitled to vote at least four fifths must be present for an election to be held. */
export const quorumOf = (entitled: number): number => Math.ceil((entitled * 4) / 5)
/** Elected is who has more than half of the votes of those present. */
export const votesNeeded = (present: number): number => Math.floor(present / 2) + 1
/** A committee has three to five members, seven at most (domain rules, §3). */
const committeeMost = 7
const committeeLeast = 3

export type ElectionProblem =
  | { field: 'present'; code: 'quorum_missing' | 'present_exceeds_entitled' }
  | { field: 'elected'; code: 'secretary_needed' | 'deputies_many' | 'committee_large' | 'person_twice' | 'votes_few' | 'votes_many' }

/** Why an election does not stand; null when it does. */
export function electionProblem({ entitled, present, elected }: Election): ElectionProblem | null {
  if (present > entitled) return { field: 'present', code: 'present_exceeds_entitled' }
  if (present < quorumOf(entitled)) return { field: 'present', code: 'quorum_missing' }
  const of = (kind: PostKind) => elected.filter((one) => one.kind === kind).length
  if (of('secretary') !== 1) return { field: 'elected', code: 'secretary_needed' }
  if (of('deputy') > 1) return { field: 'elected', code: 'deputies_many' }
  if (elected.length > committeeMost) return { field: 'elected', code: 'committee_large' }
  if (new Set(elected.map((one) => one.personId)).size < elected.length) return { field: 'elected', code: 'person_twice' }
  if (elected.some((one) => one.votes > present)) return { field: 'elected', code: 'votes_many' }
  if (elected.some((one) => one.votes < votesNeeded(present))) return { field: 'elected', code: 'votes_few' }
  return null
}

/** Whether those elected are a committee, or a secretary with or without a deputy. */
export const isCommittee = (elected: readonly Elected[]): boolean => elected.length >= committeeLeast

/**
 * Since when a committee stands after an election, and since when the one had stood that the election ended. The election
 * decides for its day and from then on; what was entered for a later day stands.
 */
export function committeeAfter(
  since: Day | null,
  electedOn: Day,
  committee: boolean,
): { since: Day | null; ended: Day | null; change: 'begins' | 'ends' | null } {
  const standing = since !== null && since <= electedOn
  if (committee) return standing ? { since, ended: null, change: null } : { since: electedOn, ended: null, change: 'begins' }
  if (!standing) return { since, ended: null, change: null }
  return { since: null, ended: since < electedOn ? since : null, change: 'ends' }
}

/** Only full members can be elected; a probationary one votes for nobody and is voted for by nobody. */
const mayHoldPost = (stage: MemberStage): boolean => stage === 'full'

type Branch = { id: string; kind: OrgKind }
type Candidate = { orgId: string | null; presenceOrgId: string | null; stage: MemberStage; standing: MemberStanding }

/** Whether a branch is led and elected by those that it keeps too: its headcount is theirs as well (domain rules, §3). */
export const keptVote = (kind: OrgKind): boolean => roadKinds.includes(kind)

/**
 * Why somebody cannot hold a post in a branch; null for whoever can. Those who do not count, such as whoever is out of
 * contact, are none to elect, nor is whoever is about to leave.
 */
export function postBar(
  branch: Branch,
  { orgId, presenceOrgId, stage, standing }: Candidate,
  { counted, leaving }: { counted: readonly MemberStanding[]; leaving: boolean },
): 'person_outside' | 'post_full_members' | 'post_standing' | 'post_leaving' | null {
  const own = orgId === branch.id
  if (hasLeft(standing) || !(own || (keptVote(branch.kind) && presenceOrgId === branch.id))) return 'person_outside'
  if (!mayHoldPost(stage)) return 'post_full_members'
  if (!counted.includes(standing)) return 'post_standing'
  return own && leaving ? 'post_leaving' : null
}

/** The day before which the next election is due: the same day some years on, or that month's last. */
export const termEnd = (electedOn: Day, years: number): Day => monthsAfter(electedOn, years * 12)

/** The reminders before a term ends that have come: 180, 90 and 30 days (domain rules, §3), the nearest one. */
export const reminderOf = (daysLeft: number, first: number): 'ended' | 30 | 90 | 'first' | null =>
  daysLeft < 0 ? 'ended' : daysLeft <= 30 ? 30 : daysLeft <= 90 ? 90 : daysLeft <= first ? 'first' : null

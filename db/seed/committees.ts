import { termYears, type PostKind } from '@/domain/committee-words'
import { quorumOf, termEnd, votesNeeded } from '@/domain/election'
import { addDays, type Day } from '@/domain/month'
import type { OrgKind } from '@/domain/org-words'
import type { committeeTerm, post } from '../schema/committee'
import type { OrgSeed } from './orgs'
import type { PersonRow } from './people'
import { Random } from './random'
import type { RosterBook } from './roster-book'

const branchKinds: readonly OrgKind[] = ['branch', 'joint_branch', 'mobile_branch', 'cloud_branch']
/** From so many full members on a branch has a committee (domain rules, §3). */
const committeeFrom = 7
const committeePosts: readonly PostKind[] = ['secretary', 'organisation', 'publicity', 'discipline', 'deputy']

export type CommitteeRows = {
  terms: (typeof committeeTerm.$inferInsert & { id: string })[]
  posts: (typeof post.$inferInsert & { id: string })[]
}

/** A branch of seven or more full members has a committee, elected some weeks after its founding. */
export function electCommittees(orgs: readonly OrgSeed[], book: RosterBook, today: Day): void {
  const random = new Random('committees')
  for (const org of orgs) {
    if (!branchKinds.includes(org.row.kind) || book.on(org, today, true).length < committeeFrom) continue
    const elected = addDays(org.row.foundedOn, random.int(20, 120))
    org.row.committeeSince = elected < today ? elected : org.row.foundedOn
  }
}

/** The day of the last election: at the founding, and again whenever a term has run out; of a few it is due or overdue. */
function electedOn(org: OrgSeed, today: Day, random: Random): Day {
  const late = random.chance(0.06) ? random.int(-150, 40) : 0
  let day = org.row.committeeSince ?? addDays(org.row.foundedOn, random.int(10, 60))
  if (day > today) day = org.row.foundedOn
  const years = termYears(org.row.kind)
  while (termEnd(day, years) <= addDays(today, -late)) day = termEnd(day, years)
  return day > today ? addDays(today, -1) : day
}

/** Who leads each branch today, by its last election: a committee where there is one, otherwise a secretary alone. */
export function demoCommittees(
  { orgs, book, today }: { orgs: readonly OrgSeed[]; book: RosterBook; today: Day },
  recordedBy: string,
  newId: () => string,
): CommitteeRows {
  const random = new Random('posts')
  const rows: CommitteeRows = { terms: [], posts: [] }
  for (const org of orgs) {
    const people = leadersOf(org, book, today)
    if (!branchKinds.includes(org.row.kind) || people.length === 0) continue
    const day = electedOn(org, today, random)
    const entitled = Math.max(people.length, book.on(org, today, true).length)
    const present = random.int(quorumOf(entitled), entitled)
    const kinds =
      org.row.committeeSince == null ? committeePosts.slice(0, 1) : committeePosts.slice(0, Math.min(people.length, random.int(3, 5)))
    const termId = newId()
    const common = { orgId: org.row.id, basis: '支部党员大会选举（示例）', recordedBy }
    rows.terms.push({
      ...common,
      id: termId,
      electedOn: day,
      endsOn: termEnd(day, termYears(org.row.kind)),
      entitled,
      present,
      elected: kinds.length,
    })
    for (const [index, kind] of kinds.entries()) {
      const person = people[index]
      if (person === undefined) continue
      const votes = random.int(votesNeeded(present), present)
      rows.posts.push({ ...common, id: newId(), personId: person.id, kind, validFrom: day, termId, votes })
    }
  }
  return rows
}

/** The full members of a branch, the secretary-to-be first. */
export const leadersOf = (org: OrgSeed, book: RosterBook, today: Day): PersonRow[] => book.on(org, today, true)

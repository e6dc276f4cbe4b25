import { asc, and, count, desc, eq, inArray } from 'drizzle-orm'
import type { CommitteeState } from '@/domain/committee'
import { holdsElections, postKindKeys, termYears } from '@/domain/committee-words'
import { daysBetween, type Day } from '@/domain/month'
import { keptVote } from '@/domain/election'
import { hasEnded, type OrgKind } from '@/domain/org-words'
import { holdsAt } from '../reach'
import type { ReadKit } from '../read'

const shown = 50

/** The leading body of a visible organisation: by name, for whoever may see persons. */
export async function committeeOf(kit: ReadKit, org: { id: string; kind: OrgKind; dissolvedOn: Day | null }): Promise<CommitteeState> {
  const { select, from, today } = kit
  const { post, term, person } = from
  const entitled = async (column: typeof person.orgId | typeof person.presenceOrgId) => {
    const counted = inArray(person.standing, [...kit.actor.settings['member.counted']])
    const [row] = await select({ count: count() })
      .from(person)
      .where(and(eq(column, org.id), eq(person.stage, 'full'), counted))
    return row?.count ?? 0
  }
  const [posts, terms, manages, formal, kept] = await Promise.all([
    select().from(post).where(eq(post.orgId, org.id)).orderBy(desc(post.validFrom), asc(post.id)).limit(shown),
    select().from(term).where(eq(term.orgId, org.id)).orderBy(desc(term.electedOn), desc(term.id)).limit(shown),
    holdsAt(kit, 'org.manage', org.id),
    entitled(person.orgId),
    keptVote(org.kind) ? entitled(person.presenceOrgId) : 0,
  ])
  const rows = posts.map((row) => ({
    id: row.id,
    personId: row.personId,
    name: row.name,
    kind: row.kind,
    from: row.validFrom,
    to: row.validTo,
    basis: row.basis,
  }))
  const current = (row: (typeof rows)[number]) => row.to === null || row.to > today
  const [latest] = terms
  return {
    today,
    kind: org.kind,
    elects: holdsElections(org.kind),
    years: termYears(org.kind),
    entitled: { formal, kept },
    term: latest ?? null,
    daysLeft: latest === undefined ? null : daysBetween(today, latest.endsOn),
    posts: rows.filter(current).sort((a, b) => postKindKeys.indexOf(a.kind) - postKindKeys.indexOf(b.kind)),
    past: rows.filter((row) => !current(row)),
    terms,
    mayEdit: manages && !hasEnded(org, today),
  }
}

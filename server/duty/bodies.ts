import { and, inArray, isNotNull } from 'drizzle-orm'
import { committeeTerm } from '@/db/schema/committee'
import { partyGroup } from '@/db/schema/party-group'
import type { Connection } from '@/db/open'
import type { BranchBodies, Span } from '@/domain/duties'
import type { Day } from '@/domain/month'
import type { ReadKit } from '../read'

type Row = { orgId: string; from: Day | null; to: Day | null }
type Bodies = ReadonlyMap<string, BranchBodies>

function byOrg(groups: readonly Row[], committees: readonly Row[]): Bodies {
  const bodies = new Map<string, { groups: Span[]; committees: Span[] }>()
  const add = (body: keyof BranchBodies, rows: readonly Row[]) => {
    for (const { orgId, from, to } of rows) {
      const of = bodies.get(orgId) ?? { groups: [], committees: [] }
      if (from !== null && (to === null || to > from)) of[body].push({ from, to })
      bodies.set(orgId, of)
    }
  }
  add('groups', groups)
  add('committees', committees)
  return bodies
}

/** When visible branches had groups, and committees that an election ended. */
export async function bodiesOf({ select, from }: Pick<ReadKit, 'select' | 'from'>, orgIds: readonly string[]): Promise<Bodies> {
  const { partyGroup: group, term } = from
  if (orgIds.length === 0) return new Map()
  // One after the other: a command asks too, over the one connection of its transaction.
  const groups = await select({ orgId: group.orgId, from: group.validFrom, to: group.validTo })
    .from(group)
    .where(inArray(group.orgId, [...orgIds]))
  const ended = await select({ orgId: term.orgId, from: term.committeeFrom, to: term.electedOn })
    .from(term)
    .where(and(inArray(term.orgId, [...orgIds]), isNotNull(term.committeeFrom)))
  return byOrg(groups, ended)
}

/** The same for counting cells. */
export async function bodiesIn(db: Connection, orgIds: readonly string[]): Promise<Bodies> {
  const groups = await db
    .select({ orgId: partyGroup.orgId, from: partyGroup.validFrom, to: partyGroup.validTo })
    .from(partyGroup)
    .where(inArray(partyGroup.orgId, [...orgIds]))
  const ended = await db
    .select({ orgId: committeeTerm.orgId, from: committeeTerm.committeeFrom, to: committeeTerm.electedOn })
    .from(committeeTerm)
    .where(and(inArray(committeeTerm.orgId, [...orgIds]), isNotNull(committeeTerm.committeeFrom)))
  return byOrg(groups, ended)
}

import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { duesBranches as branches, duesInput, duesStatement as statement } from '@/domain/dues'
import { sumsOf } from '@/domain/dues-rule'
import { AppError } from '@/domain/errors'
import { dayOf, monthOf } from '@/domain/month'
import { rosterOrgs } from '../member/roster-orgs'
import { closureToday } from '../organisation/closure'
import { standing } from '../organisation/standing'
import { subtreeIds } from '../reach'
import { read, type ReadKit } from '../read'
import { closingsOf, groupedBy, owing, owingDay, straysOf } from './owing'

/** Who owes what for a month at one organisation: who stood in it formally at the month's end, and what they have paid. */
export const duesStatement = read({
  name: 'dues.statement',
  right: 'member.edit',
  http: 'GET /api/dues',
  input: duesInput,
  output: statement,
  run: async (kit, { org: wanted, month: asked }) => {
    const month = asked ?? monthOf(kit.today)
    // A branch founded later owes nothing then, and is still the one that was asked for.
    const orgs = (await rosterOrgs(kit, 'member.edit', owingDay(month, kit.today), kit.today)).map(({ id, name }) => ({ id, name }))
    const org = wanted === undefined ? (orgs[0] ?? null) : (orgs.find(({ id }) => id === wanted) ?? null)
    if (wanted !== undefined && org === null) throw new AppError('not_found')
    const orgIds = org === null ? [] : [org.id]
    const closings = await closingsOf(kit, month, orgIds)
    const owed = await owing(kit, { month, orgIds, closings, whose: 'member.edit' })
    const strays = await straysOf(kit, month, orgIds, 'member.edit')
    const { duesMember } = kit.from
    const kept = await kit
      .select()
      .from(duesMember)
      .where(
        inArray(
          duesMember.id,
          owed.map(({ id }) => id),
        ),
      )
    const here = new Set(kept.map(({ id }) => id))
    const closedAt = org === null ? undefined : closings.get(org.id)
    return {
      today: kit.today,
      month,
      org,
      orgs,
      rows: owed.map((row) => ({ ...row, kept: here.has(row.id) })),
      sums: sumsOf(owed),
      strays: strays(org?.id ?? ''),
      closed: closedAt === undefined ? null : { on: dayOf(new Date(closedAt)), paid: owed.reduce((sum, row) => sum + row.paidAtClose, 0) },
    }
  },
})

/** The parents of some organisations, by name. */
async function parentsOf(kit: ReadKit, orgIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { org } = kit.from
  const { closure, now } = closureToday(kit)
  const rows = await kit
    .select({ id: closure.orgId, name: org.name })
    .from(closure)
    .innerJoin(org, eq(org.id, closure.ancestorId))
    .where(and(eq(closure.depth, 1), inArray(closure.orgId, [...orgIds]), now))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** The dues of a month branch by branch, for a district or the city: sums of those whom the caller sees, and nobody's own. */
export const duesBranches = read({
  name: 'dues.branches',
  right: 'person.read',
  http: 'GET /api/dues/branches',
  input: duesInput,
  output: branches,
  run: async (kit, { org: within, month: asked }) => {
    const month = asked ?? monthOf(kit.today)
    const day = owingDay(month, kit.today)
    const { org } = kit.from
    const [all, orgs, inside] = await Promise.all([
      rosterOrgs(kit, 'person.read', day),
      kit
        .select({ id: org.id, name: org.name })
        .from(org)
        .where(and(ne(org.level, 'basic'), standing(org, kit.today)))
        .orderBy(asc(org.level), asc(org.sort), asc(org.id)),
      within === undefined ? null : subtreeIds(kit, within).then((ids) => new Set(ids)),
    ])
    const listed = inside === null ? all : all.filter(({ id }) => inside.has(id))
    const orgIds = listed.map(({ id }) => id)
    const [closings, parents] = await Promise.all([closingsOf(kit, month, orgIds), parentsOf(kit, orgIds)])
    const owed = await owing(kit, { month, orgIds, closings, whose: 'person.read' })
    const owedAt = groupedBy(owed, 'orgId')
    const strays = await straysOf(kit, month, orgIds, 'person.read')
    return {
      today: kit.today,
      month,
      orgs,
      org: within ?? null,
      rows: listed.map(({ id, name }) => ({
        id,
        name,
        parentName: parents.get(id) ?? null,
        closed: closings.has(id),
        strays: strays(id).paid,
        ...sumsOf(owedAt(id)),
      })),
      sums: { ...sumsOf(owed), strays: orgIds.reduce((total, id) => total + strays(id).paid, 0) },
    }
  },
})

import { and, asc, eq } from 'drizzle-orm'
import { stockDay, type Month } from '@/domain/month'
import { treeDay, type Basis } from '@/domain/basis'
import type { OrgNode } from '@/domain/org'
import { holdsOn } from '../expressions'
import type { ReadKit } from '../read'
import { stocksByOrg } from './numbers'
import { standing } from './standing'

/** Every visible organisation that stood when the month's stock was taken, with its numbers, upper levels first. */
export async function nodesOf(kit: ReadKit, month: Month, basis: Basis): Promise<OrgNode[]> {
  const { org, closure } = kit.from
  const day = treeDay({ basis, month }, kit.today)
  const [rows, parents, stocks] = await Promise.all([
    kit
      .select({
        id: org.id,
        name: org.name,
        kind: org.kind,
        level: org.level,
        driverGroup: org.driverGroup,
        regionCode: org.regionCode,
        foundedOn: org.foundedOn,
      })
      .from(org)
      .where(standing(org, stockDay(month, kit.today)))
      .orderBy(asc(org.level), asc(org.sort), asc(org.id)),
    kit
      .select({ child: closure.orgId, parent: closure.ancestorId })
      .from(closure)
      .where(and(eq(closure.depth, 1), holdsOn(closure.validFrom, closure.validTo, day))),
    stocksByOrg(kit, month, basis),
  ])
  const visible = new Set(rows.map((row) => row.id))
  const parentOf = new Map(parents.map((row) => [row.child, row.parent]))
  return rows.map((row): OrgNode => {
    const parent = parentOf.get(row.id)
    const stock = stocks.get(row.id)
    return {
      ...row,
      parentId: parent !== undefined && visible.has(parent) ? parent : null,
      formal: stock?.members_formal ?? 0,
      presence: stock?.members_presence ?? 0,
      basic: stock?.orgs ?? 0,
    }
  })
}

import { asc } from 'drizzle-orm'
import { treeDay, type Basis } from '@/domain/basis'
import type { Month } from '@/domain/month'
import type { OrgNode } from '@/domain/org'
import { underTerritories } from '@/domain/org-tree'
import type { TreeLine } from '@/domain/org-words'
import { holdsOn } from '../expressions'
import type { ReadKit } from '../read'
import { nodesOf } from './tree'

/**
 * The tree of a month along a line: on the 属地 line the same organisations under the committees of the territory. One
 * that has none of them yet is shown to whoever may put some there, or mend its name.
 */
export async function treeOf(kit: ReadKit, month: Month, { basis, line }: { basis: Basis; line: TreeLine }): Promise<OrgNode[]> {
  if (line === 'industry') return nodesOf(kit, month, basis)
  const { territory, territoryLink: link } = kit.from
  const day = treeDay({ basis, month }, kit.today)
  const manages = kit.can('org.manage')
  const [nodes, territories, links] = await Promise.all([
    nodesOf(kit, month, basis),
    kit
      .select({
        id: territory.id,
        name: territory.name,
        kind: territory.kind,
        level: territory.level,
        driverGroup: territory.driverGroup,
        regionCode: territory.regionCode,
        foundedOn: territory.foundedOn,
      })
      .from(territory)
      .orderBy(asc(territory.regionCode), asc(territory.sort), asc(territory.id)),
    kit
      .select({ childId: link.childId, parentId: link.parentId })
      .from(link)
      .where(holdsOn(link.validFrom, link.validTo, day)),
  ])
  const above = new Map(links.map(({ childId, parentId }) => [childId, parentId]))
  return underTerritories(nodes, territories, above, ({ foundedOn }) => manages && foundedOn <= day)
}

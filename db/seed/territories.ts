import type { Day } from '@/domain/month'
import { regions } from '@/domain/region'
import type { LinkRow, OrgRow, OrgSeed } from './orgs'

export type Territories = { rows: OrgRow[]; links: LinkRow[] }

/** A Party committee of the territory as a row of organisations. */
export const territoryRow = (id: string, name: string, regionCode: string, foundedOn: Day, sort: number): OrgRow => ({
  id,
  level: 'territory',
  kind: 'committee',
  name,
  regionCode,
  driverGroup: null,
  enterprise: null,
  newNonpublic: false,
  foundedOn,
  committeeSince: null,
  sort,
})

const streets = ['城东街道党工委', '城西街道党工委', '城北镇党委'] as const
/** One organisation in so many has not been placed yet, so that the demonstration shows such ones. */
const unplacedOneIn = 17

/** Committees of the ten districts with three each below them, and where organisations stand under them. */
export function demoTerritories(orgs: readonly OrgSeed[], foundedOn: Day, newId: () => string): Territories {
  const rows: OrgRow[] = []
  const links: LinkRow[] = []
  const link = (childId: string, parentId: string, validFrom: Day) =>
    links.push({ id: newId(), line: 'territory', childId, parentId, validFrom })
  for (const [at, region] of regions.entries()) {
    const sort = at * 10
    const top = territoryRow(newId(), `${region.name.zh}属地党委（示例）`, region.code, foundedOn, sort)
    const below = streets.map((name, index) =>
      territoryRow(newId(), `${region.short.zh}示例${name}`, region.code, foundedOn, sort + index + 1),
    )
    rows.push(top, ...below)
    for (const street of below) link(street.id, top.id, foundedOn)
    // What stands below another organisation follows it.
    const own = orgs.filter((org) => org.row.regionCode === region.code && org.row.level === 'basic' && org.parent?.row.level !== 'basic')
    for (const [index, { row }] of own.entries()) {
      const street = below[index % below.length]
      if (street !== undefined && (at * 5 + index) % unplacedOneIn !== unplacedOneIn - 1) link(row.id, street.id, row.foundedOn)
    }
  }
  return { rows, links }
}

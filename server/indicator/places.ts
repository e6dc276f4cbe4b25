import type { PlaceRow } from '@/domain/dashboard'
import { cityRegion, regions } from '@/domain/region'
import { movedOut, type PlaceSum, type Subtree, type SubtreeOrg } from './subtree'

/** A row of a comparison, whatever is compared. */
export type ComparedPlace = Pick<PlaceRow, 'kind' | 'key' | 'name' | 'regionCode' | 'orgId' | 'hasBelow'>

/** A city is compared by its ten regions, everything below by what stands directly under it. */
export const comparedBy = (here: SubtreeOrg): 'region' | 'org' => (here.level === 'city' ? 'region' : 'org')

/** The ten districts; what lies in none of them stands as the city's own, so that the rows add up. */
function regionPlaces(orgs: readonly SubtreeOrg[], found: ReadonlySet<string | null>): ComparedPlace[] {
  const districts = regions.map(({ code, name }): ComparedPlace => {
    const committee = orgs.find((org) => org.level === 'county' && org.regionCode === code)
    return { kind: 'region', key: code, name: name.zh, regionCode: code, orgId: committee?.id ?? null, hasBelow: true }
  })
  if (!found.has(cityRegion)) return districts
  return [...districts, { kind: 'city', key: cityRegion, name: '', regionCode: cityRegion, orgId: null, hasBelow: false }]
}

/** What stands directly below; what belongs to the organisation itself is a row of its own. */
function orgPlaces({ here, orgs }: Subtree, found: ReadonlySet<string | null>): ComparedPlace[] {
  const parents = new Set(orgs.map((org) => org.parentId))
  const children = orgs
    .filter((org) => org.depth === 1)
    .map((org): ComparedPlace => ({
      kind: 'org',
      key: org.id,
      name: org.name,
      regionCode: org.regionCode,
      orgId: org.id,
      hasBelow: parents.has(org.id),
    }))
  const apart = { regionCode: here.regionCode, orgId: null, hasBelow: false }
  const own: ComparedPlace = { kind: 'own', key: here.id, name: here.name, ...apart }
  const gone: ComparedPlace = { kind: 'moved_out', key: movedOut, name: '', ...apart }
  return [...children, ...(children.length === 0 || found.has(null) ? [own] : []), ...(found.has(movedOut) ? [gone] : [])]
}

/** The rows of a comparison, each with the sums that lie in it: every sum lies in exactly one. */
export function placesOf(tree: Subtree, sums: readonly PlaceSum[]): { place: ComparedPlace; sums: PlaceSum[] }[] {
  const found = new Set(sums.map((sum) => sum.place))
  const places = comparedBy(tree.here) === 'region' ? regionPlaces(tree.orgs, found) : orgPlaces(tree, found)
  return places.map((place) => ({
    place,
    sums: sums.filter((sum) => (place.kind === 'own' ? sum.place === null : sum.place === place.key)),
  }))
}

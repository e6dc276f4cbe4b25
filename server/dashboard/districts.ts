import { activityGroupKeys, activityGroupOf, type DashboardDistricts, type PlaceRow } from '@/domain/dashboard'
import { cityRegion, regions } from '@/domain/region'
import { placeSums, type PlaceSum, type SubtreeOrg } from '../indicator/subtree'
import type { ReadKit } from '../read'
import type { DashboardView } from './view'

type Place = Pick<PlaceRow, 'kind' | 'key' | 'name' | 'regionCode' | 'orgId' | 'hasBelow'>

function numbersOf(sums: readonly PlaceSum[]) {
  const of = (indicator: string) => sums.filter((sum) => sum.indicator === indicator)
  const total = (list: readonly PlaceSum[]) => list.reduce((sum, { num }) => sum + num, 0)
  const visits = of('station_visits')
  const kinds = of('activity_kinds')
  return {
    members: total(of('member_drivers')),
    visits: visits.length === 0 ? null : total(visits),
    activities: total(of('activities')),
    groups: activityGroupKeys.map((group) => total(kinds.filter(({ cut }) => activityGroupOf(cut) === group))),
  }
}

/** The ten districts; what lies in none of them stands as the city's own, so that the rows add up. */
function regionPlaces(orgs: readonly SubtreeOrg[], found: ReadonlySet<string | null>): Place[] {
  const districts = regions.map(({ code, name }): Place => {
    const committee = orgs.find((org) => org.level === 'county' && org.regionCode === code)
    return { kind: 'region', key: code, name: name.zh, regionCode: code, orgId: committee?.id ?? null, hasBelow: true }
  })
  if (!found.has(cityRegion)) return districts
  return [...districts, { kind: 'city', key: cityRegion, name: '', regionCode: cityRegion, orgId: null, hasBelow: false }]
}

/** What stands directly below; what belongs to the organisation itself is a row of its own. */
function orgPlaces({ here, orgs }: DashboardView, found: ReadonlySet<string | null>): Place[] {
  const parents = new Set(orgs.map((org) => org.parentId))
  const children = orgs.filter((org) => org.depth === 1)
    .map((org): Place => ({ kind: 'org', key: org.id, name: org.name, regionCode: org.regionCode, orgId: org.id, hasBelow: parents.has(org.id) }))
  const own: Place = { kind: 'own', key: here.id, name: here.name, regionCode: here.regionCode, orgId: null, hasBelow: false }
  return children.length === 0 || found.has(null) ? [...children, own] : children
}

/** Places compared, in one order for all three views: the ten regions of a city, otherwise what stands directly below. */
export async function districtsOf(kit: ReadKit, view: DashboardView): Promise<DashboardDistricts> {
  const { here, month } = view
  const by = here.level === 'city' ? 'region' : 'org'
  const sums = await placeSums(kit, here.id, by, ['member_drivers', 'station_visits', 'activities', 'activity_kinds'], month)
  const found = new Set(sums.map((sum) => sum.place))
  const places = by === 'region' ? regionPlaces(view.orgs, found) : orgPlaces(view, found)
  const rows = places.map((place) => ({
    ...place,
    ...numbersOf(sums.filter((sum) => (place.kind === 'own' ? sum.place === null : sum.place === place.key))),
  }))
  const { groups: _, ...total } = numbersOf(sums)
  return { by, rows, total }
}

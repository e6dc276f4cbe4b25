import { activityGroupOf, type DashboardDistricts } from '@/domain/dashboard'
import { activityGroupKeys } from '@/domain/dashboard-words'
import { hasEnded } from '@/domain/org-words'
import { comparedBy, placesOf } from '../indicator/places'
import { placeSums, type PlaceSum } from '../indicator/subtree'
import type { ReadKit } from '../read'
import type { DashboardView } from './view'

function numbersOf(sums: readonly PlaceSum[]) {
  const of = (indicator: string) => sums.filter((sum) => sum.indicator === indicator)
  const total = (list: readonly PlaceSum[]) => list.reduce((sum, { num }) => sum + num, 0)
  const visits = of('station_visits')
  const kinds = of('activity_kinds')
  return {
    members: total(of('member_drivers')),
    visits: visits.length === 0 ? null : total(visits),
    stations: total(of('stations')),
    activities: total(of('activities')),
    groups: activityGroupKeys.map((group) => total(kinds.filter(({ cut }) => activityGroupOf(cut) === group))),
  }
}

/** Places compared, in one order for all three views: the ten regions of a city, otherwise what stands directly below. */
export async function districtsOf(kit: ReadKit, view: DashboardView): Promise<DashboardDistricts> {
  const { here, month, basis } = view
  const by = comparedBy(here)
  const sums = await placeSums(
    kit,
    here.id,
    by,
    ['member_drivers', 'station_visits', 'stations', 'activities', 'activity_kinds'],
    {
      from: month,
      to: month,
    },
    basis,
  )
  const ended = new Set(view.orgs.filter((org) => hasEnded(org, view.asOf)).map((org) => org.id))
  // What has ended stands among the places while it has something to show.
  const rows = placesOf(view, sums)
    .map(({ place, sums: own }) => ({ ...place, ...numbersOf(own) }))
    .filter((row) => row.orgId === null || !ended.has(row.orgId) || [row.members, row.visits, row.activities].some(Boolean))
  const { members, visits, activities } = numbersOf(sums)
  return { by, rows, total: { members, visits, activities } }
}

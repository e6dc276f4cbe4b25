import type { DashboardPage, PlaceRow } from '@/domain/dashboard'
import type { Month } from '@/domain/month'
import { addressOf } from '@/lib/api'

export type Head = DashboardPage['head']

/** The month as the address carries it: the running one is left out. */
const monthIn = (head: Head) => (head.running ? undefined : head.month)
/** The basis as the address carries it. */
const basisOf = ({ basis }: Head) => (basis === 'now' ? basis : undefined)

/** The persons that `member_drivers` counts, if the reader may see any. */
const driversOf = (head: Head, region?: string) =>
  head.may.persons
    ? addressOf('/members', {
        org: head.org.id,
        region,
        group: 'truck',
        stage: 'members',
        standing: 'counted',
        relation: 'counted',
        month: monthIn(head),
        basis: basisOf(head),
      })
    : undefined
const stationsOf = (head: Head, region?: string) =>
  addressOf('/stations', { org: head.org.id, region, state: 'open', month: monthIn(head), basis: basisOf(head) })

/** The rows behind each number of a dashboard. */
export const rowsOf = (head: Head) => ({
  members: driversOf(head),
  orgs: addressOf('/organisations', {
    under: head.org.id,
    kind: 'mobile_branch',
    group: 'truck',
    month: monthIn(head),
    basis: basisOf(head),
  }),
  stations: stationsOf(head),
  readings: addressOf('/stations/readings', { org: head.org.id, month: head.month, basis: basisOf(head) }),
  activities: addressOf('/activities', { org: head.org.id, month: head.month, basis: basisOf(head) }),
})

/** The duties that a month's completion is counted from. */
export const dutiesAt = (head: Head, month: Month) => addressOf('/duties', { org: head.org.id, month, basis: basisOf(head) })

/** The dashboard of another organisation in the same month. */
const dashboardAt = (head: Head, org: string) => addressOf('/', { org, month: monthIn(head), basis: basisOf(head) })

/** This dashboard with all that needs attention, or with the first of it. */
export const attentionAt = (head: Head, all: boolean) =>
  addressOf('/', { org: head.org.id, month: monthIn(head), basis: basisOf(head), attention: all ? 'all' : undefined })

/** Where a click on a compared place leads: its committee, its branch page, or the list narrowed to the region. */
export function drillOf(head: Head, row: PlaceRow, list: 'members' | 'stations' | 'activities'): string | undefined {
  if (row.kind === 'own' || row.kind === 'city' || row.kind === 'moved_out') return undefined
  if (row.orgId !== null) return row.hasBelow ? dashboardAt(head, row.orgId) : `/organisations/${row.orgId}`
  const region = row.regionCode ?? undefined
  if (list === 'members') return driversOf(head, region)
  return list === 'stations'
    ? stationsOf(head, region)
    : addressOf('/activities', { org: head.org.id, region, month: head.month, basis: basisOf(head) })
}

import type { EndedPosts } from '@/domain/committee'
import type { Day } from '@/domain/month'
import { leavesOn, type PresenceRow, type TimelineRow } from '@/domain/timeline'
import type { CommandKit } from '../command'
import { endGrants } from '../committee/grants'
import { nouns } from '../nouns'

type Standing = { personId: string; memberships: readonly TimelineRow[]; presences: readonly PresenceRow[] }
type Held = { id: string; personId: string; orgId: string; from: Day; to: Day | null }

/** Rows by the day on which they end, mostly one. */
function byDay(rows: readonly { id: string; on: Day }[]): ReadonlyMap<Day, string[]> {
  const days = new Map<Day, string[]>()
  for (const { id, on } of rows) days.set(on, [...(days.get(on) ?? []), id])
  return days
}

/**
 * Ends what persons hold in branches on the day from which they no longer belong there: posts, places in groups,
 * registrations of being away. Whatever changes timelines calls it with the first day that it changes.
 */
export async function leaveBranches(kit: CommandKit, people: readonly Standing[], on: { from: Day; basis: string }): Promise<EndedPosts> {
  if (people.length === 0) return { posts: [], grants: [] }
  const held = await kit.heldBy(people.map(({ personId }) => personId))
  const standing = new Map(people.map((one) => [one.personId, one]))
  /** What ends, with its day; what began later than it ends was held for no day. */
  const over = <Row extends Held>(rows: readonly Row[], of: (one: Standing) => Standing): (Row & { on: Day })[] =>
    rows.flatMap((row) => {
      const one = standing.get(row.personId)
      const day = one === undefined ? null : leavesOn(row.orgId, of(one), row.from > on.from ? row.from : on.from)
      return day === null || (row.to !== null && row.to <= day) ? [] : [{ ...row, on: day }]
    })
  const posts = over(held.posts, (one) => one)
  for (const [validTo, ids] of byDay(posts)) await kit.amendAll(nouns.postOfPerson, ids, { validTo, endBasis: on.basis })
  for (const [validTo, ids] of byDay(over(held.groups, (one) => one))) await kit.amendAll(nouns.partyGroupMember, ids, { validTo })
  // Away from home is who belongs there: to be kept by a branch is not to be at home in it.
  const absences = over(held.absences, (one) => ({ ...one, presences: [] }))
  for (const [endedOn, ids] of byDay(absences)) await kit.amendAll(nouns.floating, ids, { endedOn })
  const grants: EndedPosts['grants'] = []
  // With a post that had ended already the grants ended then; those of today are the successor's.
  for (const { orgId, on: day } of posts.filter(({ kind, to }) => kind === 'secretary' && to === null))
    grants.push(...(await endGrants(kit, orgId, day)))
  return { posts: posts.map(({ id, name, kind, orgName }) => ({ id, name, kind, orgName })), grants }
}

import type { EndedPosts } from '@/domain/committee'
import type { Day } from '@/domain/month'
import { leavesOn, type PresenceRow, type TimelineRow } from '@/domain/timeline'
import type { CommandKit } from '../command'
import { endGrants } from '../committee/grants'
import { nouns } from '../nouns'

type Standing = { personId: string; memberships: readonly TimelineRow[]; presences: readonly PresenceRow[] }
type Held = { id: string; personId: string; orgId: string; from: Day; to: Day | null }

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
  for (const { id, on: validTo } of posts) await kit.amend(nouns.postOfPerson, id, { validTo, endBasis: on.basis })
  for (const { id, on: validTo } of over(held.groups, (one) => one)) await kit.amend(nouns.partyGroupMember, id, { validTo })
  // Away from home is who belongs there: to be kept by a branch is not to be at home in it.
  for (const { id, on: endedOn } of over(held.absences, (one) => ({ ...one, presences: [] })))
    await kit.amend(nouns.floating, id, { endedOn })
  const grants: EndedPosts['grants'] = []
  // With a post that had ended already the grants ended then; those of today are the successor's.
  for (const { orgId, on: day } of posts.filter(({ kind, to }) => kind === 'secretary' && to === null))
    grants.push(...(await endGrants(kit, orgId, day)))
  return { posts: posts.map(({ id, name, kind, orgName }) => ({ id, name, kind, orgName })), grants }
}

import { and, asc, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import { activityStatesCounted } from '@/domain/activity-words'
import { silentStation } from '@/domain/attention'
import { branchFactsOf, dutiesOf } from '@/domain/duties'
import { isOpen } from '@/domain/duty-list'
import { openSteps } from '@/domain/development-open'
import { unreachedDays, unseenSince, type Handover } from '@/domain/handover'
import { memberStagesCounted, type MemberStanding } from '@/domain/member-words'
import { addDays, addMonths, monthOf, type Day } from '@/domain/month'
import { placeSince, rowAt } from '@/domain/timeline'
import { openPaths } from '../development/open'
import { heldBy } from '../duty/held'
import { rulesFor } from '../duty/rules'
import { always, byName, latestOf } from '../expressions'
import { bodiesOf } from '../duty/bodies'
import { registered } from '../floating/registered'
import { timelinesOf, type Timelines } from '../member/timeline'
import { rosterOf } from '../organisation/cards'
import type { ReadKit } from '../read'
import { openOn } from '../station/filter'
import { lettersAt } from '../transfer/letters'
import { committeeOf } from './state'

const unreachedShown = 200
const silentLooked = 1000
const awayShown = 200
/** As far back as the list of duties goes: what ended earlier can no longer be made up. */
const monthsBack = 12

/** The full and probationary members of a branch, its own and those it keeps, in a standing of some. */
function membersOf({ person }: ReadKit['from'], orgId: string, standings: readonly MemberStanding[]) {
  return and(
    or(eq(person.orgId, orgId), eq(person.presenceOrgId, orgId)),
    inArray(person.stage, [...memberStagesCounted]),
    inArray(person.standing, [...standings]),
  )
}

/** Members of a branch who attended nothing for half a year, nor came within it, the longest first. */
async function unreachedOf(kit: ReadKit, orgId: string): Promise<Handover['unreached']> {
  const { select, from, today, actor } = kit
  const { person, attendance } = from
  const bound = addDays(today, -unreachedDays)
  const last = select({ personId: attendance.personId, day: latestOf(attendance.day).as('last_day') })
    .from(attendance)
    .where(inArray(attendance.state, [...activityStatesCounted]))
    .groupBy(attendance.personId)
    .as('last_attendance')
  const silent = await select({ id: person.id, name: person.name, orgId: person.orgId, lastDay: last.day })
    .from(person)
    .leftJoin(last, eq(last.personId, person.id))
    .where(and(membersOf(from, orgId, actor.settings['member.counted']), or(isNull(last.day), lt(last.day, bound))))
    .orderBy(last.day, byName(person.name), asc(person.id))
    .limit(silentLooked)
  const timelines = await timelinesOf(
    kit,
    silent.map(({ id }) => id),
  )
  const unreached = silent.filter(({ id, lastDay }) => {
    const cameOn = hereSince(orgId, timelines.get(id), today)
    return cameOn !== undefined && unseenSince(cameOn, lastDay) < bound
  })
  const items = unreached.slice(0, unreachedShown).map(({ orgId: home, ...row }) => ({ ...row, presence: home !== orgId }))
  return { count: unreached.length, items }
}

/** Since when a person belongs to a branch, whose relation lies there or whom it keeps. */
function hereSince(orgId: string, timelines: Timelines | undefined, today: Day): Day | undefined {
  if (timelines === undefined) return undefined
  const { memberships, presences } = timelines
  const formal = rowAt(memberships, today)?.formal
  if (formal !== undefined && 'orgId' in formal && formal.orgId === orgId) return placeSince(memberships, today)
  const kept = presences.filter((row) => row.kind === 'managed' && row.orgId === orgId)
  return rowAt(kept, today)?.from
}

/** Of each who is under development the step that is due first. */
async function developmentOf(kit: ReadKit, orgId: string): Promise<Handover['development']> {
  const people = await openPaths(kit, [orgId])
  return people
    .flatMap(({ id, name, path }) => {
      const [first] = openSteps(path)
      return first === undefined || first.due === null ? [] : [{ id, name, step: first.step, due: first.due }]
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1))
}

/** Members who are out of contact, by name. */
async function lostOf({ select, from }: ReadKit, orgId: string): Promise<Handover['lost']> {
  const { person } = from
  const rows = await select({ id: person.id, name: person.name, orgId: person.orgId })
    .from(person)
    .where(membersOf(from, orgId, ['lost']))
    .orderBy(byName(person.name), asc(person.id))
  return rows.map(({ orgId: home, ...row }) => ({ ...row, presence: home !== orgId }))
}

/** The page that one secretary leaves to the next, made of what is recorded and nothing else. */
export async function handoverOf(kit: ReadKit, org: Parameters<typeof branchFactsOf>[0] & { name: string }): Promise<Handover> {
  const { select, from, today } = kit
  const { activity, station, reading } = from
  const months = { from: addMonths(monthOf(today), -monthsBack), to: monthOf(today) }
  const lastReading = select({ day: reading.day })
    .from(reading)
    .where(eq(reading.stationId, station.id))
    .orderBy(desc(reading.day))
    .limit(1)
    .as('last_reading')
  const [committee, held, rules, bodies, returned, stations, roster, letters, development, away, lost, unreached] = await Promise.all([
    committeeOf(kit, org),
    heldBy(kit, [org.id], { from: `${months.from.slice(0, 4)}-01`, to: months.to }),
    rulesFor(kit),
    bodiesOf(kit, [org.id]),
    select({ id: activity.id, title: activity.title, day: activity.day, note: activity.stateNote })
      .from(activity)
      .where(and(eq(activity.orgId, org.id), eq(activity.state, 'returned')))
      .orderBy(asc(activity.day), asc(activity.id)),
    select({ id: station.id, name: station.name, openedOn: station.openedOn, lastDay: lastReading.day })
      .from(station)
      .leftJoinLateral(lastReading, always())
      .where(and(eq(station.orgId, org.id), openOn(station, today)))
      .orderBy(byName(station.name), asc(station.id)),
    rosterOf(kit, org.id),
    lettersAt(kit, org.id),
    developmentOf(kit, org.id),
    registered(kit, { orgId: org.id, most: awayShown }),
    lostOf(kit, org.id),
    unreachedOf(kit, org.id),
  ])
  const sizeOf = ({ count, uncounted }: { count: number; uncounted: number }) => ({ counted: count - uncounted, uncounted })
  const secretaries = (list: typeof committee.posts) => list.filter((post) => post.kind === 'secretary')
  return {
    today,
    org: { id: org.id, name: org.name },
    incoming: secretaries(committee.posts)[0] ?? null,
    outgoing: secretaries(committee.past)[0] ?? null,
    termEndsOn: committee.term?.endsOn ?? null,
    duties: dutiesOf(branchFactsOf(org, bodies.get(org.id)), held.get(org.id) ?? [], rules, months, today).filter(isOpen),
    returned: returned.map((row) => ({ ...row, note: row.note ?? '' })),
    stations: stations.flatMap((row) => {
      const silent = silentStation(row, today)
      return silent === null ? [] : [{ id: row.id, name: row.name, lastDay: row.lastDay, days: silent.days }]
    }),
    roster: { formal: sizeOf(roster.formal), presence: sizeOf(roster.presence) },
    letters,
    development,
    away: away.map(({ personId, name, place, since }) => ({ id: personId, name, place, since })),
    lost,
    unreached,
  }
}

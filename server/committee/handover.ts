import { and, asc, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import { activityStatesCounted } from '@/domain/activity-words'
import { silentStation } from '@/domain/attention'
import { branchFactsOf, dutiesOf } from '@/domain/duties'
import { isOpen } from '@/domain/duty-list'
import { unreachedDays, type Handover } from '@/domain/handover'
import { memberStagesCounted } from '@/domain/member-words'
import { addDays, addMonths, monthOf } from '@/domain/month'
import { heldBy } from '../duty/held'
import { rulesFor } from '../duty/rules'
import { always, byName, latestOf } from '../expressions'
import { bodiesOf } from '../duty/bodies'
import type { ReadKit } from '../read'
import { openOn } from '../station/filter'
import { committeeOf } from './state'

const unreachedShown = 200
/** As far back as the list of duties goes: what ended earlier can no longer be made up. */
const monthsBack = 12

/** Members of a branch, its own and those it keeps, who attended nothing for half a year, the longest first. */
async function unreachedOf({ select, from, today, actor }: ReadKit, orgId: string) {
  const { person, attendance } = from
  const last = select({ personId: attendance.personId, day: latestOf(attendance.day).as('last_day') })
    .from(attendance)
    .where(inArray(attendance.state, [...activityStatesCounted]))
    .groupBy(attendance.personId)
    .as('last_attendance')
  return select({ id: person.id, name: person.name, orgId: person.orgId, lastDay: last.day })
    .from(person)
    .leftJoin(last, eq(last.personId, person.id))
    .where(
      and(
        or(eq(person.orgId, orgId), eq(person.presenceOrgId, orgId)),
        inArray(person.stage, [...memberStagesCounted]),
        inArray(person.standing, [...actor.settings['member.counted']]),
        or(isNull(last.day), lt(last.day, addDays(today, -unreachedDays))),
      ),
    )
    .orderBy(last.day, byName(person.name), asc(person.id))
    .limit(unreachedShown)
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
  const [committee, held, rules, bodies, returned, stations, unreached] = await Promise.all([
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
    unreachedOf(kit, org.id),
  ])
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
    unreached: {
      count: unreached.length,
      items: unreached.map(({ orgId, ...row }) => ({ ...row, presence: orgId !== org.id })),
    },
  }
}

import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import { activityStatesCounted } from '@/domain/activity-words'
import { branchFactsOf, dutiesOf, type Duty } from '@/domain/duties'
import { memberStagesCounted } from '@/domain/member-words'
import type { Month } from '@/domain/month'
import type { OrgPage, OrgRosterPart } from '@/domain/org-page'
import { heldBy } from '../duty/held'
import { rulesFor } from '../duty/rules'
import { byName } from '../expressions'
import { bodiesOf } from '../duty/bodies'
import type { ReadKit } from '../read'
import { openOn } from '../station/filter'

type Value<K extends 'activities' | 'stations' | 'roster'> = Extract<OrgPage[K], { ok: true }>['value']

const rosterShown = 8
const stationsShown = 6
const activitiesShown = 5

/** The duties of the calendar year that a month lies in. */
export async function dutiesOfYear(kit: ReadKit, org: Parameters<typeof branchFactsOf>[0], month: Month): Promise<Duty[]> {
  const year = { from: `${month.slice(0, 4)}-01`, to: `${month.slice(0, 4)}-12` }
  const [held, rules, bodies] = await Promise.all([heldBy(kit, [org.id], year), rulesFor(kit), bodiesOf(kit, [org.id])])
  return dutiesOf(branchFactsOf(org, bodies.get(org.id)), held.get(org.id) ?? [], rules, year, kit.today)
}

/** The last activities that took place here or below, and how many there are in all. */
export async function recentActivities(kit: ReadKit, orgIds: readonly string[]): Promise<Value<'activities'>> {
  const { activity } = kit.from
  const where = and(inArray(activity.orgId, [...orgIds]), inArray(activity.state, [...activityStatesCounted]))
  const [items, total] = await Promise.all([
    kit
      .select({
        id: activity.id,
        title: activity.title,
        kinds: activity.kinds,
        day: activity.day,
        present: activity.present,
        guests: activity.guests,
        state: activity.state,
      })
      .from(activity)
      .where(where)
      .orderBy(desc(activity.day), desc(activity.id))
      .limit(activitiesShown),
    kit.counted(kit.select({ id: activity.id }).from(activity).where(where)),
  ])
  return { items, ...total }
}

/** The members of a branch: those formally here, and those that it keeps; side by side, never added. */
export async function rosterOf(kit: ReadKit, orgId: string): Promise<Value<'roster'>> {
  const [formal, presence] = await Promise.all([partOf(kit, orgId, 'orgId'), partOf(kit, orgId, 'presenceOrgId')])
  return { formal, presence }
}

async function partOf(kit: ReadKit, orgId: string, relation: 'orgId' | 'presenceOrgId'): Promise<OrgRosterPart> {
  const { person } = kit.from
  const where = and(eq(person[relation], orgId), inArray(person.stage, [...memberStagesCounted]))
  const [rows, standings] = await Promise.all([
    kit
      .select({
        id: person.id,
        name: person.name,
        stage: person.stage,
        standing: person.standing,
        phoneMask: person.phoneMask,
        joinedOn: person.joinedOn,
        orgName: person.orgName,
        externalName: person.externalName,
      })
      .from(person)
      .where(where)
      .orderBy(byName(person.name), asc(person.id))
      .limit(rosterShown),
    kit.select({ standing: person.standing, count: count() }).from(person).where(where).groupBy(person.standing),
  ])
  const counted: readonly string[] = kit.actor.settings['member.counted']
  const sum = (of: typeof standings) => of.reduce((total, row) => total + row.count, 0)
  return {
    items: rows.map(({ orgName, externalName, ...row }) => ({ ...row, home: relation === 'orgId' ? null : (orgName ?? externalName) })),
    count: sum(standings),
    uncounted: sum(standings.filter((row) => !counted.includes(row.standing))),
  }
}

/** The open stations here or below. */
export async function stationsOf(kit: ReadKit, orgIds: readonly string[]): Promise<Value<'stations'>> {
  const { station } = kit.from
  const where = and(inArray(station.orgId, [...orgIds]), openOn(station, kit.today))
  const [items, counted] = await Promise.all([
    kit
      .select({ id: station.id, name: station.name, kind: station.kind, address: station.address })
      .from(station)
      .where(where)
      .orderBy(byName(station.name), asc(station.id))
      .limit(stationsShown),
    kit.select({ count: count() }).from(station).where(where),
  ])
  return { items, count: counted[0]?.count ?? 0 }
}

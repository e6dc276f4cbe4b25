import { and, asc, desc, eq, gt, gte, inArray, lt, or } from 'drizzle-orm'
import {
  lateDevelopment,
  lateDuty,
  lateLetter,
  longAbsent,
  noSecretary,
  orderOf,
  silentStation,
  sizeAdvice,
  type AttentionItem,
} from '@/domain/attention'
import type { DashboardAttention } from '@/domain/dashboard'
import { branchKinds } from '@/domain/org-words'
import { dutyKinds } from '@/domain/duty-words'
import { reminderOf } from '@/domain/election'
import { addMonths, daysBetween, monthOf, type Day } from '@/domain/month'
import { openPaths } from '../development/open'
import { groupedBy } from '../dues/owing'
import { rulesFor } from '../duty/rules'
import { always } from '../expressions'
import { absencesOf } from '../floating/absence'
import { isBelow, stoodOn, subtreeOf } from '../indicator/subtree'
import type { ReadKit } from '../read'
import { openOn } from '../station/filter'
import type { DashboardView } from './view'

/** Of each kind unless all are asked for: the six rows of the card can come from one kind alone. */
const firstOfKind = 6
const mostShown = 300
/** What ended longer ago is history that the branch's own matrix keeps; here it would bury what can still be mended. */
const lateMonthsShown = 3

/** Late duties of the periods that ended in the last months, and branches with too few full members: both from their cells. */
async function branchItems(kit: ReadKit, { here, orgs }: DashboardView): Promise<AttentionItem[]> {
  const { select, from, today, actor } = kit
  const { cell, closure } = from
  const now = monthOf(today)
  const late = and(
    eq(cell.indicator, 'duties'),
    gt(cell.den, cell.num),
    gte(cell.month, addMonths(now, -lateMonthsShown)),
    lt(cell.month, now),
  )
  const members = and(inArray(cell.indicator, ['members_formal', 'members_presence']), eq(cell.month, now))
  const [cells, rules] = await Promise.all([
    select({ orgId: cell.orgId, indicator: cell.indicator, cut: cell.cut, month: cell.month, num: cell.num })
      .from(cell)
      .innerJoin(closure, eq(closure.orgId, cell.orgId))
      .where(and(isBelow(closure, here.id, today), or(late, members))),
    rulesFor(kit),
  ])
  const named = new Map(orgs.map((org) => [org.id, org]))
  const duties = cells.flatMap((row) => {
    const org = named.get(row.orgId)
    const duty = dutyKinds.find((kind) => kind === row.cut)
    return row.indicator !== 'duties' || org === undefined || duty === undefined
      ? []
      : [lateDuty(org, { duty, month: row.month }, rules, today)]
  })
  const sizes = new Map<string, typeof cells>()
  for (const row of cells) if (row.indicator !== 'duties') sizes.set(row.orgId, [...(sizes.get(row.orgId) ?? []), row])
  const sizeOf = (orgId: string, full: boolean) => {
    const rows = (sizes.get(orgId) ?? []).filter((row) => !full || row.cut === 'full')
    const sum = (indicator: string) => rows.reduce((total, row) => (row.indicator === indicator ? total + row.num : total), 0)
    return { formal: sum('members_formal'), presence: sum('members_presence') }
  }
  const limits = { general: actor.settings['org.general_branch_from'], committee: actor.settings['org.committee_from'] }
  const sized = orgs
    .filter((org) => branchKinds.includes(org.kind) && stoodOn(org, today))
    .flatMap((org) => sizeAdvice(org, { full: sizeOf(org.id, true), members: sizeOf(org.id, false) }, limits))
  return [...duties, ...sized]
}

async function stationItems(kit: ReadKit, { here }: DashboardView): Promise<AttentionItem[]> {
  const { select, from, today } = kit
  const { station, closure, reading } = from
  const last = select({ day: reading.day })
    .from(reading)
    .where(eq(reading.stationId, station.id))
    .orderBy(desc(reading.day))
    .limit(1)
    .as('last_reading')
  const stations = await select({ id: station.id, name: station.name, openedOn: station.openedOn, lastDay: last.day })
    .from(station)
    .innerJoin(closure, eq(closure.orgId, station.orgId))
    .leftJoinLateral(last, always())
    .where(and(isBelow(closure, here.id, today), openOn(station, today)))
  return stations.flatMap((row) => silentStation(row, today) ?? [])
}

async function returnedItems(kit: ReadKit, { here }: DashboardView): Promise<AttentionItem[]> {
  const { activity, closure } = kit.from
  const rows = await kit
    .select({ id: activity.id, orgId: activity.orgId, orgName: activity.orgName, title: activity.title, note: activity.stateNote })
    .from(activity)
    .innerJoin(closure, eq(closure.orgId, activity.orgId))
    .where(and(isBelow(closure, here.id, kit.today), eq(activity.state, 'returned')))
    .orderBy(asc(activity.day), asc(activity.id))
    .limit(mostShown)
  return rows.map(({ id, note, ...row }) => ({ kind: 'returned', activityId: id, note: note ?? '', ...row }))
}

/** Terms that end soon or have ended, by the last election of each organisation, and branches whose secretary is one no more. */
async function officeItems(kit: ReadKit, { here, orgs }: DashboardView): Promise<AttentionItem[]> {
  const { tenure, closure } = kit.from
  const rows = await kit
    .select({ orgId: tenure.orgId, of: tenure.of, from: tenure.from, to: tenure.to })
    .from(tenure)
    .innerJoin(closure, eq(closure.orgId, tenure.orgId))
    .where(isBelow(closure, here.id, kit.today))
    .orderBy(asc(tenure.from))
  const tenures = groupedBy(rows, 'orgId')
  return orgs
    .filter((org) => stoodOn(org, kit.today))
    .flatMap((org) => {
      const own = tenures(org.id)
      const endsOn = own.findLast(({ of }) => of === 'term')?.to ?? null
      const vacant = noSecretary(
        org,
        own.filter(({ of }) => of === 'secretary'),
        kit.today,
      )
      return [...(endsOn === null ? [] : termEnding(kit, org, endsOn)), ...(vacant === null ? [] : [vacant])]
    })
}

function termEnding(kit: ReadKit, { id, name }: { id: string; name: string }, endsOn: Day): AttentionItem[] {
  const daysLeft = daysBetween(kit.today, endsOn)
  const due = reminderOf(daysLeft, kit.actor.settings['org.term_reminders']) !== null
  return due ? [{ kind: 'term', orgId: id, orgName: name, endsOn, daysLeft }] : []
}

/** Whose development is late: named, so only for whoever sees persons. */
async function developmentItems(kit: ReadKit, { orgs }: DashboardView): Promise<AttentionItem[]> {
  if (!kit.can('person.read')) return []
  const people = await openPaths(
    kit,
    orgs.map((org) => org.id),
  )
  return people.flatMap((person) => lateDevelopment(person, kit.today) ?? [])
}

/** Letters of transfer that run out, or have. */
async function letterItems(kit: ReadKit, { orgs }: DashboardView): Promise<AttentionItem[]> {
  const letters = await kit.select().from(kit.from.letterUnderWay)
  const named = new Map(orgs.map((org) => [org.id, org]))
  return letters.flatMap((letter) => lateLetter(letter, named, kit.today) ?? [])
}

/** ID numbers that wait for the caller's decision, and those that came back to be mended. */
async function identityItems(kit: ReadKit, { orgs }: DashboardView): Promise<AttentionItem[]> {
  const inside = new Set(orgs.map((org) => org.id))
  const waiting = kit.can('person.merge') ? await kit.select().from(kit.from.checkToDecide).limit(mostShown) : []
  const back = kit.can('member.edit') ? await kit.select().from(kit.from.checkReturned).limit(mostShown) : []
  return [
    ...waiting.flatMap(({ orgId, personId, holderId, name, orgName }): AttentionItem[] =>
      inside.has(orgId) ? [{ kind: 'identity', personId, holderId, name, orgName }] : [],
    ),
    ...back.flatMap(({ orgId, personId, name, note }): AttentionItem[] =>
      inside.has(orgId) ? [{ kind: 'number', personId, name, note: note ?? '' }] : [],
    ),
  ]
}

/** Who has long been absent: named, so only for whoever sees persons. */
async function absentItems(kit: ReadKit, { orgs }: DashboardView): Promise<AttentionItem[]> {
  if (!kit.can('person.read')) return []
  const { absent } = await absencesOf(kit, { orgIds: orgs.map((org) => org.id) })
  return absent.map((row) => longAbsent(row, kit.today))
}

/** What needs somebody now, whatever month is shown. */
export async function attentionOf(kit: ReadKit, view: DashboardView, all: boolean): Promise<DashboardAttention> {
  // A month that is past may be shown by the tree of then; what is open is today's.
  const now = view.treeDay === kit.today ? view : { ...view, ...(await subtreeOf(kit, view.here.id)) }
  const kinds = [branchItems, returnedItems, developmentItems, letterItems, absentItems, identityItems, stationItems, officeItems]
  const found = (await Promise.all(kinds.map((items) => items(kit, now)))).flat()
  const counts = {
    duty_late: 0,
    returned: 0,
    transfer: 0,
    development_late: 0,
    absent: 0,
    no_reading: 0,
    identity: 0,
    number: 0,
    no_secretary: 0,
    term: 0,
    size: 0,
  }
  const shown = orderOf(found).filter((item) => {
    counts[item.kind] += 1
    return all || counts[item.kind] <= firstOfKind
  })
  return { counts, items: shown.slice(0, mostShown) }
}

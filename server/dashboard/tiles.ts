import { and, between, countDistinct, eq, inArray, or } from 'drizzle-orm'
import { activityStatesCounted } from '@/domain/activity-words'
import type { DashboardTiles } from '@/domain/dashboard'
import { branchKinds } from '@/domain/org-words'
import { CellBook, percentOf } from '@/domain/cell-book'
import type { IndicatorKey } from '@/domain/indicators'
import {
  addDays,
  addMonths,
  firstDay,
  firstOpenMonth,
  lastDay,
  monthOf,
  monthsFrom,
  sameDayBefore,
  type Day,
  type Month,
} from '@/domain/month'
import { stationKindKeys } from '@/domain/station-words'
import { countRows, distinctWhere, monthOfDay, never, sumWhere } from '../expressions'
import { isBelow, stoodOn, subtreeSums } from '../indicator/subtree'
import type { ReadKit } from '../read'
import { notClosedOn } from '../station/filter'
import type { DashboardView } from './view'

/** What is drawn over a year, and what is told of the month or compared with the two before. */
const drawn: readonly IndicatorKey[] = ['member_drivers', 'orgs', 'stations', 'station_visits', 'reporting', 'activities']
const told: readonly IndicatorKey[] = ['members_formal', 'members_presence', 'attendance', 'duties']
const isTruck = (cut: string) => cut.startsWith('truck.')
const isMobile = (cut: string) => cut === 'truck.mobile_branch'
const isCloud = (cut: string) => cut === 'truck.cloud_branch'

type Days = { from: Day; to: Day }

/** The running month and the one before up to the same day; null when that day has not come. */
function sameDays(last: Day, month: Month): { now: Days; before: Days } | null {
  if (last < firstDay(month)) return null
  const before = sameDayBefore(last)
  return { now: { from: firstDay(month), to: last }, before: { from: firstDay(monthOf(before)), to: before } }
}

/** Visits of the compared days, and how many of the stations still open sent a reading in the chosen month. */
async function visitDays(kit: ReadKit, { here, month, asOf, treeDay }: DashboardView, days: { now: Days; before: Days } | null) {
  const { reading, closure } = kit.from
  const within = (span: Days | undefined) => (span === undefined ? never() : between(reading.day, span.from, span.to))
  const shown = between(reading.day, firstDay(month), asOf)
  const [row] = await kit
    .select({
      now: sumWhere(reading.count, within(days?.now)),
      before: sumWhere(reading.count, within(days?.before)),
      sent: distinctWhere(reading.stationId, and(shown, notClosedOn(reading, asOf))),
    })
    .from(reading)
    .innerJoin(closure, eq(closure.orgId, reading.stationOrgId))
    .where(and(isBelow(closure, here.id, treeDay), or(shown, within(days?.before))))
  return row ?? { now: 0, before: 0, sent: 0 }
}

/** Activities of the compared days by month, and how many branches held one. */
async function activityDays(kit: ReadKit, { here, treeDay }: DashboardView, days: readonly Days[]) {
  const { activity, closure, org } = kit.from
  const counted = await kit
    .select({ month: monthOfDay(activity.day), kind: org.kind, count: countRows(), orgs: countDistinct(activity.orgId) })
    .from(activity)
    .innerJoin(closure, eq(closure.orgId, activity.orgId))
    .innerJoin(org, eq(org.id, activity.orgId))
    .where(
      and(
        isBelow(closure, here.id, treeDay),
        inArray(activity.state, [...activityStatesCounted]),
        or(...days.map(({ from, to }) => between(activity.day, from, to))),
      ),
    )
    .groupBy(monthOfDay(activity.day), org.kind)
  const within = (month: Month) => counted.filter((row) => row.month === month)
  return {
    count: (month: Month) => within(month).reduce((sum, row) => sum + row.count, 0),
    branches: (month: Month) =>
      within(month)
        .filter((row) => branchKinds.includes(row.kind))
        .reduce((sum, row) => sum + row.orgs, 0),
  }
}

/** The six figures at the head of a dashboard. */
export async function tilesOf(kit: ReadKit, view: DashboardView): Promise<DashboardTiles> {
  const { here, orgs, month, running, asOf } = view
  const { today, actor } = kit
  const previous = addMonths(month, -1)
  const months = monthsFrom(addMonths(month, -12), month)
  // A day that is not over would make the running month look weak: readings come in the evening.
  const readingDays = running ? sameDays(addDays(today, -1), month) : null
  const held = running ? sameDays(today, month) : null
  const activitySpans =
    held === null
      ? [
          { from: firstDay(month), to: lastDay(month) },
          { from: firstDay(previous), to: lastDay(previous) },
        ]
      : [held.now, held.before]
  const [sums, visits, activities] = await Promise.all([
    subtreeSums(
      kit,
      here.id,
      [
        { keys: drawn, from: addMonths(month, -12), to: month },
        { keys: told, from: addMonths(month, -2), to: month },
      ],
      view.basis,
    ),
    visitDays(kit, view, readingDays),
    activityDays(kit, view, activitySpans),
  ])
  const book = new CellBook(sums, firstOpenMonth(today))
  // A part of a month drawn beside whole ones would look like a fall.
  const ended = running ? months.slice(0, -1) : months
  const stock = (key: IndicatorKey, wanted?: (cut: string) => boolean) => months.map((item) => book.value(key, item, wanted))
  const stageOf = (stage: string) => book.at('member_drivers', month, (cut) => cut === stage).num
  const threshold = actor.settings['reporting.threshold']
  const isWithheld = (item: Month) => (percentOf(book.at('reporting', item)) ?? 100) < threshold
  const withheld = isWithheld(month) || isWithheld(previous)
  const whole = { now: book.value('station_visits', month), before: book.value('station_visits', previous) }
  const partial = readingDays === null || whole.before === null ? { now: null, before: null } : visits
  const compared = running ? partial : whole
  const dutyMonth = running ? previous : month
  const now = book.at('duties', month)
  return {
    members: {
      value: book.value('member_drivers', month),
      before: book.value('member_drivers', previous),
      full: stageOf('full'),
      probationary: stageOf('probationary'),
      formal: book.at('members_formal', month).num,
      presence: book.at('members_presence', month).num,
      spark: stock('member_drivers'),
    },
    orgs: {
      mobile: book.value('orgs', month, isMobile),
      before: book.value('orgs', previous, isMobile),
      cloud: book.at('orgs', month, isCloud).num,
      truck: book.at('orgs', month, isTruck).num,
      others: book.at('orgs', month, (cut) => isTruck(cut) && !isMobile(cut) && !isCloud(cut)).num,
      rideHailing: book.at('orgs', month, (cut) => cut.startsWith('ride_hailing.')).num,
      spark: stock('orgs', isMobile),
    },
    stations: {
      value: book.value('stations', month),
      before: book.value('stations', previous),
      spark: stock('stations'),
      kinds: stationKindKeys
        .map((kind) => ({ kind, count: book.at('stations', month, (cut) => cut === kind).num }))
        .filter(({ count }) => count > 0),
    },
    visits: {
      value: whole.now,
      now: withheld ? null : compared.now,
      before: withheld ? null : compared.before,
      withheld,
      sent: visits.sent,
      open: book.at('stations', month).num,
      ...book.at('reporting', month),
      spark: ended.map((item) => (isWithheld(item) ? null : book.value('station_visits', item))),
    },
    activities: {
      value: book.value('activities', month),
      now: running ? activities.count(month) : book.value('activities', month),
      before:
        book.value('activities', previous) === null ? null : running ? activities.count(previous) : book.value('activities', previous),
      branches: orgs.filter((org) => branchKinds.includes(org.kind) && stoodOn(org, asOf)).length,
      active: activities.branches(month),
      ...book.at('attendance', month),
      spark: ended.map((item) => book.value('activities', item)),
    },
    duties: {
      month: dutyMonth,
      ...book.at('duties', dutyMonth),
      before: book.at('duties', addMonths(dutyMonth, -1)),
      running: running ? { done: now.num, toDo: now.den - now.num } : null,
    },
  }
}

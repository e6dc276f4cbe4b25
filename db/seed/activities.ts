import type { ActivityKind } from '@/domain/activity-words'
import { addDays, addMonths, daysBetween, firstDay, lastDay, monthOf, monthsFrom, type Day, type Month } from '@/domain/month'
import { roadKinds } from '@/domain/org-words'
import type { ActivityLogs, ActivityRow, CohostRow } from './activity-logs'
import { firstBranchName, type OrgSeed } from './orgs'
import type { RosterBook } from './roster-book'
import { addTrainings } from './trainings'
import { Random } from './random'
import type { StationRow } from './stations'
import { places, services, summaries, titles } from './titles'

/** How many duties are left undone, so that there is something to remind of. */
const undone = 0.15

/** Kinds to which the whole branch or its committee is expected. */
const dutiful: readonly ActivityKind[] = ['members_meeting', 'committee_meeting', 'party_lecture', 'theme_day', 'organisation_life']

type Occasion = { org: OrgSeed; day: Day; kinds: ActivityKind[]; planned?: boolean }

/** The quarters that the months from `month` on touch, whole. */
function quarters(month: Month, today: Day): { from: Day; to: Day }[] {
  const first = addMonths(month, -((Number(month.slice(5)) - 1) % 3))
  return monthsFrom(first, monthOf(today))
    .filter((_, index) => index % 3 === 0)
    .map((start) => ({ from: firstDay(start), to: lastDay(addMonths(start, 2)) }))
}

/** Twelve months, rounded up to whole quarters, and the running one of what branches did, and what they plan for the coming days. */
export function demoActivities(
  world: { orgs: readonly OrgSeed[]; stations: readonly StationRow[]; book: RosterBook; today: Day },
  loggers: { official: string; secretary: string },
  newId: () => string,
): ActivityLogs {
  const { orgs, stations, book, today } = world
  const random = new Random('activities')
  const occasions: Occasion[] = []
  const spans = quarters(addMonths(monthOf(today), -12), today)
  const start = spans[0]?.from ?? today
  const yesterday = addDays(today, -1)

  /** A day of the period before today, or nothing while it has not come or when the duty is left undone. */
  const within = (org: OrgSeed, period: { from: Day; to: Day }, leave: number): Day | null => {
    if (org.row.foundedOn > period.from) return null
    const day = addDays(period.from, random.int(3, daysBetween(period.from, period.to)))
    const skipped = random.chance(leave)
    return skipped || day > yesterday ? null : day
  }

  for (const org of orgs.filter((seed) => seed.row.level === 'basic')) {
    const onRoad = roadKinds.includes(org.row.kind)
    const leave = onRoad ? undone : org.row.kind === 'temporary_branch' ? 0.7 : 0.46
    const first = org.row.name === firstBranchName
    for (const [index, quarter] of spans.entries()) {
      const meeting = within(org, quarter, leave)
      const lecture = within(org, quarter, first ? (index === spans.length - 2 ? 1 : 0) : leave)
      if (meeting !== null && lecture !== null && random.chance(0.12))
        occasions.push({ org, day: meeting, kinds: ['members_meeting', 'party_lecture'] })
      else {
        if (meeting !== null) occasions.push({ org, day: meeting, kinds: ['members_meeting'] })
        if (lecture !== null) occasions.push({ org, day: lecture, kinds: ['party_lecture'] })
      }
    }
    for (const month of monthsFrom(monthOf(start), monthOf(today))) {
      const period = { from: firstDay(month), to: lastDay(month) }
      const running = month === monthOf(today)
      const theme = within(org, period, first && running ? 1 : leave)
      if (theme !== null) occasions.push({ org, day: theme, kinds: random.chance(0.15) ? ['theme_day', 'volunteering'] : ['theme_day'] })
      const since = org.row.committeeSince
      const committee = since === null || since > period.from ? null : within(org, period, leave)
      if (committee !== null) occasions.push({ org, day: committee, kinds: ['committee_meeting'] })
      const service = within(org, period, onRoad ? 0.6 : 0.85)
      if (service !== null) occasions.push({ org, day: service, kinds: [random.pick(services)] })
      if (month.endsWith('-12')) {
        const life = within(org, period, leave)
        if (life !== null)
          occasions.push({ org, day: life, kinds: random.chance(0.5) ? ['organisation_life', 'appraisal'] : ['organisation_life'] })
      }
    }
    if (first) occasions.push({ org, day: addDays(today, 3), kinds: ['theme_day'], planned: true })
    else if (onRoad && random.chance(0.6))
      occasions.push({
        org,
        day: addDays(today, random.int(1, 10)),
        kinds: [random.pick(['theme_day', 'party_lecture', 'volunteering'] as const)],
        planned: true,
      })
  }

  const logs: ActivityLogs = { activities: [], attendance: [], cohosts: [] }
  for (const occasion of occasions) record(occasion, { stations, book, today, random, loggers, newId }, logs)
  addTrainings({ orgs, book, today }, loggers, newId, logs)
  review(logs.activities, random, today)
  logs.cohosts = together(logs.activities, orgs, loggers, today)
  logs.activities.sort((a, b) => a.loggedAt.localeCompare(b.loggedAt))
  return logs
}

type Desk = {
  stations: readonly StationRow[]
  book: RosterBook
  today: Day
  random: Random
  loggers: { official: string; secretary: string }
  newId: () => string
}

function record({ org, day, kinds, planned }: Occasion, { stations, book, today, random, loggers, newId }: Desk, logs: ActivityLogs) {
  const [kind] = kinds
  if (kind === undefined) return
  const duty = dutiful.includes(kind)
  const roster = book.on(org, day)
  const guestsOnly = org.row.kind === 'temporary_branch'
  if (duty && !guestsOnly && roster.length < 2) return
  const committee = kind === 'committee_meeting' ? (book.on(org, day, true).length >= 12 ? 5 : 3) : null
  const asked = duty && !guestsOnly ? Math.min(roster.length, committee ?? roster.length) : null
  const expected = planned === true ? null : asked
  const present = planned === true ? null : presentOf(random, asked, committee !== null, guestsOnly ? 5 : roster.length)
  const named = expected !== null && committee === null && random.chance(0.34)
  const open = stations.filter(
    (station) =>
      station.regionCode === org.row.regionCode && station.openedOn <= day && (station.closedOn === null || station.closedOn > day),
  )
  const own = open.filter((station) => station.orgId === org.row.id)
  const station = random.chance(0.45) ? random.pick([...own, ...own, ...open, null]) : null
  const hour = random.pick([9, 10, 14, 15, 18, 19])
  const activity: ActivityRow = {
    id: newId(),
    orgId: org.row.id,
    kinds,
    title: random.pick(titles[kind] ?? ['支部活动']),
    startsAt: `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`,
    endsAt: `${day}T${String(hour + 1).padStart(2, '0')}:30:00+08:00`,
    stationId: station?.id ?? null,
    place: station === null ? random.pick(places) : null,
    summary: planned === true ? '' : random.pick(summaries),
    expected,
    present,
    guests: planned === true || duty ? 0 : random.int(8, 90),
    state: planned === true ? 'planned' : 'held',
    stateNote: null,
    loggedBy: org.row.name === firstBranchName ? loggers.secretary : loggers.official,
    loggedAt: loggedAt(day, planned === true ? addDays(today, -random.int(1, 3)) : null, addDays(today, -1), random),
  }
  logs.activities.push(activity)
  if (named && present !== null)
    for (const person of random.sample(roster, present)) logs.attendance.push({ activityId: activity.id, personId: person.id })
}

/** Nearly all of a committee, most of a branch; a service without a roster is done by a handful. */
function presentOf(random: Random, expected: number | null, committee: boolean, atMost: number): number {
  if (expected === null) return Math.min(atMost, random.int(2, 9))
  if (committee) return Math.max(Math.min(2, expected), expected - (random.chance(0.2) ? 1 : 0))
  return Math.max(1, Math.round(expected * (0.7 + random.next() * 0.29)))
}

/** The evening of the day or a morning soon after, never later than yesterday. */
function loggedAt(day: Day, plannedOn: Day | null, yesterday: Day, random: Random): string {
  if (plannedOn !== null) return `${plannedOn}T11:20:00+08:00`
  const after = addDays(day, random.int(0, 2))
  const minute = String(random.int(0, 59)).padStart(2, '0')
  return after === day || after > yesterday ? `${day}T21:${minute}:00+08:00` : `${after}T09:${minute}:00+08:00`
}

/** What the district has looked at: most of what is older than ten days is confirmed, a few are sent back or withdrawn. */
function review(activities: ActivityRow[], random: Random, today: Day) {
  const checked = addDays(today, -10)
  const recent = addDays(today, -40)
  for (const activity of activities)
    if (activity.state === 'held' && activity.startsAt < checked && random.chance(0.78)) activity.state = 'confirmed'
  const fresh = activities.filter((activity) => activity.state === 'held' && activity.startsAt > recent)
  for (const [index, activity] of random.sample(fresh, 4).entries()) {
    activity.state = index < 2 ? 'returned' : 'withdrawn'
    activity.stateNote = ['请补充纪要', '应到人数与名册不符，请核对', '重复登记', '活动改期'][index] ?? null
  }
}

/** Some theme days were held by two neighbouring branches; the newest of those with the first branch waits for its answer. */
function together(activities: readonly ActivityRow[], orgs: readonly OrgSeed[], loggers: { official: string }, today: Day): CohostRow[] {
  const random = new Random('cohosts')
  const of = new Map(orgs.map((org) => [org.row.id, org]))
  const branches = orgs.filter((org) => roadKinds.includes(org.row.kind))
  const first = orgs.find((org) => org.row.name === firstBranchName)
  const shared = activities
    .filter(({ kinds, state, startsAt }) => kinds.includes('theme_day') && state !== 'planned' && startsAt >= addDays(today, -70))
    .flatMap((activity) => {
      const host = of.get(activity.orgId)
      const near = branches.filter(
        (org) => org.row.regionCode === host?.row.regionCode && org !== host && org.row.foundedOn <= activity.startsAt,
      )
      return host === undefined || near.length === 0 || !random.chance(0.2) ? [] : [{ activity, org: random.pick(near) }]
    })
  const asked = activities.findLast(
    ({ kinds, state, orgId, startsAt }) =>
      kinds.includes('theme_day') &&
      state === 'held' &&
      orgId !== first?.row.id &&
      of.get(orgId)?.row.regionCode === first?.row.regionCode &&
      startsAt < today,
  )
  const rows = shared
    .filter(({ activity, org }) => activity !== asked && org !== first)
    .map(({ activity, org }): CohostRow => ({
      activityId: activity.id,
      orgId: org.row.id,
      state: 'taking_part',
      answeredBy: loggers.official,
      answeredAt: activity.loggedAt,
    }))
  if (asked === undefined || first === undefined) return rows
  return [...rows, { activityId: asked.id, orgId: first.row.id, state: 'asked', answeredBy: null, answeredAt: null }]
}

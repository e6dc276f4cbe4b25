import * as z from 'zod'
import { branchKinds, committeeDue, roadKinds, type OrgKind } from './org-words'
import { monthsIn, ruleAt, type DutyRule } from './duty-rule'
import { developmentStepKeys } from './development-words'
import { latestStep } from './development-open'
import type { PathStep } from './development-path'
import { dutyKinds, type DutyKind } from './duty-words'
import { absenceAlerts, wholeMonths, type AbsenceAlert } from './floating-words'
import { addMonths, daysBetween, lastDay, type Day, type Month } from './month'
import { letterClock } from './transfer-words'

/** How the size of a branch departs from the rules of its kind (domain rules, §3): shown, never forbidden. */
const sizeAdvices = ['too_few_full', 'committee_due', 'general_branch_due', 'committee_kind_due', 'temporary_members'] as const
type SizeAdvice = (typeof sizeAdvices)[number]

/** What is to be done about a letter: receive it, have it received, record the receipt from outside, take it back, have it taken back. */
const letterSteps = ['receive', 'urge', 'receipt', 'withdraw', 'reissue'] as const
type LetterStep = (typeof letterSteps)[number]

/**
 * What needs attention, each with what its next action needs. `days` counts from the day after a duty was due,
 * of a development's step likewise, or the whole days that a station did not report.
 */
export const attentionItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('duty_late'),
    orgId: z.string(),
    orgName: z.string(),
    duty: z.enum(dutyKinds),
    from: z.string(),
    to: z.string(),
    /** How often it was owed in the period. */
    minimum: z.int(),
    days: z.int(),
  }),
  z.object({
    kind: z.literal('returned'),
    activityId: z.string(),
    orgId: z.string(),
    orgName: z.string(),
    title: z.string(),
    note: z.string(),
  }),
  z.object({
    kind: z.literal('development_late'),
    personId: z.string(),
    name: z.string(),
    orgName: z.string(),
    /** What has been late the longest, and since how many days. */
    step: z.enum(developmentStepKeys),
    days: z.int(),
  }),
  z.object({
    kind: z.literal('no_reading'),
    stationId: z.string(),
    stationName: z.string(),
    lastDay: z.string().nullable(),
    days: z.int(),
  }),
  /** A letter of transfer that has used 60 % of its time, or all of it, at the end that has the next step. */
  z.object({
    kind: z.literal('transfer'),
    transferId: z.string(),
    orgId: z.string(),
    orgName: z.string(),
    step: z.enum(letterSteps),
    /** Until it ends; negative once it has. */
    daysLeft: z.int(),
  }),
  /** A member who has taken no part for five months, or six, after which they are registered as floating. */
  z.object({
    kind: z.literal('absent'),
    personId: z.string(),
    name: z.string(),
    orgName: z.string(),
    alert: z.enum(absenceAlerts),
    months: z.int(),
  }),
  /** A term that ends soon, or has ended without an election. */
  z.object({ kind: z.literal('term'), orgId: z.string(), orgName: z.string(), endsOn: z.string(), daysLeft: z.int() }),
  /** A branch whose last secretary is one no more, and since when. */
  z.object({ kind: z.literal('no_secretary'), orgId: z.string(), orgName: z.string(), since: z.string(), days: z.int() }),
  /** An ID number that stands at two persons, both the caller's to decide. */
  z.object({ kind: z.literal('identity'), personId: z.string(), holderId: z.string(), name: z.string(), orgName: z.string() }),
  /** An ID number that was given back, for whoever keeps the entry. */
  z.object({ kind: z.literal('number'), personId: z.string(), name: z.string(), note: z.string() }),
  z.object({ kind: z.literal('size'), advice: z.enum(sizeAdvices), orgId: z.string(), orgName: z.string(), count: z.int() }),
])
export type AttentionItem = z.output<typeof attentionItem>
export const attentionList = z.array(attentionItem)

/** One missed day may be a keeper's day off; two in a row leave a hole in the month that grows unless somebody calls. */
const silentDaysNoticed = 2
/** A branch needs three full members (domain rules, §3). */
const fullMembersLeast = 3

type Named = { id: string; name: string }

/** A late duty from its indicator cell: due in `month` and not done. */
export function lateDuty(org: Named, cell: { duty: DutyKind; month: Month }, rules: readonly DutyRule[], today: Day): AttentionItem {
  const { period, minimum } = ruleAt(rules, cell.duty, cell.month)
  return {
    kind: 'duty_late',
    orgId: org.id,
    orgName: org.name,
    duty: cell.duty,
    from: addMonths(cell.month, 1 - monthsIn[period]),
    to: cell.month,
    minimum,
    days: daysBetween(lastDay(cell.month), today),
  }
}

/** A station silent for at least two whole days; today is not over and does not count. */
export function silentStation(
  station: Named & { openedOn: Day; lastDay: Day | null },
  today: Day,
): Extract<AttentionItem, { kind: 'no_reading' }> | null {
  const days = station.lastDay === null ? daysBetween(station.openedOn, today) : daysBetween(station.lastDay, today) - 1
  if (days < silentDaysNoticed) return null
  return { kind: 'no_reading', stationId: station.id, stationName: station.name, lastDay: station.lastDay, days }
}

type Letter = { id: string; originId: string; destinationId: string | null; sentOn: Day; validUntil: Day }

/** A late letter, at the end that has to act where that one is in view, at the other where it is not. */
export function lateLetter(letter: Letter, orgs: ReadonlyMap<string, Named>, today: Day): AttentionItem | null {
  const clock = letterClock(letter, today)
  const origin = orgs.get(letter.originId)
  const destination = letter.destinationId === null ? undefined : orgs.get(letter.destinationId)
  const over = clock === 'expired'
  const steps: readonly [Named | undefined, LetterStep][] = over
    ? [
        [origin, 'withdraw'],
        [destination, 'reissue'],
      ]
    : [
        [destination, 'receive'],
        [origin, letter.destinationId === null ? 'receipt' : 'urge'],
      ]
  const found = steps.find(([org]) => org !== undefined)
  if (clock === 'running' || found?.[0] === undefined) return null
  const [org, step] = found
  const daysLeft = daysBetween(today, letter.validUntil)
  return { kind: 'transfer', transferId: letter.id, orgId: org.id, orgName: org.name, step, daysLeft }
}

type Tenure = { from: Day; to: Day | null }

/** A branch that has had secretaries and has none today; of one that never recorded any nothing is known. */
export function noSecretary(org: Named & { kind: OrgKind }, tenures: readonly Tenure[], today: Day): AttentionItem | null {
  const begun = tenures.filter(({ from }) => from <= today)
  if (!branchKinds.includes(org.kind) || begun.some(({ to }) => to === null || to > today)) return null
  const since = begun
    .flatMap(({ to }) => to ?? [])
    .sort()
    .at(-1)
  if (since === undefined) return null
  return { kind: 'no_secretary', orgId: org.id, orgName: org.name, since, days: daysBetween(since, today) }
}

type Sized = Named & { kind: OrgKind; committeeSince: Day | null }
type Size = { full: Both; members: Both }
type Both = { formal: number; presence: number }

/**
 * How a branch departs from the rules on size, the gravest first; mobile and cloud branches also count those present.
 * `from` are the numbers of members from which a general branch and a committee are due.
 */
export function sizeAdvice(org: Sized, { full, members }: Size, from: { general: number; committee: number }): AttentionItem[] {
  if (!branchKinds.includes(org.kind)) return []
  const counted = ({ formal, presence }: Both) => formal + (roadKinds.includes(org.kind) ? presence : 0)
  const item = (advice: SizeAdvice, count: number): AttentionItem => ({ kind: 'size', advice, orgId: org.id, orgName: org.name, count })
  if (org.kind === 'temporary_branch') return members.formal > 0 ? [item('temporary_members', members.formal)] : []
  const all = counted(members)
  return [
    ...(counted(full) < fullMembersLeast ? [item('too_few_full', counted(full))] : []),
    ...(all >= from.committee ? [item('committee_kind_due', all)] : all >= from.general ? [item('general_branch_due', all)] : []),
    ...(org.committeeSince === null && committeeDue(org.kind, full) ? [item('committee_due', counted(full))] : []),
  ]
}

/** Somebody whose development waits for a step that is late; of several the one that has waited longest. */
export function lateDevelopment(
  person: Named & { orgName: string | null; path: readonly PathStep[] },
  today: Day,
): Extract<AttentionItem, { kind: 'development_late' }> | null {
  const late = latestStep(person.path)
  if (late?.due == null) return null
  const { id: personId, name } = person
  return { kind: 'development_late', personId, name, orgName: person.orgName ?? '', step: late.step, days: daysBetween(late.due, today) }
}

type Absent = { personId: string; name: string; orgName: string; since: Day; alert: AbsenceAlert }

/** A member long absent, with the whole months since they took part. */
export function longAbsent({ personId, name, orgName, since, alert }: Absent, today: Day): AttentionItem {
  return { kind: 'absent', personId, name, orgName, alert, months: wholeMonths(since, today) }
}

type SortKey = { group: number; weight: number; name: string; id: string }

/**
 * Lower comes first: late duties, then what was sent back, late development, letters that run out, members long absent,
 * silent stations, branches without a secretary, elections, advice on size.
 */
function sortKey(item: AttentionItem): SortKey {
  switch (item.kind) {
    case 'duty_late':
      return { group: 0, weight: -item.days, name: item.orgName, id: `${item.orgId} ${item.duty} ${item.from}` }
    case 'returned':
      return { group: 1, weight: 0, name: item.orgName, id: item.activityId }
    case 'development_late':
      return { group: 2, weight: -item.days, name: item.name, id: item.personId }
    case 'transfer':
      return { group: 3, weight: item.daysLeft, name: item.orgName, id: item.transferId }
    case 'absent':
      return { group: 4, weight: -item.months, name: item.name, id: item.personId }
    case 'no_reading':
      return { group: 5, weight: -item.days, name: item.stationName, id: item.stationId }
    case 'no_secretary':
      return { group: 6, weight: -item.days, name: item.orgName, id: item.orgId }
    case 'term':
      return { group: 7, weight: item.daysLeft, name: item.orgName, id: item.orgId }
    case 'identity':
    case 'number':
      return { group: 1, weight: 0, name: item.name, id: item.personId }
    case 'size':
      return { group: 8 + sizeAdvices.indexOf(item.advice), weight: item.count, name: item.orgName, id: item.orgId }
  }
}

const names = new Intl.Collator('zh-CN', { numeric: true })

/** The items by effect, the same order whatever order they came in. */
export function orderOf(items: readonly AttentionItem[]): AttentionItem[] {
  return items
    .map((item) => ({ item, key: sortKey(item) }))
    .sort(
      ({ key: a }, { key: b }) =>
        a.group - b.group || a.weight - b.weight || names.compare(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    )
    .map(({ item }) => item)
}

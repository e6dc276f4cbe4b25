import { hasLeft, type MemberStage, type MemberStanding, type PresenceKind } from './member-words'
import type { Day } from './month'

/** Where the formal relation lies: an organisation of the tree, or one outside the city. */
export type FormalPlace = { orgId: string } | { externalOrgId: string }

/** One dated row of a membership; `to` is the first day on which it no longer holds. */
export type TimelineRow = {
  formal: FormalPlace
  stage: MemberStage
  standing: MemberStanding
  from: Day
  to: Day | null
  basis: string
}

type FactValue =
  { fact: 'stage'; value: MemberStage } | { fact: 'standing'; value: MemberStanding } | { fact: 'formal'; value: FormalPlace }
type Fact = FactValue['fact']

/** One fact that changes on a day; an entry of the shown timeline has the same form. */
export type TimelineChange = FactValue & { from: Day; basis: string }

export type TimelineError = 'before_first' | 'nothing_changes' | 'changed_later'
export type PresenceError = 'nothing_changes' | 'not_present'

const placeKey = (place: FormalPlace) => ('orgId' in place ? `in:${place.orgId}` : `out:${place.externalOrgId}`)
const sameFormal = (a: FormalPlace, b: FormalPlace): boolean => placeKey(a) === placeKey(b)
/** One text for a fact's value, so that places compare like the rest. */
const keyOf = (row: TimelineRow, fact: Fact): string => (fact === 'formal' ? placeKey(row.formal) : row[fact])
const facts = ['stage', 'standing', 'formal'] as const satisfies readonly Fact[]
const changedFacts = (before: TimelineRow, after: TimelineRow) => facts.filter((fact) => keyOf(before, fact) !== keyOf(after, fact))

/** The row without whatever else it was stored with, such as its id: a changed row is a new row. */
function plain({ formal, stage, standing, from, to, basis }: TimelineRow): TimelineRow {
  return { formal, stage, standing, from, to, basis }
}

function withValue(row: TimelineRow, { fact, value }: FactValue): TimelineRow {
  switch (fact) {
    case 'stage':
      return { ...row, stage: value }
    case 'standing':
      return { ...row, standing: value }
    case 'formal':
      return { ...row, formal: value }
  }
}

const mark = '；'
/** Both bases, each part once. */
export const joinedBasis = (first: string, second: string) => [...new Set([...first.split(mark), ...second.split(mark)])].join(mark)

const holdsOn = (row: { from: Day; to: Day | null }, day: Day) => row.from <= day && (row.to === null || day < row.to)

/** The row that holds on a day. */
export const rowAt = <R extends { from: Day; to: Day | null }>(rows: readonly R[], day: Day): R | undefined =>
  rows.find((row) => holdsOn(row, day))

/**
 * The first day from a day on at which somebody does not belong to a branch: their relation does not lie there and it does
 * not keep them, or they belong to no branch any more. Null where they belong for good.
 */
export function leavesOn(
  orgId: string,
  { memberships, presences }: { memberships: readonly TimelineRow[]; presences: readonly PresenceRow[] },
  from: Day,
): Day | null {
  const member = rowAt(memberships, from)
  if (member === undefined || hasLeft(member.standing)) return from
  const formal = 'orgId' in member.formal && member.formal.orgId === orgId
  const keeping = presences.find((row) => row.orgId === orgId && row.kind === 'managed' && holdsOn(row, from))
  if (!formal && keeping === undefined) return from
  const [next] = [member.to, ...(formal ? [] : [keeping?.to ?? null])].filter((day) => day !== null).sort()
  return next === undefined ? null : leavesOn(orgId, { memberships, presences }, next)
}

/** Since when the relation lies without a break where it lies on a day. */
export function placeSince(rows: readonly Pick<TimelineRow, 'formal' | 'from' | 'to'>[], day: Day): Day | undefined {
  const at = rowAt(rows, day)
  if (at === undefined) return undefined
  const before = rows.filter((row) => row.from < at.from)
  const elsewhere = before.findLastIndex((row) => !sameFormal(row.formal, at.formal))
  return (before[elsewhere + 1] ?? at).from
}

/** Joins neighbours that a change has made equal, keeping the basis of both. */
export function joined(rows: readonly TimelineRow[]): TimelineRow[] {
  return rows.reduce<TimelineRow[]>((done, row) => {
    const last = done.at(-1)
    if (last === undefined || changedFacts(last, row).length > 0) return [...done, row]
    return [...done.slice(0, -1), { ...last, to: row.to, basis: joinedBasis(last.basis, row.basis) }]
  }, [])
}

/**
 * The rows after one dated change. The new value holds from that day until the fact itself next changed: that later
 * change stands, while later changes of other facts keep theirs and take the new value. On a day that already begins
 * a row, the basis is joined, or replaced where the row was nothing but the same fact's change.
 */
export function applyChange(rows: readonly TimelineRow[], change: TimelineChange): TimelineRow[] | { error: TimelineError } {
  const at = rows.findIndex((row) => holdsOn(row, change.from))
  const current = rows[at]
  if (current === undefined) return { error: 'before_first' }
  if (keyOf(current, change.fact) === keyOf(withValue(current, change), change.fact)) return { error: 'nothing_changes' }

  const later = rows.slice(at + 1)
  const stands = later.findIndex((row, i) => keyOf(row, change.fact) !== keyOf(later[i - 1] ?? current, change.fact))
  const taking = stands === -1 ? later : later.slice(0, stands)
  const keeping = stands === -1 ? [] : later.slice(stands)

  const previous = rows[at - 1]
  const sameDay = current.from === change.from
  const corrects = previous !== undefined && changedFacts(previous, current).every((fact) => fact === change.fact)
  const basis = sameDay && !corrects ? joinedBasis(current.basis, change.basis) : change.basis
  return joined([
    ...rows.slice(0, at).map(plain),
    ...(sameDay ? [] : [{ ...plain(current), to: change.from }]),
    { ...withValue(plain(current), change), from: change.from, basis },
    ...taking.map((row) => withValue(plain(row), change)),
    ...keeping.map(plain),
  ])
}

/** The rows after the relation has left the city on a day, which no later change may contradict. */
export function leftOn(
  rows: readonly TimelineRow[],
  on: { from: Day; basis: string },
  today: Day,
): TimelineRow[] | { error: TimelineError } {
  return changedAfter(rows, on.from, today)
    ? { error: 'changed_later' }
    : applyChange(rows, { ...on, fact: 'standing', value: 'transferred' })
}

/** Whether place or standing changed after a day, until today. */
function changedAfter(rows: readonly TimelineRow[], day: Day, today: Day): boolean {
  const at = rowAt(rows, day)
  const later = rows.filter((row) => row.from > day && row.from <= today)
  return at !== undefined && later.some((row) => !sameFormal(row.formal, at.formal) || row.standing !== at.standing)
}

/**
 * The rows after the relation has gone to another place on a day. Until that day the origin keeps it; a later change
 * of place that lies ahead was the origin's and no longer holds, while one that has happened forbids the day.
 */
export function movedTo(
  rows: readonly TimelineRow[],
  move: { value: FormalPlace; from: Day; basis: string },
  today: Day,
): TimelineRow[] | { error: TimelineError } {
  const at = rowAt(rows, move.from)
  if (at === undefined) return { error: 'before_first' }
  if (changedAfter(rows, move.from, today)) return { error: 'changed_later' }
  const days = [move.from, ...rows.filter((row) => row.from > today && row.from > move.from).map((row) => row.from)]
  return days.reduce<TimelineRow[] | { error: TimelineError }>(
    (moved, from, index) => {
      if (!Array.isArray(moved)) return moved
      const next = applyChange(moved, { ...move, from, fact: 'formal' })
      return index > 0 && !Array.isArray(next) ? moved : next
    },
    [...rows],
  )
}

function entryOf(row: TimelineRow, fact: Fact): TimelineChange {
  const { from, basis } = row
  switch (fact) {
    case 'stage':
      return { fact, value: row.stage, from, basis }
    case 'standing':
      return { fact, value: row.standing, from, basis }
    case 'formal':
      return { fact, value: row.formal, from, basis }
  }
}

/** What changed when, oldest first; the first row tells its stage, its place, and its standing unless normal. */
export function entriesOf(rows: readonly TimelineRow[]): TimelineChange[] {
  return rows.flatMap((row, i) => {
    const before = rows[i - 1]
    const told = before ? changedFacts(before, row) : facts.filter((fact) => fact !== 'standing' || row.standing !== 'normal')
    return told.map((fact) => entryOf(row, fact))
  })
}

/** A dated presence beside the formal relation; `to` is the first day on which it no longer holds. */
export type PresenceRow = { orgId: string; kind: PresenceKind; from: Day; to: Day | null; basis: string }

const plainPresence = ({ orgId, kind, from, to, basis }: PresenceRow): PresenceRow => ({ orgId, kind, from, to, basis })
const oldestFirst = (a: PresenceRow, b: PresenceRow) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)

/**
 * The rows after a presence starts. A person is kept (纳管) by one branch at a time, so the one that keeps it on that
 * day ends there; other kinds exclude only themselves in the same organisation. What later starts or ends stands.
 */
export function startPresence(rows: readonly PresenceRow[], start: Omit<PresenceRow, 'to'>): PresenceRow[] | { error: PresenceError } {
  const excludes = (row: PresenceRow) => row.kind === start.kind && (row.kind === 'managed' || row.orgId === start.orgId)
  const current = rows.find((row) => excludes(row) && holdsOn(row, start.from))
  if (current?.orgId === start.orgId) return { error: 'nothing_changes' }
  const next = rows.filter((row) => excludes(row) && row.from > start.from).sort(oldestFirst)[0]
  const to = current ? current.to : (next?.from ?? null)
  return [
    ...rows.flatMap((row) => {
      if (row !== current) return [plainPresence(row)]
      return row.from === start.from ? [] : [{ ...plainPresence(row), to: start.from }]
    }),
    { ...plainPresence({ ...start, to }) },
  ].sort(oldestFirst)
}

/** The rows after the 纳管 of that day ends on it; one that started on the same day never was. */
export function endPresence(rows: readonly PresenceRow[], end: { from: Day; basis: string }): PresenceRow[] | { error: PresenceError } {
  const current = rows.find((row) => row.kind === 'managed' && holdsOn(row, end.from))
  if (current === undefined) return { error: 'not_present' }
  return rows.flatMap((row) => {
    if (row !== current) return [plainPresence(row)]
    return row.from === end.from ? [] : [{ ...plainPresence(row), to: end.from, basis: joinedBasis(row.basis, end.basis) }]
  })
}

/**
 * Both timelines after the relation has gone to an organisation on a day. Whoever moves it to the branch that keeps them
 * is kept no longer.
 */
export function relocated(
  { memberships, presences }: { memberships: readonly TimelineRow[]; presences: readonly PresenceRow[] },
  { orgId, ...on }: { orgId: string; from: Day; basis: string },
): { memberships: TimelineRow[]; presences: PresenceRow[] } | { error: TimelineError | PresenceError } {
  const moved = applyChange(memberships, { fact: 'formal', value: { orgId }, ...on })
  if (!Array.isArray(moved)) return moved
  const keeping = rowAt(
    presences.filter((row) => row.kind === 'managed'),
    on.from,
  )
  const kept = keeping?.orgId === orgId ? endPresence(presences, on) : presences.map(plainPresence)
  return Array.isArray(kept) ? { memberships: moved, presences: kept } : kept
}

const meets = (one: { from: Day; to: Day | null }, other: { from: Day; to: Day | null }): boolean =>
  (one.to === null || other.from < one.to) && (other.to === null || one.from < other.to)

/**
 * Of another's presences those that one person can have from a day on beside their own: 纳管 is by one branch at a time,
 * and none stands where the relation lies anyway.
 */
export function presencesToTake(
  own: { memberships: readonly TimelineRow[]; presences: readonly PresenceRow[] },
  other: readonly PresenceRow[],
  from: Day,
): PresenceRow[] {
  return other.flatMap((row) => {
    const taken = { ...plainPresence(row), from: row.from < from ? from : row.from }
    const over = taken.to !== null && taken.to <= taken.from
    const excluded = own.presences.some(
      (held) => held.kind === row.kind && (row.kind === 'managed' || held.orgId === row.orgId) && meets(held, taken),
    )
    const belongs = own.memberships.some(({ formal, ...span }) => 'orgId' in formal && formal.orgId === row.orgId && meets(span, taken))
    return over || excluded || belongs ? [] : [taken]
  })
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Whether a stored row says all that the new one says, whatever else it holds (its id, when it was written). */
function says(stored: unknown, wanted: unknown): boolean {
  if (!isObject(stored) || !isObject(wanted)) return Object.is(stored, wanted)
  const held = new Map<string, unknown>(Object.entries(stored))
  return Object.entries(wanted).every(([key, value]) => says(held.get(key), value))
}

/** What to write after a change: stored rows that no longer stand as they are, and rows that are new. */
export function difference<Row extends object, Stored extends Row>(
  before: readonly Stored[],
  after: readonly Row[],
): { superseded: Stored[]; inserted: Row[] } {
  const unmatched = [...before]
  const inserted = after.filter((row) => {
    const at = unmatched.findIndex((stored) => says(stored, row))
    if (at === -1) return true
    unmatched.splice(at, 1)
    return false
  })
  return { superseded: unmatched, inserted }
}

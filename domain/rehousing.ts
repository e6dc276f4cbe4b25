import type { Day } from './month'
import { joined, joinedBasis, type PresenceRow, type TimelineRow } from './timeline'

/** Everybody of an organisation goes to another from a day on, for whatever lies ahead too. */
export type Rehousing = { from: string; to: string; day: Day; basis: string }

/** Whether a row holds on a day or begins later. */
const reaches = (row: { to: Day | null }, day: Day) => row.to === null || row.to > day

/** The row cut at the day: what lies before stays, what follows is changed. */
function cut<R extends { from: Day; to: Day | null; basis: string }>(row: R, { day, basis }: Rehousing, change: (row: R) => R): R[] {
  if (row.from < day) return [{ ...row, to: day }, change({ ...row, from: day, basis })]
  return [change({ ...row, basis: joinedBasis(row.basis, basis) })]
}

/** The rows of stage, standing and formal relation after the change; what held before the day is as it was. */
export function rehouseFormal(rows: readonly TimelineRow[], change: Rehousing): TimelineRow[] {
  return joined(
    rows.flatMap((row) =>
      'orgId' in row.formal && row.formal.orgId === change.from && reaches(row, change.day)
        ? cut(row, change, (moved) => ({ ...moved, formal: { orgId: change.to } }))
        : [row],
    ),
  )
}

/**
 * The rows of where a person is kept after the change. Whoever belongs to the new organisation anyway is kept there no
 * longer: presence stands beside a formal relation elsewhere, and never doubles one.
 */
export function rehousePresence(rows: readonly PresenceRow[], formal: readonly TimelineRow[], change: Rehousing): PresenceRow[] {
  const belongs = (day: Day) =>
    formal.some((row) => row.from <= day && reaches(row, day) && 'orgId' in row.formal && row.formal.orgId === change.to)
  return rows.flatMap((row) =>
    row.orgId === change.from && reaches(row, change.day)
      ? cut(row, change, (moved) => ({ ...moved, orgId: change.to })).filter((part) => part.orgId !== change.to || !belongs(part.from))
      : [row],
  )
}

/** The presences once an organisation has ended on a day: whoever was a guest there is one no longer. */
export const guestsGone = (rows: readonly PresenceRow[], { from, day, basis }: Omit<Rehousing, 'to'>): PresenceRow[] =>
  rows.flatMap((row) => {
    if (row.orgId !== from || row.kind === 'managed' || !reaches(row, day)) return [row]
    return row.from < day ? [{ ...row, to: day, basis: joinedBasis(row.basis, basis) }] : []
  })

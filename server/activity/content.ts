import { eq } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { dayOf, firstDay, firstOpenMonth, type Day } from '@/domain/month'
import type { ActivityContent } from '@/domain/activity'
import type { CommandKit } from '../command'
import { rosterOn } from './roster'

/** How far a phone's clock may run ahead of ours. */
const clockAheadMs = 5 * 60_000

/** What stood there before an edit: whom it named, and what it expected then. */
export type Standing = { day: Day; expected: number | null; attendees: readonly string[] }

const refuse = (fields: Record<string, string>): never => {
  throw new AppError('invalid', { fields })
}

function assertDay(kit: CommandKit, startsAt: string): Day {
  if (Date.parse(startsAt) > Date.parse(kit.now) + clockAheadMs) refuse({ startsAt: 'date_future' })
  const day = dayOf(new Date(startsAt))
  if (day < firstDay(firstOpenMonth(kit.today))) refuse({ startsAt: 'date_too_old' })
  return day
}

async function assertStation(kit: CommandKit, id: string | null, day: Day): Promise<void> {
  if (id === null) return
  const { station } = kit.from
  const [found] = await kit.select({ openedOn: station.openedOn, closedOn: station.closedOn }).from(station).where(eq(station.id, id))
  if (found === undefined) return refuse({ stationId: 'station_outside' })
  if (day < found.openedOn) refuse({ stationId: 'before_opening' })
  if (found.closedOn !== null && day >= found.closedOn) refuse({ stationId: 'after_closing' })
}

/**
 * Checks what an activity refers to and settles its headcounts. With names ticked, present is their number and
 * expected the roster of that day, frozen: an edit recounts it only when the day moves or names outgrow it.
 */
export async function settle(kit: CommandKit, orgId: string, input: Omit<ActivityContent, 'cohosts'>, before?: Standing) {
  const { attendees, ...columns } = input
  const day = assertDay(kit, input.startsAt)
  const { org: orgs } = kit.from
  const [org] = await kit.select({ id: orgs.id, kind: orgs.kind, dissolvedOn: orgs.dissolvedOn }).from(orgs).where(eq(orgs.id, orgId))
  if (org === undefined) return refuse({ orgId: 'org_outside' })
  if (org.dissolvedOn !== null && org.dissolvedOn <= day) refuse({ startsAt: 'org_dissolved' })
  await assertStation(kit, input.stationId, day)
  if (attendees.length === 0) return columns
  const roster = new Set((await rosterOn(kit, org, day)).map((entry) => entry.id))
  const known = new Set([...roster, ...(before?.attendees ?? [])])
  if (!attendees.every((id) => known.has(id))) refuse({ attendees: 'person_outside' })
  // Who sits on the committee is not recorded yet: the whole roster would be a false expectation.
  if (columns.kinds.every((kind) => kind === 'committee_meeting')) return { ...columns, present: attendees.length, expected: null }
  const frozen = before !== undefined && before.day === day && before.attendees.length > 0 ? before.expected : null
  return { ...columns, present: attendees.length, expected: Math.max(frozen ?? roster.size, attendees.length) }
}

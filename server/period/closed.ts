import { inArray, sql } from 'drizzle-orm'
import { closedMonth } from '@/db/schema/period'
import type { Connection } from '@/db/open'
import { AppError } from '@/domain/errors'
import { addMonths, firstDay, monthOf, type Day, type Month } from '@/domain/month'
import { orgsAt, type Pair, type TouchedAt } from '../indicator/window'

/** A place from which on a change counts, and the day from which it does. */
export type Effect = { at: TouchedAt | 'city'; on: Day }

/** Of some pairs those whose month is not closed: the cells of the others stay as they were. */
export async function openOf(db: Connection, pairs: readonly Pair[]): Promise<Pair[]> {
  if (pairs.length === 0) return []
  const orgs = [...new Set(pairs.map((pair) => pair.orgId))]
  const rows = await db
    .select({ orgId: closedMonth.orgId, month: closedMonth.month })
    .from(closedMonth)
    .where(inArray(closedMonth.orgId, orgs))
  if (rows.length === 0) return [...pairs]
  const closed = new Set(rows.map((row) => `${row.orgId} ${row.month}`))
  return pairs.filter((pair) => !closed.has(`${pair.orgId} ${pair.month}`))
}

/** The first day that is open for every organisation in which some persons ever stood; null when none of them has closed a month. */
export async function opensFor(db: Connection, persons: readonly string[]): Promise<Day | null> {
  const places = persons.map((person) => ({ person }))
  const orgsOf = await orgsAt(db, places)
  const [row] = await db
    .select({ last: sql<Month | null>`to_char(max(${closedMonth.month}), 'YYYY-MM')` })
    .from(closedMonth)
    .where(inArray(closedMonth.orgId, [...new Set(places.flatMap(orgsOf))]))
  return row?.last == null ? null : firstDay(addMonths(row.last, 1))
}

/**
 * Refuses changes that take effect in a closed month, or before one, of an organisation that they reach: its totals
 * would no longer be what was signed. The refusal names the first open day (domain rules, §10).
 */
export async function assertOpen(db: Connection, effects: readonly Effect[]): Promise<void> {
  if (effects.length === 0) return
  const orgsOf = await orgsAt(
    db,
    effects.flatMap(({ at }) => (at === 'city' ? [] : [at])),
  )
  const reached = effects.flatMap(({ at, on }): { orgId: string | null; on: Day }[] =>
    (at === 'city' ? [null] : orgsOf(at)).map((orgId) => ({ orgId, on })),
  )
  const everywhere = reached.some(({ orgId }) => orgId === null)
  const rows = await db
    .select({ orgId: closedMonth.orgId, last: sql<Month>`to_char(max(${closedMonth.month}), 'YYYY-MM')` })
    .from(closedMonth)
    .where(everywhere ? undefined : inArray(closedMonth.orgId, [...new Set(reached.flatMap(({ orgId }) => orgId ?? []))]))
    .groupBy(closedMonth.orgId)
  const latest = rows
    .filter((row) => reached.some(({ orgId, on }) => (orgId === null || orgId === row.orgId) && monthOf(on) <= row.last))
    .map((row) => row.last)
    .sort()
    .at(-1)
  if (latest !== undefined) throw new AppError('period_closed', { current: { opens: firstDay(addMonths(latest, 1)) } })
}

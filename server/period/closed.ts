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

const latestOf = (days: readonly string[]): string | undefined => [...days].sort().at(-1)

/** The last month that each of some organisations has closed; of all with null. */
const lastClosed = (db: Connection, orgIds: readonly string[] | null) =>
  db
    .select({ orgId: closedMonth.orgId, last: sql<Month>`to_char(max(${closedMonth.month}), 'YYYY-MM')` })
    .from(closedMonth)
    .where(orgIds === null ? undefined : inArray(closedMonth.orgId, [...orgIds]))
    .groupBy(closedMonth.orgId)

/** For persons who ever stood in an organisation that has closed a month: the first day that is open for all of theirs. */
export async function opensOf(db: Connection, persons: readonly string[]): Promise<ReadonlyMap<string, Day>> {
  const orgsOf = await orgsAt(
    db,
    persons.map((person) => ({ person })),
  )
  const orgs = new Map(persons.map((person) => [person, orgsOf({ person })]))
  const rows = await lastClosed(db, [...new Set([...orgs.values()].flat())])
  const opens = new Map(rows.map(({ orgId, last }) => [orgId, firstDay(addMonths(last, 1))]))
  return new Map(
    [...orgs].flatMap(([person, ids]) => {
      const latest = latestOf(ids.flatMap((id) => opens.get(id) ?? []))
      return latest === undefined ? [] : [[person, latest]]
    }),
  )
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
  const rows = await lastClosed(db, everywhere ? null : [...new Set(reached.flatMap(({ orgId }) => orgId ?? []))])
  const latest = latestOf(
    rows
      .filter((row) => reached.some(({ orgId, on }) => (orgId === null || orgId === row.orgId) && monthOf(on) <= row.last))
      .map((row) => row.last),
  )
  if (latest !== undefined) throw new AppError('period_closed', { current: { opens: firstDay(addMonths(latest, 1)) } })
}

import { sql, type SQL } from 'drizzle-orm'
import * as z from 'zod'
import type { Connection } from '@/db/open'
import { personRecordKeys, type PersonRecord } from '@/domain/merge-words'
import type { Day } from '@/domain/month'

/** How the rows of a table pass from one person (`r`) to another who may have the same already (`k`). */
type Passing = {
  key: 'id' | 'activity_id'
  stands: (row: 'r' | 'k') => SQL
  clash: SQL
  /** The month from which on the row counts, where closed months were counted from it. */
  month?: SQL
}

const all = () => sql`true`
const inForce = (row: 'r' | 'k') => sql.raw(`${row}.superseded_at is null`)
const sameDays = sql`daterange(k.valid_from, k.valid_to) && daterange(r.valid_from, r.valid_to)`

/** The clashes are what the indexes and constraints of each table forbid. */
const passing: Readonly<Record<PersonRecord, Passing>> = {
  attendance: { key: 'activity_id', stands: all, clash: sql`k.activity_id = r.activity_id` },
  post: { key: 'id', stands: all, clash: sql`k.org_id = r.org_id and ${sameDays}` },
  party_group_member: { key: 'id', stands: all, clash: sameDays },
  development_step: { key: 'id', stands: inForce, clash: sql`k.step = r.step and (r.step <> 'cultivation' or k.done_on = r.done_on)` },
  dues_base: { key: 'id', stands: inForce, clash: sql`k.from_month = r.from_month`, month: sql`r.from_month` },
  dues_reduction: {
    key: 'id',
    stands: inForce,
    clash: sql`daterange(k.from_month, k.to_month, '[]') && daterange(r.from_month, r.to_month, '[]')`,
    month: sql`r.from_month`,
  },
  dues_payment: { key: 'id', stands: inForce, clash: sql`k.month = r.month`, month: sql`r.month` },
  floating: { key: 'id', stands: all, clash: sql`k.org_id = r.org_id and k.ended_on is null and r.ended_on is null` },
  transfer: { key: 'id', stands: (row) => sql.raw(`${row}.state <> 'sent'`), clash: sql`false` },
  union_membership: { key: 'id', stands: inForce, clash: sameDays },
}

export const movedRecords = z.partialRecord(z.enum(personRecordKeys), z.array(z.uuid()))
export type MovedRecords = z.output<typeof movedRecords>
const keys = z.array(z.object({ key: z.uuid() }))
const counted = z.array(z.object({ count: z.int() }))

/**
 * Gives what is recorded of one person to another; what the other has already stays, and what a closed month before `opens`
 * was counted from. Tells which went, and how many stayed.
 */
export async function passRecords(
  tx: Connection,
  { from, to, opens }: { from: string; to: string; opens: Day | null },
): Promise<{ moved: MovedRecords; stays: Partial<Record<PersonRecord, number>> }> {
  const moved: MovedRecords = {}
  const stays: Partial<Record<PersonRecord, number>> = {}
  for (const record of personRecordKeys) {
    const { key, stands, clash, month } = passing[record]
    const isOpen = month === undefined || opens === null ? sql`true` : sql`${month} >= ${opens}`
    const table = sql.identifier(record)
    const { rows } =
      await tx.execute(sql`update ${table} r set person_id = ${to} where r.person_id = ${from} and ${stands('r')} and ${isOpen}
      and not exists (select from ${table} k where k.person_id = ${to} and ${stands('k')} and ${clash}) returning r.${sql.identifier(key)} as key`)
    const went = keys.parse(rows).map((row) => row.key)
    if (went.length > 0) moved[record] = went.sort()
    const left = await tx.execute(sql`select count(*)::int as count from ${table} r where r.person_id = ${from} and ${stands('r')}`)
    const count = counted.parse(left.rows)[0]?.count ?? 0
    if (count > 0) stays[record] = count
  }
  return { moved, stays }
}

/** Gives records back to whom they came from; names the tables of which a row has changed since. */
export async function returnRecords(tx: Connection, moved: MovedRecords, from: string, to: string): Promise<PersonRecord[]> {
  const changed: PersonRecord[] = []
  for (const record of personRecordKeys) {
    const ids = moved[record]
    if (ids === undefined) continue
    const { key, stands } = passing[record]
    const column = sql.identifier(key)
    const { rows } = await tx.execute(sql`update ${sql.identifier(record)} r set person_id = ${to} where r.person_id = ${from}
      and ${stands('r')} and r.${column} = any(${sql.param(ids)}::uuid[]) returning r.${column} as key`)
    if (rows.length < ids.length) changed.push(record)
  }
  return changed
}

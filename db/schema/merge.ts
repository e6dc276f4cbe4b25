import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { account } from './account'
import { bytes, id, instant } from './columns'
import { person } from './person'

const personId = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => person.id)
const by = (name: string) => uuid(name).references(() => account.id)

/** That two rows turned out to be one person, with all that taking it back needs. */
export const personMerge = pgTable(
  'person_merge',
  {
    id: id(),
    keptId: personId('kept_id'),
    goneId: personId('gone_id'),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    reason: text().notNull(),
    /** What the kept one was before, sealed; deleted when it can no longer be taken back. */
    before: bytes('before'),
    /** The rows that went from one to the other, by table, and the presences that were written. */
    moved: jsonb().notNull(),
    keptVersion: integer('kept_version').notNull(),
    mergedBy: by('merged_by').notNull(),
    mergedAt: instant('merged_at')
      .notNull()
      .default(sql`now()`),
    undoUntil: instant('undo_until').notNull(),
    undoneBy: by('undone_by'),
    undoneAt: instant('undone_at'),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('person_merge_two', sql`${t.keptId} <> ${t.goneId}`),
    index('person_merge_kept').on(t.keptId),
    index('person_merge_gone').on(t.goneId),
    index('person_merge_at').on(t.mergedAt, t.id),
    index('person_merge_undo')
      .on(t.undoUntil)
      .where(sql`before is not null`),
  ],
)

/** That two persons who look alike are not one: never suggested again. */
export const personApart = pgTable(
  'person_apart',
  {
    id: id(),
    leftId: personId('left_id'),
    rightId: personId('right_id'),
    decidedBy: by('decided_by').notNull(),
    decidedAt: instant('decided_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [check('person_apart_order', sql`${t.leftId} < ${t.rightId}`), unique('person_apart_pair').on(t.leftId, t.rightId)],
)

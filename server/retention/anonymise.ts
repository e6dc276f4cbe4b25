import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { auditEvent } from '@/db/schema/audit'
import type { Connection, Database } from '@/db/open'
import { anonymousName } from '@/domain/member-words'
import { soundOf } from '../member/pinyin'
import { takeDue, type Retention } from './due'

/** What is written where a text told who somebody was; the database says it (migration `retention_invariants`). */
const word = sql`anonymous_word()`
const { pinyin, initials } = soundOf(anonymousName.zh)

/** Texts of rows about a person in which names, numbers and places may stand. What is counted stays. */
const texts = {
  membership: ['basis'],
  presence: ['basis'],
  transfer: ['letter_number', 'reason'],
  floating: ['place', 'contact', 'basis'],
  development_step: ['basis'],
  dues_base: ['basis'],
  dues_reduction: ['basis', 'approved_by'],
  post: ['basis', 'end_basis'],
  union_membership: ['basis'],
} as const satisfies Readonly<Record<string, readonly string[]>>

const batch = 100
const found = z.array(z.object({ id: z.uuid() }))
const idsIn = ({ rows }: { rows: unknown }) => found.parse(rows).map(({ id }) => id)
const uuids = (ids: readonly string[]) => sql`${sql.param([...ids])}::uuid[]`

/** Puts out of every row what tells who some persons were; stage, standing, group, sex and days stay, and so does every number. */
async function anonymise(tx: Connection, persons: readonly string[]): Promise<void> {
  const merged = await tx.execute(sql`with recursive entry(id) as (
    select unnest(${uuids(persons)}) union select m.id from person m join entry on m.merged_into = entry.id) select id from entry`)
  const entries = idsIn(merged)
  const theirs = sql`any(${uuids(entries)})`
  await tx.execute(sql`update person set anonymised_at = now(), version = version + 1, name = ${word}, pinyin = ${pinyin}, initials = ${initials},
    phone_cipher = null, phone_hash = null, phone_mask = null, id_cipher = null, id_hash = null, id_mask = null,
    born_on = null, ethnicity = null, education = null, occupation = null, employer = null, joined_on = null where id = ${theirs}`)
  for (const [table, columns] of Object.entries(texts)) {
    const set = columns.map((column) => sql`${sql.identifier(column)} = case when ${sql.identifier(column)} is not null then ${word} end`)
    await tx.execute(sql`update ${sql.identifier(table)} set ${sql.join(set, sql`, `)} where person_id = ${theirs}`)
  }
  const merges = await tx.execute(
    sql`update person_merge set before = null, reason = ${word} where kept_id = ${theirs} or gone_id = ${theirs} returning id`,
  )
  // A number entered for somebody else that is this person's goes too.
  const checks = await tx.execute(sql`delete from identity_check where person_id = ${theirs} or holder_id = ${theirs} returning id`)
  const rows = sql`any(${sql.param([...entries, ...idsIn(merges), ...idsIn(checks)])}::text[])`
  await tx.execute(sql`update audit_event set before = case when before is not null then '{}'::jsonb end,
    after = case when after is not null then '{}'::jsonb end
    where row_id = ${rows} or (coalesce(after, before) ->> 'personId') = any(${sql.param(entries)}::text[])`)
}

const note = (tx: Connection, by: string, persons: readonly string[]) =>
  tx.insert(auditEvent).values(persons.map((rowId) => ({ accountName: by, action: 'retention.anonymise', noun: 'person', rowId })))

/**
 * Makes anonymous whoever has been gone for longer than data are kept, some a transaction: it may be stopped and started
 * again at any point, and run twice at once, since who is due is told by the rows. Answers how many it made so.
 */
export async function anonymiseDue(db: Database, retention: Retention, by: 'operator' | 'system'): Promise<number> {
  let total = 0
  let done = batch
  while (done === batch) {
    done = await db.transaction(async (tx) => {
      const persons = await takeDue(tx, retention, batch)
      if (persons.length === 0) return 0
      await anonymise(tx, persons)
      await note(tx, by, persons)
      return persons.length
    })
    total += done
  }
  return total
}

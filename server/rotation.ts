import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import type { Cipher } from '@/db/cipher'
import { auditEvent } from '@/db/schema/audit'
import { identityCheck } from '@/db/schema/identity-check'
import { importPiece, importResult, importRow } from '@/db/schema/import'
import { personMerge } from '@/db/schema/merge'
import { person } from '@/db/schema/person'
import type { Connection, Database } from '@/db/open'

type Sealed = { table: PgTable & { id: PgColumn }; cipher: PgColumn; hash: PgColumn | null }

/** Every column that holds a sealed text, with the one that holds its hash. */
export const sealedColumns: readonly Sealed[] = [
  { table: person, cipher: person.phoneCipher, hash: person.phoneHash },
  { table: person, cipher: person.idCipher, hash: person.idHash },
  { table: identityCheck, cipher: identityCheck.idCipher, hash: identityCheck.idHash },
  { table: personMerge, cipher: personMerge.before, hash: null },
  { table: importPiece, cipher: importPiece.sealed, hash: null },
  { table: importRow, cipher: importRow.sealed, hash: null },
  { table: importResult, cipher: importResult.before, hash: null },
]
const batch = 500
const rowsOf = z.array(z.object({ id: z.string(), sealed: z.instanceof(Buffer) }))

/** The next texts of a column that were not sealed with the key of today, locked until they are. */
async function waiting(tx: Connection, { table, cipher: column }: Sealed, cipher: Cipher) {
  const stale = sql`substring(${column} from 1 for ${cipher.mark.length}::int) <> ${cipher.mark}`
  const rows = await tx
    .select({ id: table.id, sealed: column })
    .from(table)
    .where(and(isNotNull(column), stale))
    .orderBy(asc(table.id))
    .limit(batch)
    .for('update')
  return rowsOf.parse(rows)
}

async function sealAnew(tx: Connection, { table, cipher: column, hash }: Sealed, cipher: Cipher): Promise<number> {
  const rows = await waiting(tx, { table, cipher: column, hash }, cipher)
  const made = rows.map(({ id, sealed }) => ({ id, text: cipher.open(sealed) }))
  const ids = sql.param(made.map(({ id }) => id))
  const seals = sql.param(made.map(({ text }) => cipher.seal(text)))
  const hashes = sql.param(made.map(({ text }) => cipher.hash(text)))
  const name = (one: PgColumn) => sql.identifier(one.name)
  const set = hash === null ? sql`${name(column)} = made.seal` : sql`${name(column)} = made.seal, ${name(hash)} = made.hash`
  if (made.length > 0)
    await tx.execute(
      sql`update ${table} set ${set} from unnest(${ids}::uuid[], ${seals}::bytea[], ${hashes}::bytea[]) as made(id, seal, hash) where ${eq(table.id, sql`made.id`)}`,
    )
  return made.length
}

/**
 * Seals everything with the key of today, a few hundred rows a transaction: it may be stopped and started again at any
 * point, since what waits is told by the rows themselves. Answers how many texts it sealed.
 */
export async function rotate(db: Database, cipher: Cipher): Promise<number> {
  let total = 0
  for (const column of sealedColumns) {
    let done = batch
    while (done === batch) {
      done = await db.transaction((tx) => sealAnew(tx, column, cipher))
      total += done
    }
  }
  await db.insert(auditEvent).values({ accountName: 'operator', action: 'operator.rotate', noun: 'data_key', after: { rows: total } })
  return total
}

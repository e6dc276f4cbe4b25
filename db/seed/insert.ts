import type { PgTable } from 'drizzle-orm/pg-core'
import type { ClientBase } from 'pg'
import { insertsOf } from '../insert'

/** Inserts rows that all have the same keys. */
export async function insertAll<T extends PgTable>(client: ClientBase, table: T, rows: readonly T['$inferInsert'][]): Promise<void> {
  for (const { head, json, tail } of insertsOf(table, rows)) await client.query(`${head}$1${tail}`, [json])
}

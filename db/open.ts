import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import { readingOnce } from './rows'

export type Database = NodePgDatabase
/** A transaction of the database; accepts the database itself as well. */
export type Connection = Pick<Database, 'select' | 'insert' | 'update' | 'delete' | 'execute' | 'selectDistinct' | 'selectDistinctOn'>

/** One connection that sees the database as it stood when it was taken, and cannot write; the caller closes it. */
export async function openSnapshot(pool: Pool): Promise<{ db: Database; close: () => Promise<void> }> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
  } catch (error) {
    client.release(true)
    throw error
  }
  const close = () =>
    client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    )
  return { db: readingOnce(drizzle(client)), close }
}

/**
 * Opens a pool; the caller ends it. `max` stays small: two cores, one database.
 * Whoever needs a connection while all are in use waits for `patience` milliseconds at most, or for ever at 0.
 */
export function openDatabase(url: string, max = 12, patience = 5_000): { db: Database; pool: Pool } {
  const pool = new Pool({ connectionString: url, max, connectionTimeoutMillis: patience, idleTimeoutMillis: 60_000 })
  // A connection lost while idle or closing is replaced at the next query; unheard, it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return { db: readingOnce(drizzle(pool)), pool }
}

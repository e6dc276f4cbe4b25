import { randomBytes } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Database } from './open'
import { addressOn } from './testing-setup'

export type TestDatabase = {
  url: string
  db: Database
  pool: Pool
  /** The key that sealed the template's phone numbers. */
  dataKey: string
  /** Ends the pool and drops the database. */
  drop(): Promise<void>
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database of one's own, cloned from this run's template; `bare` is migrated and holds nothing. */
export async function testDatabase(scenario: 'tiny' | 'empty' | 'bare' = 'tiny'): Promise<TestDatabase> {
  const { adminUrl, prefix, dataKey } = inject('testServer')
  const name = `${prefix}_${randomBytes(5).toString('hex')}`
  await asAdmin(adminUrl, `create database ${name} template ${prefix}_${scenario}`)
  const url = addressOn(adminUrl, name)
  // Tests send forty commands at once through four connections: how long the last waits is the machine's affair.
  const { db, pool } = openDatabase(url, 4, 0)
  return {
    url,
    db,
    pool,
    dataKey,
    async drop() {
      await pool.end()
      await asAdmin(adminUrl, `drop database ${name} with (force)`)
    },
  }
}

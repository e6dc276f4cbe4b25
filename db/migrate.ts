import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Client } from 'pg'
import * as z from 'zod'

const folder = join(process.cwd(), 'db', 'migrations')
const journal = z.object({ entries: z.array(z.object({ when: z.number() })) })
/** Two starts at once must not migrate together; the number is this product's alone. */
const lock = 7_246_001

/** Thrown when a newer version of the product has migrated the database. */
class DatabaseNewer extends Error {
  readonly code = 'database_newer'
}

/**
 * Brings the database to this version's schema, under an advisory lock.
 * Throws DatabaseNewer when the database holds migrations that this version does not know.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    const newest = Math.max(
      ...journal.parse(JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'))).entries.map((entry) => entry.when),
    )
    const known = await client.query<{ exists: boolean }>(`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`)
    if (known.rows[0]?.exists) {
      const last = await client.query<{ at: string | null }>('select max(created_at)::text as at from drizzle.__drizzle_migrations')
      if (Number(last.rows[0]?.at ?? 0) > newest) throw new DatabaseNewer('The database belongs to a newer version of Hongyi.')
    }
    await migrate(drizzle(client), { migrationsFolder: folder })
  } finally {
    await client.end()
  }
}

import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from './embedded'
import { migrateDatabase } from './migrate'
import { seedDatabase } from './seed/run'

/** What every test file of the run shares: one server, and a seeded template for each scenario. */
export type TestServer = {
  adminUrl: string
  /** Begins the name of each of this run's databases. */
  prefix: string
  dataKey: string
}
declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** The address of another database on the same server. */
export function addressOn(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}

/** The server that the launcher gives, or an embedded one for this run alone. */
async function server(): Promise<{ adminUrl: string; end: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined && given !== '') return { adminUrl: given, end: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'hongyi-test-'))
  // The database's own account must be able to enter it.
  await chmod(folder, 0o755)
  const embedded = await openEmbedded(folder)
  return {
    adminUrl: embedded.adminUrl,
    end: async () => {
      await embedded.discard()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Vitest's global set-up: migrates once, seeds the templates, and drops everything at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, end } = await server()
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  const version = await admin.query<{ server_version: string }>('show server_version')
  process.stdout.write(`database tests on PostgreSQL ${version.rows[0]?.server_version ?? ''}\n`)
  const prefix = `hongyi_test_${randomBytes(4).toString('hex')}`
  const dataKey = randomBytes(32).toString('base64')

  const bare = `${prefix}_bare`
  await admin.query(`create database ${bare}`)
  await migrateDatabase(addressOn(adminUrl, bare))
  for (const scenario of ['tiny', 'empty'] as const) {
    await admin.query(`create database ${prefix}_${scenario} template ${bare}`)
    await seedDatabase({ url: addressOn(adminUrl, `${prefix}_${scenario}`), scenario, dataKey })
  }
  project.provide('testServer', { adminUrl, prefix, dataKey })

  return async () => {
    const left = await admin.query<{ datname: string }>(`select datname from pg_database where starts_with(datname, $1)`, [prefix])
    for (const { datname } of left.rows) await admin.query(`drop database ${datname} with (force)`)
    await admin.end()
    await end()
  }
}

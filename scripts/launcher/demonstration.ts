import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { Binaries } from '@/db/cluster/binaries'
import { type EmbeddedDatabase, openEmbedded } from '@/db/embedded'
import { migrateDatabase } from '@/db/migrate'
import { isEmpty, seedDatabase } from '@/db/seed/run'
import { rebuildCells } from '../cells'
import { connect } from './connection'
import { loadSecrets, type Secrets } from './secrets'
import type { Teardown } from './teardown'

/** The scenario that the launcher fills an empty database with. */
const SCENARIO = 'demo-city'

const accountsSchema = z.array(z.object({ role: z.string(), label: z.string(), name: z.string(), password: z.string() }))

/** Opens a data folder's database; it is stopped with the launcher. */
export function openDatabaseOf(teardown: Teardown, folder: string): Promise<EmbeddedDatabase> {
  return open(teardown, folder, undefined, 'stop')
}

/** Opens a database whose data are gone with the launcher, on other programs if some are given. */
export function openThrowaway(teardown: Teardown, folder: string, binaries?: Binaries): Promise<EmbeddedDatabase> {
  return open(teardown, folder, binaries, 'discard')
}

function open(teardown: Teardown, folder: string, binaries: Binaries | undefined, ending: 'stop' | 'discard'): Promise<EmbeddedDatabase> {
  const opening = openEmbedded(folder, { home: process.env['HONGYI_DATABASE_DIR'], binaries })
  // Registered before it is open: a signal in between must not leave a server behind.
  teardown.add(() =>
    opening.then(
      (database) => database[ending](),
      () => undefined,
    ),
  )
  return opening
}

/** Migrates a database and fills it if it is empty; answers the secrets that its data need. */
export async function fillDatabase(database: EmbeddedDatabase, folder: string): Promise<{ secrets: Secrets; seeded: boolean }> {
  await migrateDatabase(database.url)
  const empty = await isEmpty(database.url)
  const secrets = await loadSecrets(folder, database, empty)
  if (empty)
    await seedDatabase({ url: database.url, scenario: SCENARIO, accountsFile: accountsFileOf(folder), dataKey: secrets.HONGYI_DATA_KEY })
  // Asked of the database, not of `empty`: a start broken off after the seed has left data without cells.
  if (!(await hasCells(database.url))) await rebuildCells(database.url)
  return { secrets, seeded: empty }
}

async function hasCells(url: string): Promise<boolean> {
  const client = await connect(url)
  try {
    return (await client.query('select from indicator_cell limit 1')).rowCount === 1
  } finally {
    await client.end()
  }
}

/** Where the seed leaves the demonstration accounts. */
export function accountsFileOf(folder: string): string {
  return join(folder, 'demo-accounts.json')
}

/** Prints the demonstration accounts, if their file is still there. */
export async function printAccounts(folder: string): Promise<void> {
  const text = await readFile(accountsFileOf(folder), 'utf8').catch(() => '[]')
  const accounts = accountsSchema.parse(JSON.parse(text))
  const width = Math.max(0, ...accounts.map(({ name }) => name.length))
  for (const { name, password, label } of accounts) console.log(`  ${name.padEnd(width)}  ${password}  ${label}`)
}

/** Keeps the operator's own database settings away from everything that runs on the embedded one. */
export function forgetOtherDatabases(): void {
  for (const name of Object.keys(process.env)) if (name === 'DATABASE_URL' || name.startsWith('PG')) delete process.env[name]
}

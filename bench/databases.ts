import { rm } from 'node:fs/promises'
import { Client } from 'pg'
import { migrateDatabase } from '@/db/migrate'
import { seedDatabase } from '@/db/seed/run'
import { dayOf } from '@/domain/month'
import { rebuildCells } from '@/scripts/cells'
import { fillDatabase, openDatabaseOf } from '@/scripts/launcher/demonstration'
import type { Secrets } from '@/scripts/launcher/secrets'
import type { Teardown } from '@/scripts/launcher/teardown'

/** The register of 100,120 drivers, written to by this run only, and the same city with a tenth of the persons. */
export type Databases = { register: string; tenth: string; secrets: Secrets }

/** Opens the databases of a folder; what is missing is seeded, and each run measures on a copy of its own. */
export async function openDatabases(teardown: Teardown, folder: string, fresh: boolean): Promise<Databases & { seeded: boolean }> {
  const database = await openDatabaseOf(teardown, folder)
  if (fresh) {
    await database.discard()
    await rm(folder, { recursive: true, force: true })
    return openDatabases(teardown, folder, false)
  }
  const { secrets } = await fillDatabase(database, folder)
  const urlOf = (name: string) => Object.assign(new URL(database.url), { pathname: `/${name}` }).href
  const seeded = await seedRegisterOnce(database.url, secrets)
  await run(database.adminUrl, async (client) => {
    if (seeded) await client.query('drop database if exists tenth')
    const { rowCount } = await client.query("select from pg_database where datname = 'tenth'")
    if (rowCount === 0) await makeTenth(client, urlOf('tenth_draft'))
  })
  for (const url of [database.url, urlOf('tenth')]) await openToday(url)
  await run(database.adminUrl, async (client) => {
    await client.query('drop database if exists measured with (force)')
    await client.query('create database measured template hongyi strategy file_copy')
  })
  return { register: urlOf('measured'), tenth: urlOf('tenth'), secrets, seeded }
}

async function seedRegisterOnce(url: string, { HONGYI_DATA_KEY }: Secrets): Promise<boolean> {
  const done = await run(url, async (client) => (await client.query("select from installation where scenario = 'register'")).rowCount === 1)
  if (done) return false
  await seedDatabase({ url, scenario: 'register', dataKey: HONGYI_DATA_KEY })
  await rebuildCells(url)
  await run(url, (client) => client.query('vacuum analyze'))
  return true
}

/** Persons without a stage go until a tenth of all is left; under its final name only once it is whole. */
async function makeTenth(admin: Client, draftUrl: string): Promise<void> {
  await admin.query('drop database if exists tenth_draft')
  await admin.query('create database tenth_draft template hongyi strategy file_copy')
  await run(draftUrl, async (client) => {
    // Dated rows refuse to be deleted, as they should: their triggers rest for this one time.
    await client.query('set session_replication_role = replica')
    await client.query(`create temporary table gone as select id from person where stage = 'masses'
      order by md5(id::text) limit (select count(*) * 9 / 10 from person)`)
    await client.query('delete from membership where person_id in (select id from gone)')
    await client.query('delete from person where id in (select id from gone)')
    await client.query('vacuum full person')
    await client.query('vacuum full membership')
    await client.query('vacuum analyze')
  })
  await admin.query('alter database tenth_draft rename to tenth')
}

/** A folder kept since another day has its cells opened before anything is measured. */
async function openToday(url: string): Promise<void> {
  await migrateDatabase(url)
  const opened = await run(url, (client) => client.query('select from rollover where day = $1', [dayOf(new Date())]))
  if (opened.rowCount === 0) await rebuildCells(url)
}

/** Runs work on one connection of its own. */
async function run<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

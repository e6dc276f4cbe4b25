import { migrateDatabase } from '@/db/migrate'
import { readEnv } from '@/env'
import { assemble } from './build'
import { connect } from './connection'
import { choosePort } from './port'
import { Sentence } from './sentence'
import { supervise } from './teardown'

/** What `npm start` makes sure of before the server starts; each failure is one sentence. */
await supervise(1, async () => {
  await assemble()
  const env = readEnvironment()
  await choosePort(process.env['PORT'] ?? '3000')
  const demo = await isDemonstration(env.DATABASE_URL)
  if (demo && !env.HONGYI_ALLOW_DEMO)
    throw new Sentence('This database holds demonstration data: name another in DATABASE_URL, or allow it with HONGYI_ALLOW_DEMO=1.')
  await migrateDatabase(env.DATABASE_URL)
  return 0
})

function readEnvironment() {
  try {
    return readEnv(process.env)
  } catch (error) {
    throw new Sentence(error instanceof Error ? error.message : String(error))
  }
}

async function isDemonstration(url: string): Promise<boolean> {
  const client = await connect(url)
  try {
    const { rows } = await client.query<{ exists: boolean }>("select to_regclass('installation') is not null as exists")
    if (!rows[0]?.exists) return false
    const { rowCount } = await client.query('select from installation where demo')
    return rowCount === 1
  } finally {
    await client.end()
  }
}

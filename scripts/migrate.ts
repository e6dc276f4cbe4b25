import { migrateDatabase } from '@/db/migrate'
import { connect } from './launcher/connection'
import { Sentence } from './launcher/sentence'
import { supervise } from './launcher/teardown'

/** `npm run migrate`: brings the database of DATABASE_URL to this version's tables. */
await supervise(1, async () => {
  const url = process.env['DATABASE_URL']
  if (!url) throw new Sentence('DATABASE_URL is missing.')
  await (await connect(url)).end()
  await migrateDatabase(url)
  console.log('The database is up to date.')
  return 0
})

import { openDatabase } from '@/db/open'
import { dayOf } from '@/domain/month'
import { readEnv } from '@/env'
import { anonymiseDue } from '@/server/retention/anonymise'
import { countDue } from '@/server/retention/due'
import { currentSettings } from '@/server/setting/current'
import { connect } from './launcher/connection'
import { supervise } from './launcher/teardown'

/** `npm run anonymise`: makes anonymous whoever left longer ago than data are kept; with `--dry-run` it only counts them. */
await supervise(1, async (teardown) => {
  const { DATABASE_URL } = readEnv(process.env)
  await (await connect(DATABASE_URL)).end()
  const { db, pool } = openDatabase(DATABASE_URL, 2)
  teardown.add(() => pool.end())
  const years = (await currentSettings(db))['privacy.retention_years']
  const retention = { years, today: dayOf(new Date()) }
  const dry = process.argv.includes('--dry-run')
  const count = dry ? await countDue(db, retention) : await anonymiseDue(db, retention, 'operator')
  console.log(`${dry ? 'To be made' : 'Made'} anonymous, gone for ${years} years or longer: ${count}.`)
  return 0
})

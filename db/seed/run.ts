import { Client, type ClientBase } from 'pg'
import { dayOf, type Day } from '@/domain/month'
import { cipherOf } from '../cipher'
import { installation } from '../schema/setting'
import { writeAccounts, type AccountLine } from './accounts'
import { seedDemoCity } from './demo-city'
import { seedEmpty } from './empty'
import { insertAll } from './insert'
import { seedRegister } from './register'
import { seedTiny } from './tiny'

/** The named scenarios, as `npm run seed -- list` prints them. */
export const scenarios = {
  'demo-city': {
    label: 'Demonstration city',
    describe: 'invented people and counts that add up to the published totals; marked as demonstration data',
  },
  empty: { label: 'Empty city', describe: 'ten districts and the 1 + 9 industry committees, for production' },
  tiny: { label: 'Tiny city', describe: 'two districts with two branches each, for tests; marked as demonstration data' },
  register: {
    label: 'Register of drivers',
    describe: 'adds drivers to a demonstration city until the 100,120 of the census are persons, for measuring',
  },
} as const
export type Scenario = keyof typeof scenarios

export type SeedOptions = {
  url: string
  scenario: Scenario
  /** 32 bytes in base64: seals the invented phone numbers. */
  dataKey: string
  /** Where the names and passwords of the demonstration accounts are written, readable by their owner only. */
  accountsFile?: string | undefined
  /** The day that the demonstration ends on; today in Asia/Shanghai unless told. */
  today?: Day | undefined
}

/** Two seeds at once must not mix; the number is this product's alone. */
const lock = 7_246_002

async function connected<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

type State = 'empty' | 'demo' | 'real'

async function stateOf(client: ClientBase): Promise<State> {
  const mark = await client.query<{ demo: boolean }>('select demo from installation')
  if (mark.rows[0] !== undefined) return mark.rows[0].demo ? 'demo' : 'real'
  const used = await client.query<{ used: boolean }>(
    'select exists (select from org) or exists (select from account) or exists (select from person) as used',
  )
  return used.rows[0]?.used === true ? 'real' : 'empty'
}

/** Whether a migrated database holds nothing yet. */
export const isEmpty = (url: string): Promise<boolean> => connected(url, async (client) => (await stateOf(client)) === 'empty')

/**
 * Fills a migrated database with a scenario, in one transaction. Refuses a database that holds anything;
 * `register` alone is added onto an existing demonstration. Indicator cells are rebuilt by the caller.
 */
export function seedDatabase(options: SeedOptions): Promise<void> {
  return connected(options.url, async (client) => {
    await client.query('begin')
    try {
      await client.query('select pg_advisory_xact_lock($1)', [lock])
      await fill(client, options)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  })
}

async function fill(client: Client, { scenario, dataKey, accountsFile, today = dayOf(new Date()) }: SeedOptions): Promise<void> {
  const state = await stateOf(client)
  if (state === 'real') throw new Error('The database holds data that are not a demonstration: seeding is refused.')
  if (state === 'demo' && scenario !== 'register') throw new Error('The database holds a demonstration already: seed into an empty one.')
  const cipher = cipherOf(dataKey)
  // The database takes the state of today from the same day.
  await client.query(`select set_config('hongyi.today', $1, true)`, [today])
  let lines: AccountLine[] = []
  if (scenario === 'empty') await seedEmpty(client)
  else if (scenario === 'tiny') lines = await seedTiny(client, today, cipher)
  else if (state === 'empty') lines = await seedDemoCity(client, today, cipher)
  if (scenario === 'register') await seedRegister(client, today, cipher)
  if (state === 'empty') await insertAll(client, installation, [{ demo: scenario !== 'empty', scenario }])
  else await client.query('update installation set scenario = $1', [scenario])
  await client.query(
    'analyze region, org, org_link, org_closure, enterprise, person, membership, presence, development_step, station, reading, activity, attendance',
  )
  if (lines.length > 0 && accountsFile !== undefined) await writeAccounts(accountsFile, lines)
}

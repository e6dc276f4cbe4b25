import { migrateDatabase } from '@/db/migrate'
import { scenarios, seedDatabase, type Scenario } from '@/db/seed/run'
import { readEnv } from '@/env'
import { rebuildCells } from './cells'

const isScenario = (name: string): name is Scenario => Object.hasOwn(scenarios, name)

const [, , name] = process.argv
if (name === undefined || name === 'list') {
  for (const [key, { label, describe }] of Object.entries(scenarios)) console.log(`${key.padEnd(10)} ${label}: ${describe}`)
} else if (!isScenario(name)) {
  console.error(`There is no scenario “${name}”. Run “npm run seed -- list” for the names.`)
  process.exitCode = 1
} else {
  const { DATABASE_URL, HONGYI_DATA_KEY } = readEnv(process.env)
  const accountsFile = scenarios[name] === scenarios.empty ? undefined : 'demo-accounts.json'
  try {
    await migrateDatabase(DATABASE_URL)
    await seedDatabase({ url: DATABASE_URL, scenario: name, dataKey: HONGYI_DATA_KEY, accountsFile })
    await rebuildCells(DATABASE_URL)
    console.log(accountsFile === undefined ? 'Done.' : `Done. The demonstration accounts are in ${accountsFile}.`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

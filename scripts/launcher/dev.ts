import { join } from 'node:path'
import { addressOf, appEnvironment } from './app'
import { ended, startNode } from './child'
import { fillDatabase, forgetOtherDatabases, openDatabaseOf, printAccounts } from './demonstration'
import { choosePort } from './port'
import { Steps } from './steps'
import { supervise } from './teardown'

const FOLDER = join('.data', 'dev')

/** `npm run dev`: the development server over an embedded database of its own. */
await supervise(0, async (teardown) => {
  forgetOtherDatabases()
  const steps = new Steps(2)
  const port = await choosePort(process.env['PORT'])
  const database = await steps.run('数据库 database', () => openDatabaseOf(teardown, FOLDER))
  const { secrets } = await steps.run('示例城市 demonstration city', () => fillDatabase(database, FOLDER))
  console.log(`\n红驿 Hongyi  ${addressOf(port)}\n`)
  await printAccounts(FOLDER)
  const server = startNode(teardown, ['node_modules/next/dist/bin/next', 'dev', '--hostname', '127.0.0.1', '--port', String(port)], {
    env: { ...appEnvironment(port, database.url, secrets), NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    output: 'inherit',
  })
  return (await ended(server)) ?? 0
})

import { join } from 'node:path'
import { appEnvironment, startApp } from './app'
import { buildIfChanged } from './build'
import { ended } from './child'
import { accountsFileOf, fillDatabase, forgetOtherDatabases, openDatabaseOf, printAccounts } from './demonstration'
import { choosePort } from './port'
import { Sentence } from './sentence'
import { Steps } from './steps'
import { supervise } from './teardown'

const FOLDER = '.data'

/** `npm run demo`: the whole product with a demonstration city, from a bare checkout. */
await supervise(0, async (teardown) => {
  forgetOtherDatabases()
  const steps = new Steps(4)
  const port = await choosePort(process.env['PORT'])
  const database = await steps.run(
    '数据库 database',
    () => openDatabaseOf(teardown, FOLDER),
    ({ adopted }) => (adopted ? '接管 taken over' : ''),
  )
  // The build needs no database: it runs while the city is filled, and a failure waits for its own step.
  const building = buildIfChanged(teardown)
  building.catch(() => undefined)
  const { secrets } = await steps.run(
    '示例城市 demonstration city',
    () => fillDatabase(database, FOLDER),
    ({ seeded }) => (seeded ? '' : '保留 kept'),
  )
  await steps.run(
    '构建 build',
    () => building,
    (outcome) => (outcome === 'built' ? '' : '未变 unchanged'),
  )
  const log = join(FOLDER, 'app.log')
  const app = await steps.run('启动 start', () => startApp(teardown, port, appEnvironment(port, database.url, secrets), log))
  console.log(`\n红驿 Hongyi  ${app.address}\n`)
  await printAccounts(FOLDER)
  console.log(`\n账号 accounts: ${accountsFileOf(FOLDER)}   日志 log: ${log}   停止 stop: Ctrl-C`)
  const code = await ended(app.child)
  // Ctrl-C reaches the application too: then it ends by itself, with the code of that signal.
  if (code === null || [0, 130, 143].includes(code)) return 0
  throw new Sentence(`The application ended unexpectedly: its log is ${log}.`)
})

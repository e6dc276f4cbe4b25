import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { type Binaries, systemBinaries } from '@/db/cluster/binaries'
import { appEnvironment, startApp } from './app'
import { buildIfChanged } from './build'
import { type Finished, runNode, runTool } from './child'
import { requireChromium } from './chromium'
import { accountsFileOf, fillDatabase, forgetOtherDatabases, openThrowaway } from './demonstration'
import { choosePort } from './port'
import { type Count, countCheck, countPlaywright, countVitest, Tally } from './tally'
import { supervise, type Teardown } from './teardown'

type Task = () => Promise<unknown>

const NEXT = ['node_modules/next/dist/bin/next']
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json']
const PLAYWRIGHT = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json']
const scriptsSchema = z.object({ scripts: z.record(z.string(), z.string()) })

/** `npm test`: every check and test of the product, on servers of its own. */
await supervise(130, async (teardown) => {
  forgetOtherDatabases()
  const chromium = await requireChromium(teardown)
  const folder = await makeFolder(teardown)
  const system = await systemBinaries()
  const tally = new Tally()
  const check = (label: string, script: string) => () => tally.add(label, async () => countCheck(await runScript(teardown, script)))

  await tally.add('路由类型 route types', async () => countCheck(await runNode(teardown, [...NEXT, 'typegen'])))
  await inTurn(2, [
    () => tally.add('单元与数据库测试 unit and database tests, embedded PostgreSQL', () => runVitest(teardown, join(folder, 'embedded'))),
    check('类型 types', 'types'),
    check('规范 lint', 'lint'),
    check('分层 layers', 'layers'),
    check('死代码 dead code', 'dead'),
    ...(system
      ? [
          () =>
            tally.add(`数据库测试 database tests, PostgreSQL ${system.major} of this system`, () =>
              runVitest(teardown, join(folder, 'system'), system),
            ),
        ]
      : []),
  ])
  console.log(
    `  database tests ran on: ${system ? `embedded PostgreSQL, PostgreSQL ${system.major} of this system` : 'embedded PostgreSQL (no other of version 15 or newer is installed)'}`,
  )

  const built = await tally.add('构建 build', async () => ({ passed: 1, failed: 0, output: await buildIfChanged(teardown) }))
  if (built.failed === 0) await tally.add('浏览器测试 browser tests', () => runPlaywright(teardown, join(folder, 'browser'), chromium))

  await teardown.run()
  tally.close()
  return tally.failed === 0 ? 0 : 1
})

/** A folder that is gone after the run; the database's account must be able to enter it. */
async function makeFolder(teardown: Teardown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hongyi-test-'))
  await chmod(folder, 0o755)
  teardown.add(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function runVitest(teardown: Teardown, folder: string, binaries?: Binaries): Promise<Count> {
  const database = await openThrowaway(teardown, folder, binaries)
  const report = `${folder}.json`
  const projects = binaries ? ['--project', 'database'] : []
  const finished = await runNode(teardown, [...VITEST, `--outputFile.json=${report}`, ...projects], {
    TEST_DATABASE_URL: database.adminUrl,
  })
  await database.discard()
  return countVitest(finished, report)
}

async function runPlaywright(teardown: Teardown, folder: string, chromium: string): Promise<Count> {
  const database = await openThrowaway(teardown, folder)
  const { secrets } = await fillDatabase(database, folder)
  const port = await choosePort(undefined)
  const app = await startApp(teardown, port, appEnvironment(port, database.url, secrets), join(folder, 'app.log'))
  const report = `${folder}.json`
  const finished = await runNode(teardown, PLAYWRIGHT, {
    PLAYWRIGHT_BASE_URL: app.address,
    PLAYWRIGHT_CHROMIUM_PATH: chromium,
    PLAYWRIGHT_ACCOUNTS_FILE: accountsFileOf(folder),
    PLAYWRIGHT_DATABASE_URL: database.url,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  return countPlaywright(finished, report)
}

/** Runs a script of package.json, which alone says what the check is. */
async function runScript(teardown: Teardown, name: string): Promise<Finished> {
  const { scripts } = scriptsSchema.parse(JSON.parse(await readFile('package.json', 'utf8')))
  return runTool(teardown, '/bin/sh', ['-c', `exec ${scripts[name]}`])
}

/** Runs all tasks in their order, `width` at a time. */
async function inTurn(width: number, tasks: Task[]): Promise<void> {
  const waiting = [...tasks]
  const lane = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task()
  }
  await Promise.all(Array.from({ length: width }, lane))
}

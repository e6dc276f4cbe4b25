import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cipherOf } from '@/db/cipher'
import { openDatabase } from '@/db/open'
import { dashboardPage } from '@/domain/dashboard'
import { buildIfChanged } from '@/scripts/launcher/build'
import { requireChromium } from '@/scripts/launcher/chromium'
import { accountsFileOf, forgetOtherDatabases } from '@/scripts/launcher/demonstration'
import { Steps } from '@/scripts/launcher/steps'
import { supervise } from '@/scripts/launcher/teardown'
import { subtreeOf } from '@/server/indicator/subtree'
import { readKit } from '@/server/read'
import { measureAggregates } from './aggregates'
import { measureBrowser } from './browser'
import { Client } from './client'
import { openDatabases } from './databases'
import { measureEntries } from './entries'
import { measureExport } from './export'
import { measureImport } from './import'
import { alone, met, tableOf, type Line } from './line'
import { measureList } from './list'
import { firstNumber, measureScripts, openPages } from './pages'
import { actorFor, placeOfWriter, signedIn } from './people'
import { measureStarts, memoryOf, startBare, startProduct } from './servers'

const FOLDER = join('.data', 'bench')
const LOG = join(FOLDER, 'app.log')

/**
 * `npm run bench`: what the product costs beside the least that answers the same; missed goals are shown, not failed.
 * `--fresh` seeds anew, `--json file` keeps the figures, `--only list,pages` measures a part.
 */
await supervise(130, async (teardown) => {
  const { values: options } = parseArgs({
    options: { fresh: { type: 'boolean', default: false }, json: { type: 'string' }, only: { type: 'string' } },
  })
  const only = options.only?.split(',')
  forgetOtherDatabases()
  const steps = new Steps(11)
  const lines: Line[] = []
  let failures = 0
  /** What cannot be measured is a line of its own, and the rest is measured all the same. */
  const measure = (label: string, work: () => Promise<Line[]>) =>
    steps.run(label, async () => {
      if (only?.includes(label) === false) return
      try {
        lines.push(...(await work()))
      } catch (error) {
        failures += 1
        lines.push(alone(label, '', null, null, `not measured: ${error instanceof Error ? error.message : String(error)}`))
      }
    })

  const databases = await steps.run(
    'register of 100,120 drivers',
    () => openDatabases(teardown, FOLDER, options.fresh),
    ({ seeded }) => (seeded ? 'seeded' : 'kept'),
  )
  await steps.run('build', () => buildIfChanged(teardown))
  await measure('starts', () => measureStarts(teardown, databases.register, databases.secrets, LOG))

  const { db, pool } = openDatabase(databases.register, 4)
  const small = openDatabase(databases.tenth, 1)
  teardown.add(() => Promise.all([pool.end(), small.pool.end()]))
  const people = await steps.run('servers and sign-in', async () => {
    const product = await startProduct(teardown, databases.register, databases.secrets, LOG)
    const tenth = await startProduct(teardown, databases.tenth, databases.secrets, join(FOLDER, 'tenth.log'))
    const accounts = accountsFileOf(FOLDER)
    const [admin, official, secretary, auditor] = [
      await signedIn(pool, product.address, 'city_admin', accounts),
      await signedIn(pool, product.address, 'district_official', accounts),
      await signedIn(pool, product.address, 'branch_secretary', accounts),
      await signedIn(pool, product.address, 'auditor', accounts),
    ]
    const kit = readKit({ db, pool, cipher: cipherOf(databases.secrets.HONGYI_DATA_KEY) }, await actorFor(pool, admin))
    return {
      kit,
      city: (await subtreeOf(kit, undefined)).here.id,
      product,
      admin,
      official,
      secretary,
      auditor,
      nobody: new Client(product.address),
      tenth: await signedIn(small.pool, tenth.address, 'city_admin', accounts),
      bare: new Client(await startBare(teardown, databases.register)),
      place: await placeOfWriter(pool, secretary),
    }
  })
  const { admin, official, secretary, auditor, nobody, bare, place } = people

  await measure('list', () => measureList(admin.client, bare, people.tenth.client))
  await measure('aggregates', () => measureAggregates(people.kit, people.city, pool, admin.client))
  await measure('entries', () => measureEntries(pool, secretary.client, bare, place.writer))
  await measure('import', () => measureImport(teardown, pool, official.client, databases, LOG))
  await measure('export', () => measureExport(teardown, pool, databases, FOLDER, LOG, people.city))
  await measure('pages', async () => {
    const pages = await openPages([admin.client, secretary.client, auditor.client, nobody], place.ids)
    const { tiles } = dashboardPage.parse(await admin.client.get('/api/dashboard')).cards
    const value = tiles?.ok === true ? tiles.value.members.value : null
    return [...(await measureScripts(pages)), firstNumber(pages, value), ...(await measureBrowser(await requireChromium(teardown), pages))]
  })
  await measure('memory', async () => [
    alone('memory after all of the above (RSS)', 'MiB', (await memoryOf(teardown, people.product.child))[0] ?? null, null),
  ])

  const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? ''}, Node ${process.version}, ${new Date().toISOString()}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`
  console.log(`\n${machine}\n\n${tableOf(lines)}`)
  if (options.json !== undefined)
    await writeFile(options.json, JSON.stringify({ machine, lines: lines.map((line) => ({ ...line, met: met(line) })) }, null, 2))
  return failures === 0 ? 0 : 1
})

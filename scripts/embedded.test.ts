import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EmbeddedDatabase, openEmbedded } from '@/db/embedded'

/** A launcher in small: opens the folder's database, prints its address and stops it on SIGTERM. */
const LAUNCHER = `
  const { openEmbedded } = await import('./db/embedded.ts')
  const database = await openEmbedded(process.argv[1])
  process.on('SIGTERM', () => database.stop().then(() => process.exit(0)))
  console.log(database.url)
  setInterval(() => undefined, 1000)
`

let folder: string
let opened: EmbeddedDatabase | undefined
let launcher: ChildProcess | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hongyi-embedded-'))
  // The account that runs the server must be able to enter.
  await chmod(folder, 0o755)
})

afterEach(async () => {
  if (launcher?.exitCode === null) launcher.kill('SIGKILL')
  opened ??= await openEmbedded(folder)
  await opened.discard()
  opened = undefined
  await rm(folder, { recursive: true, force: true })
})

test('a row outlives the kill of the launcher, and the next start takes the server over', async () => {
  const url = await launch()
  await query(url, 'create table kept (word text)')
  await query(url, "insert into kept values ('驿站')")
  await kill()

  opened = await openEmbedded(folder)

  expect(opened.adopted).toBe(true)
  expect(opened.url).toBe(url)
  expect(await query(opened.url, 'select word from kept')).toEqual([{ word: '驿站' }])
})

test('a row outlives the kill of launcher and server', async () => {
  const url = await launch()
  await query(url, 'create table kept as select 1 as number')
  process.kill(await serverPid(), 'SIGKILL')
  await kill()

  opened = await openEmbedded(folder)

  expect(opened.adopted).toBe(false)
  expect(await query(opened.url, 'select number from kept')).toEqual([{ number: 1 }])
})

test('a pid file whose process id now belongs to another program is no hindrance', async () => {
  await launch()
  process.kill(await serverPid(), 'SIGKILL')
  await kill()
  const [, ...rest] = (await readFile(pidFile(), 'utf8')).split('\n')
  await writeFile(pidFile(), [process.ppid, ...rest].join('\n'))

  opened = await openEmbedded(folder)

  expect(opened.adopted).toBe(false)
})

test('a wrong stored password is replaced, not taken for another server', async () => {
  opened = await openEmbedded(folder)
  await query(opened.url, 'create table kept as select 1 as number')
  await opened.stop()
  await rm(join(folder, 'database.json'))

  opened = await openEmbedded(folder)

  expect(await query(opened.url, 'select number from kept')).toEqual([{ number: 1 }])
})

test('a stop is clean, and the state is readable by its owner only', async () => {
  await launch()
  launcher?.kill('SIGTERM')
  if (launcher) expect(await once(launcher, 'exit')).toEqual([0, null])

  await expect(access(pidFile())).rejects.toThrow('ENOENT')
  expect(await readFile(join(folder, 'postgres', 'server.log'), 'utf8')).toContain('database system is shut down')
  expect((await stat(join(folder, 'database.json'))).mode & 0o777).toBe(0o600)
})

test('a second launcher and a newer data folder are refused with a sentence', async () => {
  opened = await openEmbedded(folder)
  await expect(openEmbedded(folder)).rejects.toThrow(/^Another launcher \(process \d+\) already runs on this data folder/)
  await opened.stop()
  const version = join(folder, 'postgres', 'PG_VERSION')
  const major = await readFile(version, 'utf8')
  await writeFile(version, '99\n')
  await expect(openEmbedded(folder)).rejects.toThrow(/was written by a newer PostgreSQL \(99;/)
  await writeFile(version, major)
})

async function launch(): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', LAUNCHER, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  launcher = child
  const [line] = await once(child.stdout, 'data')
  return String(line).trim()
}

async function kill(): Promise<void> {
  if (!launcher) return
  launcher.kill('SIGKILL')
  await once(launcher, 'exit')
}

function pidFile(): string {
  return join(folder, 'postgres', 'postmaster.pid')
}

async function serverPid(): Promise<number> {
  return Number.parseInt(await readFile(pidFile(), 'utf8'), 10)
}

async function query(connectionString: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

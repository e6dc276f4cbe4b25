import { randomBytes } from 'node:crypto'
import { appendFile, chown, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { EmbeddedFailure } from './failure'
import { holdsCluster, type Place } from './place'
import { commandLine, type Outcome, runProgram } from './program'
import type { State } from './state'

const USER = 'postgres'

/**
 * Loopback only, no socket file; the log in English, since failures are recognised in it.
 * A killed launcher's unfinished transaction must not keep its successor waiting.
 */
const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
max_connections = 100
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
client_connection_check_interval = '1s'
`

/** The address of one database of a server. */
export function addressOf({ port, password }: Pick<State, 'port' | 'password'>, database: string): string {
  return `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`
}

/** Refuses a cluster that these programs cannot open. */
export async function refuseOtherMajor({ binaries, folder }: Place): Promise<void> {
  if (!(await holdsCluster(folder))) return
  const major = Number.parseInt(await readFile(join(folder, 'PG_VERSION'), 'utf8'), 10)
  if (major === binaries.major) return
  throw new EmbeddedFailure(
    major > binaries.major
      ? `The data folder ${folder} was written by a newer PostgreSQL (${major}; this version brings ${binaries.major}): update this checkout.`
      : `The data folder ${folder} was written by an older PostgreSQL (${major}; this version brings ${binaries.major}): dump it with the former version and restore it into a new one.`,
  )
}

/** Whether the surviving server may be used as it is: process, folder, port and password must all agree. */
export async function adopts(place: Place, state: State): Promise<boolean> {
  const running = await runningServer(place)
  if (running?.port !== state.port || running.status !== 'ready' || state.folder !== place.folder) return false
  return answers(place, state)
}

/** Starts the server on its cluster, making the cluster first if there is none. */
export async function startServer(place: Place, kept: State | undefined, remember: (state: State) => Promise<void>): Promise<State> {
  await stopServer(place)
  const state: State = {
    folder: place.folder,
    port: await freePort(kept?.port),
    password: kept?.password ?? randomBytes(24).toString('hex'),
  }
  await remember(state)
  if (!(await holdsCluster(place.folder))) await createCluster(place, state.password)
  await disownPidFile(place)
  await launch(place, state, remember)
  if (await answers(place, state)) return state
  await stopServer(place)
  await resetPassword(place, state.password)
  await launch(place, state, remember)
  if (await answers(place, state)) return state
  throw new EmbeddedFailure(`The embedded PostgreSQL started but does not answer on port ${state.port}; its log is ${logOf(place)}.`)
}

/** Stops the server of this folder cleanly, if one runs. */
export async function stopServer(place: Place): Promise<void> {
  if (!(await runningServer(place))) return
  const outcome = await runProgram(place.binaries.pgCtl, ['stop', '-D', place.folder, '-m', 'fast', '-w', '-t', '60'], place)
  if (outcome.code !== 0 && (await runningServer(place))) throw failure(`The database in ${place.folder} does not stop`, outcome)
}

/** Makes the database `name` unless it exists. */
export async function createDatabase(state: State, name: string): Promise<void> {
  await withClient(addressOf(state, 'postgres'), async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  })
}

type Running = { pid: number; port: number; status: string }

/** The live server that postmaster.pid names; undefined if the file is absent or stale. */
async function runningServer({ folder }: Place): Promise<Running | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, named, , port, , , , status] = text.split('\n')
  if (!pid || !named || (await real(named)) !== (await real(folder))) return undefined
  const line = await commandLine(Number(pid))
  if (!line?.includes('postgres') || !line.includes(named)) return undefined
  return { pid: Number(pid), port: Number(port), status: (status ?? '').trim() }
}

/**
 * Makes a stale postmaster.pid harmless when its process id now belongs to somebody else.
 * The id becomes ours, which the server knows cannot be a server's; the rest stays, because by
 * it the server finds out whether orphans of its predecessor still hold the shared memory.
 */
async function disownPidFile(place: Place): Promise<void> {
  const file = join(place.folder, 'postmaster.pid')
  const [pid, ...rest] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  if (pid) await writeFile(file, [process.pid, ...rest].join('\n'))
}

async function launch(place: Place, state: State, remember: (state: State) => Promise<void>): Promise<void> {
  const log = logOf(place)
  // Orphans of a killed server end by themselves; until then PostgreSQL refuses to start.
  const patience = Date.now() + 20_000
  for (;;) {
    await rm(log, { force: true })
    const outcome = await runProgram(
      place.binaries.pgCtl,
      ['start', '-D', place.folder, '-l', log, '-w', '-t', '120', '-o', `-p ${state.port}`],
      place,
    )
    if (outcome.code === 0) return
    const told = await readFile(log, 'utf8').catch(() => '')
    const patient = Date.now() < patience
    if (patient && told.includes('Address already in use')) {
      state.port = await freePort(undefined)
      await remember(state)
    } else if (patient && told.includes('is still in use')) {
      await wait(100)
    } else {
      throw failure(`The database in ${place.folder} does not start`, { ...outcome, output: told || outcome.output })
    }
  }
}

/** Makes the cluster beside its place and moves it in whole, so a half-made one is never opened. */
async function createCluster(place: Place, password: string): Promise<void> {
  const partial = `${place.folder}.partial`
  const secret = `${place.folder}.password`
  await writeFile(secret, password, { mode: 0o600 })
  if (place.account) await chown(secret, place.account.uid, place.account.gid)
  try {
    await initialise(place, partial, secret)
  } finally {
    await rm(secret, { force: true })
  }
  await appendFile(join(partial, 'postgresql.conf'), SETTINGS)
  await rename(partial, place.folder)
}

async function initialise(place: Place, folder: string, secret: string): Promise<void> {
  // ICU orders text alike everywhere; the character classes of C.UTF-8 let pg_trgm see Chinese.
  const icu = ['--locale-provider=icu', '--icu-locale=und', '--locale=C']
  const attempts = [[...icu, '--lc-ctype=C.UTF-8'], icu, ['--locale=C']]
  let outcome: Outcome = { code: null, output: '' }
  for (const locale of attempts) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { mode: 0o700 })
    if (place.account) await chown(folder, place.account.uid, place.account.gid)
    outcome = await runProgram(
      place.binaries.initdb,
      ['-D', folder, '-U', USER, `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', ...locale],
      place,
    )
    if (outcome.code === 0) return
    if (!/locale|icu/i.test(outcome.output)) break
  }
  await rm(folder, { recursive: true, force: true })
  throw failure(`The database in ${place.folder} cannot be made`, outcome)
}

/** For a folder whose stored password was lost: the owner of the files may set a new one. */
async function resetPassword(place: Place, password: string): Promise<void> {
  const outcome = await runProgram(place.binaries.postgres, ['--single', '-D', place.folder, 'postgres'], {
    account: place.account,
    input: `alter role ${USER} password '${password}'\n`,
  })
  if (outcome.code !== 0) throw failure(`The password of the database in ${place.folder} cannot be set`, outcome)
}

async function answers(place: Place, state: State): Promise<boolean> {
  try {
    return await withClient(addressOf(state, 'postgres'), async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory')
      return (await real(rows[0]?.data_directory ?? '')) === (await real(place.folder))
    })
  } catch {
    return false
  }
}

async function withClient<Result>(connectionString: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The wished port if it is free, otherwise any other. */
function freePort(wished: number | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => (wished === undefined ? reject(error) : resolve(freePort(undefined))))
    server.listen(wished ?? 0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

function logOf({ folder }: Place): string {
  return join(folder, 'server.log')
}

function failure(what: string, { output }: Outcome): EmbeddedFailure {
  const lines = output.trim().split('\n')
  const reason = lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1) ?? ''
  const space = lines.find((line) => line.includes('No space left on device'))
  return new EmbeddedFailure(`${what}: ${(space ?? reason).trim()}`)
}

function real(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}

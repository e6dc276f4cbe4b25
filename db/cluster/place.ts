import { createHash } from 'node:crypto'
import { chmod, mkdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Binaries, copyBinaries, packagedBinaries, prepareBinaries } from './binaries'
import { EmbeddedFailure } from './failure'
import { type Account, runProgram } from './program'

/** Where a server's programs and its cluster lie, and as whom it runs; `home` is all that is its own. */
export type Place = { account: Account | undefined; binaries: Binaries; folder: string; home: string }

export type Wishes = {
  /** The folder for programs and data, in place of the checkout's own. */
  home?: string | undefined
  /** Other programs than the packaged ones. */
  binaries?: Binaries | undefined
}

/** The launcher's variable for `home`. */
const VARIABLE = 'HONGYI_DATABASE_DIR'
const OUTSIDE = '/var/lib/hongyi'

/**
 * Chooses where the server lives: in `dataFolder` and `node_modules` if its account can reach
 * them, otherwise (a clone under root's own home) in a folder that it can.
 */
export async function choosePlace(dataFolder: string, account: Account | undefined, { home: override, binaries }: Wishes): Promise<Place> {
  if (!override && (await reaches(account, dataFolder))) {
    const folder = join(dataFolder, 'postgres')
    return { account, binaries: binaries ?? (await reachableBinaries(account, dataFolder)), folder, home: folder }
  }
  const base = override ?? OUTSIDE
  const home = join(base, await keyOf(dataFolder))
  try {
    await mkdir(home, { recursive: true })
    if (account && !override) await chmod(base, 0o755)
    if (account) await chmod(home, 0o755)
  } catch (error) {
    throw new EmbeddedFailure(
      `The database's folder ${home} cannot be made (${error instanceof Error ? error.message : String(error)}): name another in ${VARIABLE}.`,
    )
  }
  if (!(await reaches(account, home)))
    throw new EmbeddedFailure(`The database's account cannot enter ${home}: name a folder that it can in ${VARIABLE}.`)
  return { account, binaries: binaries ?? (await reachableBinaries(account, base)), folder: join(home, 'postgres'), home }
}

/** Whether a folder holds a whole cluster: the last step of making one gives it this name. */
export async function holdsCluster(folder: string): Promise<boolean> {
  return (await stat(join(folder, 'PG_VERSION')).catch(() => undefined)) !== undefined
}

async function reachableBinaries(account: Account | undefined, base: string): Promise<Binaries> {
  const packaged = await packagedBinaries()
  const installed = await prepareBinaries(packaged).catch(() => undefined)
  if (installed && (await runs(account, installed)).code === 0) return installed
  const copy = await prepareBinaries(await copyBinaries(packaged, base))
  const outcome = await runs(account, copy)
  if (outcome.code !== 0) throw new EmbeddedFailure(`The embedded PostgreSQL does not run on this system (${outcome.output.trim()}).`)
  return copy
}

function runs(account: Account | undefined, binaries: Binaries) {
  return runProgram(binaries.initdb, ['--version'], { account })
}

async function reaches(account: Account | undefined, folder: string): Promise<boolean> {
  return (await runProgram('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { account })).code === 0
}

/** One base serves several checkouts: each data folder gets a name of its own in it. */
async function keyOf(dataFolder: string): Promise<string> {
  const path = await realpath(dataFolder)
  return `${basename(path).replace(/^\.+/, '') || 'data'}-${createHash('sha256').update(path).digest('hex').slice(0, 10)}`
}

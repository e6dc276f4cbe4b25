import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { serverAccount } from './cluster/account'
import { addressOf, adopts, createDatabase, refuseOtherMajor, startServer, stopServer } from './cluster/server'
import { EmbeddedFailure } from './cluster/failure'
import { holdLock } from './cluster/lock'
import { choosePlace, holdsCluster, type Place, type Wishes } from './cluster/place'
import { readState, type State, writeState } from './cluster/state'

export type EmbeddedDatabase = {
  /** Where the data lie. */
  folder: string
  /** The product's database. */
  url: string
  /** The server's own database, from which others are made and dropped. */
  adminUrl: string
  /** Whether a server that outlived its launcher was taken over. */
  adopted: boolean
  /** Stops the server cleanly and lets go of the folder; a second call does nothing. */
  stop(): Promise<void>
  /** Stops the server and deletes its data. */
  discard(): Promise<void>
}

/**
 * Starts, or takes over, the PostgreSQL server of a data folder.
 *
 * The server is no child of the caller: it survives a kill, and the next call adopts it if
 * process id, folder, port and password all agree, or else stops it cleanly and starts anew.
 * Throws `EmbeddedFailure`, with one sentence for the operator.
 */
export async function openEmbedded(folder: string, wishes: Wishes = {}): Promise<EmbeddedDatabase> {
  const dataFolder = resolve(folder)
  await mkdir(dataFolder, { recursive: true })
  const release = await holdLock(join(dataFolder, 'launcher.lock'))
  try {
    const place = await choosePlace(dataFolder, await serverAccount(), wishes)
    const { state, adopted } = await adoptOrStart(place, join(dataFolder, 'database.json'))
    await createDatabase(state, 'hongyi')
    return handle(place, state, adopted, release)
  } catch (error) {
    await release()
    throw error
  }
}

async function adoptOrStart(place: Place, stateFile: string): Promise<{ state: State; adopted: boolean }> {
  const kept = await readState(stateFile)
  await refuseOtherFolder(place, kept)
  await refuseOtherMajor(place)
  if (kept && (await adopts(place, kept))) return { state: kept, adopted: true }
  return { state: await startServer(place, kept, (state) => writeState(stateFile, state)), adopted: false }
}

/** A new, empty cluster must not silently take the place of one that lies elsewhere. */
async function refuseOtherFolder(place: Place, kept: State | undefined): Promise<void> {
  if (!kept || kept.folder === place.folder || (await holdsCluster(place.folder)) || !(await holdsCluster(kept.folder))) return
  throw new EmbeddedFailure(
    `The data lie in ${kept.folder}, but would now be looked for in ${place.folder}: move that folder there, or restore the former HONGYI_DATABASE_DIR or access rights.`,
  )
}

function handle(place: Place, state: State, adopted: boolean, release: () => Promise<void>): EmbeddedDatabase {
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= stopServer(place).finally(release))
  return {
    folder: place.folder,
    url: addressOf(state, 'hongyi'),
    adminUrl: addressOf(state, 'postgres'),
    adopted,
    stop,
    async discard() {
      await stop()
      await rm(place.home, { recursive: true, force: true })
    },
  }
}

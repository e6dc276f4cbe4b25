import { readFile, rm, writeFile } from 'node:fs/promises'
import { EmbeddedFailure } from './failure'
import { commandLine } from './program'

const ours = new Set<string>()

/**
 * Keeps a second launcher off a data folder. The holder is known by process id and command
 * line, so neither a killed launcher nor a reused id leaves the folder locked.
 */
export async function holdLock(file: string): Promise<() => Promise<void>> {
  const mine = await identityOf(process.pid)
  const held = await readFile(file, 'utf8').catch(() => '')
  if (held && (await isAlive(held, mine, file))) throw refusal(Number.parseInt(held, 10))
  if (held) await rm(file, { force: true })
  try {
    await writeFile(file, mine, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw refusal(Number.parseInt(await readFile(file, 'utf8'), 10))
    throw error
  }
  ours.add(file)
  return async () => {
    ours.delete(file)
    await rm(file, { force: true })
  }
}

/** In a container a launcher often has its predecessor's id and command line: such a lock is ours only if we took it. */
async function isAlive(held: string, mine: string, file: string): Promise<boolean> {
  return held === mine ? ours.has(file) : held === (await identityOf(Number.parseInt(held, 10)))
}

async function identityOf(pid: number): Promise<string> {
  return `${pid} ${(await commandLine(pid)) ?? 'none'}`
}

function refusal(pid: number): EmbeddedFailure {
  return new EmbeddedFailure(`Another launcher (process ${pid}) already runs on this data folder: use that one or stop it first.`)
}

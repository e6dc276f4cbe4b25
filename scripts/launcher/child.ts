import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { delimiter, resolve } from 'node:path'
import type { Teardown } from './teardown'

export type Finished = { code: number | null; output: string }
export type Variables = Record<string, string | undefined>

const FOLLOW = new URL('follow.mjs', import.meta.url).href

/** Runs a Node program to its end and collects what it prints. */
export function runNode(teardown: Teardown, args: string[], env: Variables = {}): Promise<Finished> {
  return collect(startNode(teardown, args, { env, output: 'pipe' }))
}

/** Starts a Node program that ends when the launcher does, however that comes. */
export function startNode(
  teardown: Teardown,
  args: string[],
  { env, output }: { env: Variables; output: 'pipe' | 'inherit' | number },
): ChildProcess {
  return own(teardown, process.execPath, ['--import', FOLLOW, ...args], { ...env, HONGYI_LAUNCHER: String(process.pid) }, [
    'ignore',
    output,
    output,
    'ipc',
  ])
}

/** Runs another program to its end; the packages' own programs are on its path. */
export function runTool(teardown: Teardown, file: string, args: string[], env: Variables = {}): Promise<Finished> {
  const path = [resolve('node_modules/.bin'), process.env['PATH']].join(delimiter)
  return collect(own(teardown, file, args, { PATH: path, ...env }, ['ignore', 'pipe', 'pipe']))
}

/** Settles when the child has ended, with its exit code, or null after a signal. */
export function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}

function own(teardown: Teardown, file: string, args: string[], env: Variables, stdio: StdioOptions): ChildProcess {
  const child = spawn(file, args, { stdio, env: { ...process.env, ...env } })
  const release = teardown.add(async () => {
    const forced = setTimeout(() => child.kill('SIGKILL'), 5_000)
    child.kill('SIGTERM')
    await ended(child)
    clearTimeout(forced)
  })
  child.once('exit', release)
  child.once('error', release)
  return child
}

function collect(child: ChildProcess): Promise<Finished> {
  return new Promise((resolve) => {
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', (error) => resolve({ code: null, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}

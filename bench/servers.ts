import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addressOf, appEnvironment, startApp, type App } from '@/scripts/launcher/app'
import { ended, runTool, startNode } from '@/scripts/launcher/child'
import { choosePort } from '@/scripts/launcher/port'
import type { Secrets } from '@/scripts/launcher/secrets'
import type { Teardown } from '@/scripts/launcher/teardown'
import { alone, type Line } from './line'
import { median } from './rounds'

const starts = 5
const settleMs = 5_000

/** Starts the production build on a database. */
export async function startProduct(teardown: Teardown, url: string, secrets: Secrets, log: string): Promise<App> {
  const port = await choosePort(undefined)
  return startApp(teardown, port, appEnvironment(port, url, secrets), log)
}

/** Starts the bare server as a process of its own; answers its address. */
export async function startBare(teardown: Teardown, url: string): Promise<string> {
  const port = await choosePort(undefined)
  const child = startNode(teardown, ['--import', 'tsx', join('bench', 'bare.ts')], {
    env: { PORT: String(port), DATABASE_URL: url, NODE_ENV: 'production' },
    output: 'inherit',
  })
  const ready = await Promise.race([once(child, 'message').then(() => true), ended(child).then(() => false)])
  if (!ready) throw new Error('the bare server ended while starting')
  return addressOf(port)
}

/** From the start of the process to the first 200 of its health check, and what it holds when nobody asks anything. */
export async function measureStarts(teardown: Teardown, url: string, secrets: Secrets, log: string): Promise<Line[]> {
  const taken: number[] = []
  const held: number[] = []
  for (let start = 0; start < starts; start += 1) {
    const began = performance.now()
    const { child } = await startProduct(teardown, url, secrets, log)
    taken.push((performance.now() - began) / 1000)
    if (start === starts - 1) {
      await wait(settleMs)
      held.push(...(await memoryOf(teardown, child)))
    }
    child.kill('SIGTERM')
    await ended(child)
  }
  return [
    alone('cold start to the first 200 of /api/health', 's', median(taken), 1.5),
    alone('idle memory after the start (RSS)', 'MiB', held[0] ?? null, 200),
  ]
}

/** The resident memory of a process in MiB; nothing where it cannot be told. */
export async function memoryOf(teardown: Teardown, { pid, exitCode, signalCode }: ChildProcess): Promise<number[]> {
  if (exitCode !== null || signalCode !== null) return []
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const told = /VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? (await runTool(teardown, 'ps', ['-o', 'rss=', '-p', String(pid)])).output.trim()
  return /^\d+$/.test(told) ? [Number(told) / 1024] : []
}

import type { ChildProcess } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { get } from 'node:http'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { SERVER } from './build'
import { ended, startNode, type Variables } from './child'
import type { Secrets } from './secrets'
import { Sentence } from './sentence'
import type { Teardown } from './teardown'

export type App = { address: string; child: ChildProcess }

/** What the application is told about where it stands. */
export function appEnvironment(port: number, databaseUrl: string, secrets: Secrets): Variables {
  return {
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    KEEP_ALIVE_TIMEOUT: '65000',
    NEXTAUTH_URL: addressOf(port),
    DATABASE_URL: databaseUrl,
    HONGYI_ALLOW_DEMO: '1',
    ...secrets,
  }
}

/** The address at which people reach the application. */
export function addressOf(port: number): string {
  return `http://127.0.0.1:${port}`
}

/** Starts the built application, its output going to `log`, and waits until it answers. */
export async function startApp(teardown: Teardown, port: number, env: Variables, log: string): Promise<App> {
  const file = await open(log, 'w', 0o600)
  const child = startNode(teardown, [resolve(SERVER)], { env: { ...env, NODE_ENV: 'production' }, output: file.fd })
  await file.close()
  const address = addressOf(port)
  const gone = ended(child).then(() => 'gone' as const)
  const answer = await Promise.race([gone, answering(`${address}/api/health`, child)])
  if (answer === 'answers') return { address, child }
  const told = await readFile(log, 'utf8')
  if (told.includes('EADDRINUSE'))
    throw new Sentence(`Port ${port} is in use: stop the program that holds it, or choose another with PORT.`)
  throw new Sentence(
    `${told.trim().split('\n').slice(-20).join('\n')}\nThe application ${answer === 'gone' ? 'ended while starting' : 'does not answer'}: its log is ${log}.`,
  )
}

async function answering(health: string, child: ChildProcess): Promise<'answers' | 'silent'> {
  const patience = Date.now() + 60_000
  while (Date.now() < patience && child.exitCode === null && child.signalCode === null) {
    if ((await statusOf(health)) === 200) return 'answers'
    await wait(50)
  }
  return 'silent'
}

/** Not `fetch`: the connection that it keeps open would hold up a stop. */
function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 5_000 }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(undefined))
  })
}

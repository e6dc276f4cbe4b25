import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkNode } from './launcher/enter.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
checkNode()
if (!existsSync('node_modules/tsx')) stop('The packages are not installed: run npm ci and npm run build first.')

// The checks run in a process of their own, so that the server carries nothing of them.
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/launcher/production.ts'], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)

process.env.PORT ??= '3000'
// Not HOSTNAME: shells and containers set that to the machine's own name.
process.env.HOSTNAME = process.env.HOST ?? '127.0.0.1'
// Longer than a proxy keeps a connection that it may still send on, or it meets one just closed.
process.env.KEEP_ALIVE_TIMEOUT ??= '65000'
await import(new URL('../.next/standalone/server.js', import.meta.url))

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

import { spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Enters a TypeScript stage of the launcher from a bare checkout: checks Node, installs packages, hands on. */
export async function enter(stage) {
  process.chdir(root)
  checkNode()
  if (!(await installed())) await install()
  const { register } = await import('tsx/esm/api')
  register()
  await import(new URL(stage, import.meta.url))
}

/** Ends with one sentence if this Node is too old for the product. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stop(`Node.js ${process.versions.node} is too old: install 20.19 or newer.`)
}

const LOCK = 'package-lock.json'
/** npm's own record of what it installed, written when an install is whole. */
const RECORD = 'node_modules/.package-lock.json'

/** A record older than the lock file may still agree with it: `npm install` writes the lock last. */
async function installed() {
  const [record, lock] = await Promise.all([RECORD, LOCK].map((file) => stat(file).catch(() => undefined)))
  return record !== undefined && (record.mtimeMs >= lock.mtimeMs || (await agree()))
}

async function agree() {
  const [wanted, present] = await Promise.all([LOCK, RECORD].map(async (file) => JSON.parse(await readFile(file, 'utf8')).packages))
  const agrees = ([path, { version, optional }]) => path === '' || (present[path] ? present[path].version === version : optional === true)
  return Object.entries(wanted).every(agrees) && Object.keys(present).every((path) => path in wanted)
}

async function install() {
  process.stdout.write('安装依赖 packages (npm ci) … ')
  const began = performance.now()
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const { code, output } = await run([...npm, 'ci', '--include=dev', '--no-audit', '--no-fund'])
  if (code !== 0) {
    process.stdout.write('\n')
    if (output.includes('ENOSPC')) stop('There is no disk space left: free some and start again.')
    const told = output.split('\n').filter((line) => !line.startsWith('npm warn'))
    stop(`${told.slice(0, 12).join('\n').trim()}\nThe packages could not be installed: see npm's message above.`)
  }
  console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`)
}

function run([file, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const end = () => child.kill()
    process.once('exit', end)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => resolve({ code: null, output: error.message }))
    child.once('close', (code) => {
      process.off('exit', end)
      resolve({ code, output })
    })
  })
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

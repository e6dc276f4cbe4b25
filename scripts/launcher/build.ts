import { createHash } from 'node:crypto'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import * as z from 'zod'
import { runNode } from './child'
import { Sentence } from './sentence'
import type { Teardown } from './teardown'

const STANDALONE = '.next/standalone'
const STAMP = '.next/launcher.json'
/** Folders that never reach the built application. */
const OUTSIDE = new Set(['node_modules', 'scripts', 'bench', 'e2e', 'docs', 'test-results', 'playwright-report'])

const stampSchema = z.object({ sources: z.string(), build: z.string() })

/** The built server's program, to be run by Node. */
export const SERVER = join(STANDALONE, 'server.js')

/** Builds the application unless the last build is of the very same sources. */
export async function buildIfChanged(teardown: Teardown): Promise<'built' | 'unchanged'> {
  const sources = await hashOfSources()
  const stamp = await readStamp()
  if (stamp?.sources === sources && stamp.build === (await readBuildId())) return 'unchanged'
  const { code, output } = await runNode(teardown, ['node_modules/next/dist/bin/next', 'build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: undefined,
  })
  if (code !== 0) throw new Sentence(`${output.trim()}\nThe application could not be built: see the message above.`)
  const build = await assemble()
  await writeFile(STAMP, JSON.stringify({ sources, build }))
  return 'built'
}

/** Lays the static files beside the standalone server, which is built without them; answers the build's id. */
export async function assemble(): Promise<string> {
  const build = await readBuildId()
  if (!build) throw new Sentence('The application is not built: run npm run build first.')
  const mark = join(STANDALONE, '.next/static/.build')
  if ((await readFile(mark, 'utf8').catch(() => '')) === build) return build
  await copyWhole('.next/static', join(STANDALONE, '.next/static'))
  await copyWhole('public', join(STANDALONE, 'public'))
  await writeFile(mark, build)
  return build
}

async function copyWhole(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true })
  const present = await readdir(from).catch(() => undefined)
  if (present) await cp(from, to, { recursive: true })
}

function readBuildId(): Promise<string | undefined> {
  return readFile(join(STANDALONE, '.next/BUILD_ID'), 'utf8').catch(() => undefined)
}

async function readStamp(): Promise<z.infer<typeof stampSchema> | undefined> {
  const text = await readFile(STAMP, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : stampSchema.safeParse(JSON.parse(text)).data
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const file of (await sourcesIn('.')).sort())
    hash
      .update(file)
      .update('\0')
      .update(await readFile(file))
  return hash.digest('hex')
}

/** All that is not known to lie outside: a new folder must never be missed. */
async function sourcesIn(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || OUTSIDE.has(path)) continue
    if (entry.isDirectory()) found.push(...(await sourcesIn(path)))
    else if (entry.isFile() && !isAside(entry.name)) found.push(path)
  }
  return found
}

function isAside(name: string): boolean {
  return name === 'next-env.d.ts' || name.endsWith('.test.ts') || ['.md', '.tsbuildinfo'].includes(extname(name))
}

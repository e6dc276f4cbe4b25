/**
 * Names in package-lock.json the optional packages of other platforms that a registry mirror did not show when
 * the lock was written: without them `npm ci` calls the lock incomplete, and other platforms would go without.
 * Run after every `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony', 'openbsd', 'netbsd', 'sunos', 'aix']
const processors = {
  x64: 'x64',
  arm64: 'arm64',
  ia32: 'ia32',
  arm: 'arm',
  gnueabihf: 'arm',
  musleabihf: 'arm',
  eabi: 'arm',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  wasm32: 'wasm32',
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))

/** Whether a package installed at `from` finds `name`, as Node looks it up. */
function found(from, name) {
  for (let at = from; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    if (lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (!at) return false
  }
}

/** A lock entry whose platform is told by the package's name, or null when the name tells none. */
function entryOf(name, version, parent) {
  const words = name.split('/').pop().split(/[-_]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = words.map((word) => processors[word]).find(Boolean)
  if (!/^\d/.test(version) || (!os && cpu !== 'wasm32')) return null
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : null
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(parent.dev && { dev: true }),
    ...(libc && { libc }),
    optional: true,
    ...(os && { os: [os] }),
  }
}

let added = 0
for (const [path, parent] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const entry = found(path, name) ? null : entryOf(name, version, parent)
    if (entry === null) continue
    lock.packages[`${path.slice(0, path.lastIndexOf('node_modules/'))}node_modules/${name}`] = entry
    added++
  }
}
const { '': root, ...rest } = lock.packages
lock.packages = { '': root, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'))) }
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} added`)

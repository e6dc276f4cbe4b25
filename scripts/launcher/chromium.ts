import { access } from 'node:fs/promises'
import { runTool } from './child'
import { Sentence } from './sentence'
import type { Teardown } from './teardown'

const PACKAGES = ['chromium', 'fonts-noto-cjk']
const PROGRAMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser for the tests; on Debian as root it and a Chinese font are installed if missing. */
export async function requireChromium(teardown: Teardown): Promise<string> {
  const found = await find(teardown)
  if (found) return found
  if (!(await exists('/etc/debian_version')) || process.getuid?.() !== 0) {
    throw new Sentence(
      'The browser tests need Chromium and a Chinese font: install them (Debian: apt-get install chromium fonts-noto-cjk; macOS: brew install --cask chromium), or name a Chromium in PLAYWRIGHT_CHROMIUM_PATH.',
    )
  }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
    const { code, output } = await runTool(teardown, 'apt-get', args, { DEBIAN_FRONTEND: 'noninteractive' })
    if (code !== 0) throw new Sentence(`${output.trim()}\napt-get could not install ${PACKAGES.join(' and ')}: see its message above.`)
  }
  const installed = await find(teardown)
  if (!installed)
    throw new Sentence(`apt-get installed ${PACKAGES.join(' and ')}, but they are not found: name a Chromium in PLAYWRIGHT_CHROMIUM_PATH.`)
  return installed
}

async function find(teardown: Teardown): Promise<string | undefined> {
  const named = process.env['PLAYWRIGHT_CHROMIUM_PATH']
  if (named) return named
  for (const program of PROGRAMS) if ((await exists(program)) && (await hasChineseFont(teardown))) return program
  return undefined
}

async function hasChineseFont(teardown: Teardown): Promise<boolean> {
  if (process.platform === 'darwin') return true
  return (await runTool(teardown, 'fc-list', [':lang=zh-cn'])).output.includes('/')
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

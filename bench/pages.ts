import { readdir } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { sep } from 'node:path'
import type { Client } from './client'
import { alone, type Line } from './line'

/** What stands for `[id]` below each folder. */
export type Ids = Readonly<Record<string, string | undefined>>
/** A page that somebody may see, with who opens it. */
export type Page = { path: string; reader: Client; html: string }

/** Every page of the product that one of the readers may open, found by its files; `[id]` is filled from `ids`. */
export async function openPages(readers: readonly Client[], ids: Ids): Promise<Page[]> {
  const pages: Page[] = []
  for (const path of await pathsOf(ids)) {
    for (const reader of readers) {
      const { status, body } = await reader.ask('GET', path)
      if (status !== 200) continue
      pages.push({ path, reader, html: body.toString() })
      break
    }
  }
  return pages
}

/** The scripts that the HTML of a page asks for, as they travel. */
export async function measureScripts(pages: readonly Page[]): Promise<Line[]> {
  const sizes = new Map<string, number>()
  const lines: Line[] = []
  for (const { path, reader, html } of pages) {
    const sources = scriptsOf(html)
    for (const source of sources) if (!sizes.has(source)) sizes.set(source, gzipSync((await reader.ask('GET', source)).body).byteLength)
    const bytes = sources.reduce((sum, source) => sum + (sizes.get(source) ?? 0), 0)
    lines.push(alone(`first-load JavaScript of ${shown(path)}`, 'kB', bytes / 1000, 260, `gzip, ${sources.length} files`))
  }
  return lines
}

/** Whether the dashboard's first HTML says its first number, outside of any script. */
export function firstNumber(pages: readonly Page[], value: number | null): Line {
  const html = pages.find(({ path }) => path === '/')?.html ?? ''
  const text = html.replace(/<script[\s\S]*?<\/script>/g, '')
  const number = value === null ? undefined : new Intl.NumberFormat('zh-CN').format(value)
  const missing = number === undefined || !text.includes(number) ? 1 : 0
  return alone(
    'first numbers missing in the first HTML of /',
    '',
    missing,
    0,
    number === undefined ? 'there is no number' : `looked for ${number}`,
  )
}

/** A path as the table shows it: ids are long and say nothing. */
export const shown = (path: string): string => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '[id]')

/** Old browsers alone load what is marked `nomodule`. */
function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*>|<link\b[^>]*>/g)].map(([tag]) => tag)
  const wanted = tags.filter((tag) => !/\bnomodule\b/i.test(tag) && (tag.startsWith('<script') || /\bas="script"/.test(tag)))
  const sources = wanted.flatMap((tag) => /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? [])
  return [...new Set(sources.map((source) => source.replaceAll('&amp;', '&')))]
}

async function pathsOf(ids: Ids): Promise<string[]> {
  const files = await readdir('app', { recursive: true })
  const folders = files
    .filter((file) => /(^|[\\/])page\.tsx$/.test(file))
    .map((file) =>
      file
        .split(sep)
        .slice(0, -1)
        .filter((part) => !part.startsWith('(')),
    )
  const filled = folders.flatMap((parts) => {
    const real = parts.map((part, at) => (part.startsWith('[') ? ids[parts[at - 1] ?? ''] : part))
    return real.includes(undefined) ? [] : [`/${real.join('/')}`]
  })
  return [...new Set(filled)].sort()
}

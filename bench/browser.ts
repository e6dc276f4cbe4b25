import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type BrowserContext, type Page as Tab, type Request } from 'playwright'
import * as z from 'zod'
import type { Client } from './client'
import { alone, type Line } from './line'
import { median } from './rounds'
import { shown, type Page } from './pages'

const visits = 5
const slowdown = 4
const quietMs = 1_000
const viewport = { width: 1440, height: 900 }
/** What opens in place: a click on it is answered on the page that stands. */
const controls = 'button[aria-haspopup]:visible, [role="radiogroup"] label:visible, main button[aria-pressed]:visible'
const most = 6

const seenSchema = z.object({ lcp: z.number(), delays: z.array(z.number()) })

/** Notes what the browser tells of the largest paint and of each answered interaction; runs inside the page. */
function watch(): void {
  const seen: { lcp: number; delays: number[] } = { lcp: 0, delays: [] }
  Object.assign(window, { seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcp = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  const options = { type: 'event', buffered: true, durationThreshold: 16 }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ('interactionId' in entry && Number(entry.interactionId) > 0) seen.delays.push(entry.duration)
  }).observe(options)
}

/** Data requests of each page, and LCP and INP of the dashboard on a processor slowed down, in real Chromium. */
export async function measureBrowser(executablePath: string, pages: readonly Page[]): Promise<Line[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    return [
      ...(await requests(browser, pages)),
      ...(await vitals(
        browser,
        pages.find(({ path }) => path === '/'),
      )),
    ]
  } finally {
    await browser.close()
  }
}

/** Told of the page that asks most; each page's own figures would be many lines of zeros. */
async function requests(browser: Browser, pages: readonly Page[]): Promise<Line[]> {
  const counts: { path: string; data: number; ahead: number }[] = []
  for (const page of pages) {
    const { context, asked, arrive } = await visitOf(browser, page)
    await arrive()
    const fetched = asked.filter((request) => ['fetch', 'xhr'].includes(request.resourceType())).map((request) => new URL(request.url()))
    const data = fetched.filter(({ pathname }) => pathname.startsWith('/api/')).length
    counts.push({ path: shown(page.path), data, ahead: fetched.filter(({ searchParams }) => searchParams.has('_rsc')).length })
    await context.close()
  }
  const highest = (label: string, of: 'data' | 'ahead', goal: number | null) => {
    const value = Math.max(...counts.map((count) => count[of]))
    return alone(
      label,
      '',
      value,
      goal,
      value === 0
        ? ''
        : counts
            .filter((count) => count[of] === value)
            .map(({ path }) => path)
            .join(' '),
    )
  }
  return [
    highest(`data requests on load, the most of ${pages.length} pages`, 'data', 1),
    highest('pages fetched ahead on load, the most', 'ahead', null),
  ]
}

async function vitals(browser: Browser, page: Page | undefined): Promise<Line[]> {
  if (page === undefined) return []
  const seen: z.output<typeof seenSchema>[] = []
  for (let visit = 0; visit < visits; visit += 1) {
    const { context, tab, arrive } = await visitOf(browser, page)
    await tab.addInitScript(watch)
    const session = await context.newCDPSession(tab)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await arrive()
    await touch(tab)
    seen.push(seenSchema.parse(await tab.evaluate(() => 'seen' in window && window.seen)))
    await context.close()
  }
  const worst = seen.flatMap(({ delays }) => (delays.length === 0 ? [] : Math.max(...delays)))
  const note = `Chromium, ${slowdown} × CPU slowdown, empty cache, median of ${visits}`
  return [
    alone('LCP of the dashboard', 's', median(seen.map(({ lcp }) => lcp)) / 1000, 1.5, note),
    alone(
      'INP of the dashboard',
      'ms',
      worst.length === 0 ? null : median(worst),
      200,
      `the slowest of ${seen[0]?.delays.length ?? 0} events a visit`,
    ),
  ]
}

/** Opens and closes what can be opened, by mouse and key. */
async function touch(tab: Tab): Promise<void> {
  const found = await tab.locator(controls).all()
  for (const control of found.slice(0, most)) {
    await control.click()
    await drawn(tab)
    await tab.keyboard.press('Escape')
    await drawn(tab)
  }
}

/** Until what was asked for is drawn: an interaction is told to observers only after its next paint. */
async function drawn(tab: Tab): Promise<void> {
  await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** A new visitor's tab. It has arrived when it asks for nothing more; what it fetched ahead and left unread stays open for ever. */
async function visitOf(browser: Browser, { path, reader }: Page) {
  const context = await contextOf(browser, reader)
  const tab = await context.newPage()
  const asked: Request[] = []
  let last = 0
  tab.on('request', (request) => {
    asked.push(request)
    last = performance.now()
  })
  const arrive = async () => {
    await tab.goto(path, { waitUntil: 'load' })
    while (performance.now() - last < quietMs) await wait(quietMs / 5)
  }
  return { context, tab, asked, arrive }
}

async function contextOf(browser: Browser, { address, cookies }: Client): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: address, viewport, locale: 'zh-CN' })
  await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: address })))
  return context
}

import { test as base, type APIRequestContext, type BrowserContext, type Page } from '@playwright/test'
import type { Role } from '@/domain/roles'
import type { Account } from './account'
import { openSession } from './caller'
import { City } from './city'
import { Database } from './database'

export { expect } from '@playwright/test'

type Tests = {
  /** What browsers complained of; a test fails when it ends with any. */
  complaints: string[]
  /** Opens a browser of its own for somebody who has signed in. */
  visit: (who: Role | Account) => Promise<Page>
}
type Workers = { database: Database; city: City }

/** Refusals and lost connections are what some tests are about; everything else is a defect. */
const expected = /ERR_(INTERNET_DISCONNECTED|FAILED)|status of (401|403|404|409|422)/

function listen(context: BrowserContext, complaints: string[]) {
  context.on('weberror', (error) => complaints.push(`page error: ${error.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text()))
      complaints.push(`console: ${message.text()} (${message.page()?.url() ?? ''})`)
  })
}

/** Fails a test on anything that a browser complains of: a thrown error, a violated policy, a failed resource. */
export const test = base.extend<Tests, Workers>({
  complaints: [
    async ({ context }, provide) => {
      const complaints: string[] = []
      listen(context, complaints)
      await provide(complaints)
      base.expect(complaints).toEqual([])
    },
    { auto: true },
  ],
  visit: async ({ browser, complaints, city }, provide) => {
    const contexts: BrowserContext[] = []
    await provide(async (who) => {
      const context = await browser.newContext()
      contexts.push(context)
      listen(context, complaints)
      if (typeof who === 'string') await context.addCookies(await (await city.caller(who)).cookies())
      else await openSession(context.request, who)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
  database: [
    async ({}, provide) => {
      const database = Database.open()
      await provide(database)
      await database.close()
    },
    { scope: 'worker' },
  ],
  city: [
    async ({ playwright }, provide, worker) => {
      const { baseURL } = worker.project.use
      const opened: APIRequestContext[] = []
      await provide(
        new City(async () => {
          const request = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL })
          opened.push(request)
          return request
        }),
      )
      for (const request of opened) await request.dispose()
    },
    { scope: 'worker' },
  ],
})

import { readFileSync } from 'node:fs'
import { test as base, type Page } from '@playwright/test'
import * as z from 'zod'

export { expect } from '@playwright/test'

const accountsSchema = z.array(z.object({ role: z.string(), label: z.string(), name: z.string(), password: z.string() }))

export type Role = 'city_admin' | 'leader' | 'district_official' | 'branch_secretary' | 'station_keeper' | 'auditor'

function accountOf(role: Role): { name: string; password: string } {
  const file = process.env['PLAYWRIGHT_ACCOUNTS_FILE']
  if (file === undefined) throw new Error('PLAYWRIGHT_ACCOUNTS_FILE names no file: run the browser tests through npm test')
  const account = accountsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).find((item) => item.role === role)
  if (account === undefined) throw new Error(`no demonstration account for ${role}`)
  return account
}

/** Signs in through the form, as a person does, and waits for the page behind it. */
export async function signIn(page: Page, role: Role): Promise<void> {
  const { name, password } = accountOf(role)
  await page.goto('/sign-in')
  await page.getByLabel('账号', { exact: true }).fill(name)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** Fails a test on anything that the browser complains of: a thrown error, a violated policy, a failed resource. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|status of (401|403|404|409|422)/.test(message.text())) complaints.push(`console: ${message.text()}`)
      })
      await use(complaints)
      base.expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

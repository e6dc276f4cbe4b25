import type { Page } from '@playwright/test'
import type { Database } from './database'
import { expect, test } from './fixtures'
import { Shell } from './pages/shell'

const han = /\p{Script=Han}/u
/** What other tests write at the same time. */
const madeByTests = /测试[\p{Script=Han}\da-f]*/gu

/** Names and titles that somebody has written; they stay in the language that they were written in. */
async function written(database: Database): Promise<string[]> {
  const rows = await database.rows<{ text: string }>(
    `select name as text from org union select name from station union select name from person union select display_name from account
     union select title from activity union select place from activity where place is not null union select coalesce(enterprise, '') from org
     union select name from enterprise union select coalesce(no_party_note, '') from enterprise union select coalesce(stands_for, '') from org
     union select coalesce(brand, '') from station union select address from station union select hours from station union select coalesce(employer, '') from person
     union select name from external_org union select basis from membership union select basis from presence union select coalesce(state_note, '') from activity
     union select name from census_campaign`,
  )
  return rows
    .map((row) => row.text)
    .filter((text) => han.test(text))
    .toSorted((a, b) => b.length - a.length)
}

/** The words of the interface on a page: navigation, headings, table heads, buttons, labels and what is only spoken. */
const words = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const readAloud = (element: Element) => {
      const copy = element.cloneNode(true)
      if (copy instanceof Element) copy.querySelectorAll('[aria-hidden=true]').forEach((hidden) => hidden.remove())
      return copy.textContent ?? ''
    }
    const drawn = [
      ...document.querySelectorAll('nav a, h1, h2, h3, th[scope=col], button, label, legend, dt, summary, caption, [role=columnheader]'),
    ].map(readAloud)
    const spoken = [...document.querySelectorAll('[aria-label], [placeholder]')].flatMap((element) => [
      element.getAttribute('aria-label') ?? '',
      element.getAttribute('placeholder') ?? '',
    ])
    return [document.title, ...drawn, ...spoken]
  })

async function leftInChinese(page: Page, data: readonly string[]): Promise<string[]> {
  const left = new Set((await words(page)).filter((text) => han.test(text) && text.trim() !== '中文'))
  return [...left].filter((text) => han.test(data.reduce((rest, known) => rest.replaceAll(known, ''), text.replaceAll(madeByTests, ''))))
}

const pagesOf = {
  city_admin: [
    '/',
    '/organisations',
    '/organisations/new',
    '/members',
    '/members/development',
    '/stations',
    '/stations/new',
    '/stations/readings',
    '/activities',
    '/enterprises',
    '/enterprises/new',
    '/enterprises/union',
    '/figures',
    '/census',
    '/reports',
    '/accounts',
    '/accounts/new',
    '/settings',
    '/me',
    '/me/password',
  ],
  branch_secretary: ['/', '/members', '/members/dues', '/members/new', '/activities/new', '/traffic'],
} as const

test('the language is switched in the account menu, and nothing of the interface stays Chinese', async ({ visit, city, database }) => {
  test.setTimeout(120_000)
  const [org] = await city.orgs()
  const data = await written(database)
  const page = await visit(await city.account('city_admin', { orgId: org?.id ?? '' }))
  await page.goto('/')
  await new Shell(page).switchLanguage()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' }).or(page.locator('html[lang=en] h1'))).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  for (const path of pagesOf.city_admin) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await leftInChinese(page, data), path).toEqual([])
  }
  await page.goto('/nowhere')
  expect(await leftInChinese(page, data), 'not found').toEqual([])

  await new Shell(page).page.goto('/')
  await new Shell(page).switchLanguage()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(new Shell(page).navigation).toContainText('总览')
})

test('a secretary works in English', async ({ visit, city, database }) => {
  const branch = await city.branch(2)
  const data = await written(database)
  const page = await visit(branch.secretary)
  await page.goto('/')
  await new Shell(page).switchLanguage()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  for (const path of [...pagesOf.branch_secretary, `/organisations/${branch.id}`]) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await leftInChinese(page, data), path).toEqual([])
  }
})

test('the sign-in page speaks English before anybody is known', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect((await words(page)).filter((text) => han.test(text) && text !== '中文' && !text.includes('红驿'))).toEqual([])
})

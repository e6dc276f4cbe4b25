import * as z from 'zod'
import { addMonths, monthOf } from '@/domain/month'
import { demoAccount } from './account'
import { today } from './city'
import { expect, test } from './fixtures'
import { Shell } from './pages/shell'
import { SignInPage } from './pages/sign-in'

const elsewhere = ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']

test('a signed-out visitor signs in and comes back to the page that was asked for', async ({ page }) => {
  const month = addMonths(monthOf(today()), -3)
  await page.goto(`/organisations?month=${month}`)
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await new SignInPage(page).pass(demoAccount('leader'))
  await expect(page).toHaveURL(new RegExp(`/organisations\\?month=${month}$`))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

for (const to of elsewhere) {
  test(`signing in leads to no other site: ${to}`, async ({ page, baseURL }) => {
    const signIn = new SignInPage(page)
    await signIn.open(`?to=${encodeURIComponent(to)}`)
    await signIn.pass(demoAccount('leader'))
    await expect(new Shell(page).navigation).toBeVisible()
    expect(page.url()).toBe(`${baseURL ?? ''}/`)
  })
}

test('an unknown name and a wrong password get the same answer', async ({ page, city }) => {
  const signIn = new SignInPage(page)
  const [org] = await city.orgs()
  const account = await city.account('leader', { orgId: org?.id ?? '' })
  await signIn.open()
  await signIn.try({ name: 'nobody-of-this-name', password: 'Wrong-1234567' })
  await expect(signIn.refusal).toBeVisible()
  const answer = await signIn.refusal.innerText()
  await signIn.try({ name: account.name, password: 'Wrong-1234567' })
  await expect(signIn.refusal).toHaveText(answer)
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a revoked session ends at the sign-in page, once, and a new one begins there', async ({ visit, city }) => {
  const [org] = await city.orgs()
  const account = await city.account('leader', { orgId: org?.id ?? '' })
  const page = await visit(account)
  await page.goto('/organisations')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await (await city.caller(account)).send('DELETE', '/api/me/sessions', {}, z.looseObject({}))
  const loaded: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loaded.push(new URL(request.url()).pathname)
  })
  await page.reload()
  const signIn = new SignInPage(page)
  await expect(signIn.submit).toBeVisible()
  expect(loaded).toEqual(['/organisations', '/sign-in'])

  await signIn.pass(account)
  await expect(new Shell(page).navigation).toBeVisible()
})

test('a session revoked while a page is open leads to the sign-in page on the next step', async ({ visit, city }) => {
  const [org] = await city.orgs()
  const account = await city.account('leader', { orgId: org?.id ?? '' })
  const page = await visit(account)
  await page.goto('/')
  const shell = new Shell(page)
  await expect(shell.month).toBeVisible()
  await (await city.caller(account)).send('DELETE', '/api/me/sessions', {}, z.looseObject({}))
  await shell.navigation.getByRole('link', { name: '报表' }).click()
  await expect(new SignInPage(page).submit).toBeVisible()
})

test('signing out ends the session, and going back shows nothing', async ({ page }) => {
  const signIn = new SignInPage(page)
  await signIn.open()
  await signIn.pass(demoAccount('leader'))
  await page.goto('/organisations')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await new Shell(page).signOut()
  await expect(signIn.submit).toBeVisible()
  await page.goBack()
  await expect(signIn.submit).toBeVisible()
  await expect(new Shell(page).navigation).toHaveCount(0)
  const answer = await page.request.get('/api/organisations')
  expect(answer.status()).toBe(401)
})

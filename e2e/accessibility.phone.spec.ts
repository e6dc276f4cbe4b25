import { expect, test } from './fixtures'
import { axeFindings, checkPage } from './pages/check'
import { overlays, visits } from './pages/everywhere'
import { Shell } from './pages/shell'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** The report's own page is checked on a desk, where it is issued first. */
for (const { name, role, path } of visits.filter((visit) => visit.name !== 'a report')) {
  test(`${name}`, async ({ visit, database }) => {
    const page = await visit(role)
    await page.goto(typeof path === 'string' ? path : await path(database))
    await checkPage(page)
    const shell = new Shell(page)
    await expect(shell.phoneNavigation).toBeVisible()
    await expect(shell.navigation).toBeHidden()
    await expect(shell.demo).toBeVisible()
    const low = await shell.phoneNavigation
      .getByRole('link')
      .evaluateAll((links) => links.filter((link) => link.getBoundingClientRect().height < 44).length)
    expect(low, 'ways lower than a thumb').toBe(0)
  })
}

for (const { name, role, path, open } of overlays.filter((visit) =>
  ['account menu', 'the tree of organisations', 'views of a list under a name', 'all kinds of activity', 'a form with errors'].includes(
    visit.name,
  ),
)) {
  test(`opened: ${name}`, async ({ visit, database }) => {
    const page = await visit(role)
    await page.goto(typeof path === 'string' ? path : await path(database))
    await page.waitForLoadState('networkidle')
    await open?.(page)
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })
}

test('signing in', async ({ page }) => {
  await page.goto('/sign-in')
  await checkPage(page)
})

import * as z from 'zod'
import { addMonths, monthOf } from '@/domain/month'
import { today } from './city'
import { expect, test } from './fixtures'
import { axeFindings, checkPage } from './pages/check'
import { overlays, visits } from './pages/everywhere'
import { Shell } from './pages/shell'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const { name, role, path } of visits) {
  test(`${name}`, async ({ visit, database, city }) => {
    if (name === 'a report') {
      const { id } = await city.orgNamed('昆山市道路运输行业党委')
      await (
        await city.caller('leader')
      ).send('POST', '/api/reports', { orgId: id, month: addMonths(monthOf(today()), -1) }, z.looseObject({}))
    }
    const page = await visit(role)
    await page.goto(typeof path === 'string' ? path : await path(database))
    await checkPage(page)
    await expect(new Shell(page).demo).toBeVisible()
  })
}

for (const { name, role, path, open } of overlays) {
  test(`opened: ${name}`, async ({ visit, database }) => {
    const page = await visit(role)
    await page.goto(typeof path === 'string' ? path : await path(database))
    await page.waitForLoadState('networkidle')
    await open?.(page)
    expect(await axeFindings(page)).toEqual([])
  })
}

test('signing in', async ({ page }) => {
  await page.goto('/sign-in')
  await checkPage(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '忘记密码' }).click()
  expect(await axeFindings(page)).toEqual([])
})

test('pages of refusal', async ({ visit }) => {
  const page = await visit('leader')
  for (const path of ['/nowhere', '/settings']) {
    await page.goto(path)
    await checkPage(page)
  }
})

test('the keyboard passes the navigation and reaches what a page is for', async ({ visit }) => {
  const page = await visit('leader')
  await page.goto('/')
  await page.getByRole('list', { name: '主要指标' }).waitFor()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: '跳到正文' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  const reached: string[] = []
  for (let count = 0; count < 40; count += 1) {
    await page.keyboard.press('Tab')
    reached.push(
      await page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.getAttribute('aria-label') || ''),
    )
  }
  for (const label of ['导出月报', '服务站点', '本月组织生活'])
    expect(
      reached.some((text) => text.includes(label)),
      label,
    ).toBe(true)
})

test('an activity is logged by keyboard alone', async ({ visit, city, database }) => {
  const branch = await city.branch(1)
  const [person = ''] = branch.people
  const page = await visit(branch.secretary)
  await page.goto('/activities/new')
  const to = async (label: string) => {
    for (let count = 0; count < 80; count += 1) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
      if (here.includes(label)) return
    }
    throw new Error(`the keyboard does not reach ${label}`)
  }
  await page.getByRole('button', { name: '提交', exact: true }).waitFor()
  await to('跳到正文')
  await page.keyboard.press('Enter')
  await to('志愿服务')
  await page.keyboard.press('Space')
  await to(person)
  await page.keyboard.press('Space')
  await to('提交')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '已上报' })).toBeFocused()
  expect(await database.count('from activity where org_id = $1', [branch.id])).toBe(1)
})

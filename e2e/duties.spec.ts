import { addMonths, monthOf } from '@/domain/month'
import { today } from './city'
import { expect, test } from './fixtures'

test('the completion tile leads to the very duties that it is counted from', async ({ visit }) => {
  const page = await visit('leader')
  // Other tests write into recent months while this one looks: an older one stands still.
  const month = addMonths(monthOf(today()), -6)
  await page.goto(`/?month=${month}`)
  const tile = page.getByRole('link', { name: /三会一课完成率/ }).first()
  await expect(tile).toHaveAttribute('href', new RegExp(`/duties\\?.*month=${month}`))
  const [, done, due] = /已办 (\d+) \/ 应办 (\d+)/.exec(await page.locator('main').innerText()) ?? []
  await tile.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('的三会一课')
  await expect(page.getByText(`共 ${due ?? ''} 项`)).toBeVisible()
  await page.getByRole('radio', { name: /^已办/ }).check({ force: true })
  await expect(page).toHaveURL(/state=done/)
  await expect(page.getByText(`共 ${done ?? ''} 项`)).toBeVisible()
})

test('a secretary finds what is open and takes its days along as a calendar file', async ({ visit }) => {
  const page = await visit('branch_secretary')
  await page.goto('/duties')
  await expect(page.getByRole('link', { name: /^(补记|记一次) 相城区货运流动党员第一党支部/ }).first()).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^下载日历/ }).click()])
  expect(file.suggestedFilename()).toBe('示例数据 三会一课 相城区货运流动党员第一党支部.ics')
})

test('the administrator sets a rule from a later month on; what holds now stays', async ({ visit }) => {
  const page = await visit('city_admin')
  await page.goto('/duties/rules')
  await page.getByRole('button', { name: '修改民主评议党员的规则' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/每个周期至少/).fill('2')
  await dialog.getByRole('button', { name: '保存' }).click()
  const row = page.getByRole('row').filter({ hasText: '民主评议党员' })
  await expect(row).toContainText('每年 1 次')
  await expect(row).toContainText(`${String(Number(today().slice(0, 4)) + 1)}-01 起每年 2 次`)
  await expect(dialog).toBeHidden()
})

import { addDays } from '@/domain/month'
import { today } from './city'
import { expect, test } from './fixtures'

test('an official moves nobody by looking: what a split does is told first, then done, and stands in the history', async ({
  visit,
  city,
}) => {
  const page = await visit('district_official')
  const { id, name, people } = await city.branch(2)
  const person = people[0] ?? ''
  await page.goto(`/organisations/${id}/change`)
  await page.getByText('拆分', { exact: true }).click()
  await page.getByLabel('新支部名称').fill(`${name}二`)
  await page.getByRole('checkbox', { name: new RegExp(person) }).check()
  await page.getByLabel('依据').fill('示例批复')
  await page.getByRole('button', { name: '预览' }).click()
  await expect(page.getByText('在册 1 人（其中党员 1 名）、纳管 0 人转出本组织。')).toBeVisible()
  expect((await city.orgs()).some((org) => org.name === `${name}二`)).toBe(false)
  await page.getByRole('button', { name: '确认调整' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${name}二` })).toBeVisible()
  await expect(page.getByText(`由${name}拆分而来`)).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: person })).toBeVisible()
})

test('an official records an election; without a quorum it does not stand', async ({ visit, city }) => {
  const page = await visit('district_official')
  const { id, people } = await city.branch(1)
  const person = people[0] ?? ''
  await page.goto(`/organisations/${id}/committee`)
  await page.getByRole('button', { name: '记录选举' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('选举日期').fill(addDays(today(), -1))
  await dialog.getByLabel('依据').fill('党员大会')
  await dialog.getByLabel(/^应到/).fill('5')
  await dialog.getByLabel('实到').fill('3')
  await dialog.getByRole('combobox', { name: '人员' }).click()
  await page.getByRole('option', { name: person }).click()
  await dialog.getByLabel('得票').fill('3')
  await dialog.getByRole('button', { name: '看影响' }).click()
  await expect(dialog.getByText('到会的有选举权人数不足应到的五分之四，选举无效。')).toBeVisible()
  await dialog.getByLabel('实到').fill('4')
  await dialog.getByRole('button', { name: '看影响' }).click()
  await expect(dialog.getByText('没有职务因此结束。')).toBeVisible()
  await dialog.getByRole('button', { name: '确认' }).click()
  await expect(page.getByRole('row').filter({ hasText: person })).toContainText('书记')
})

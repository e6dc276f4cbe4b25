import { readFile } from 'node:fs/promises'
import { unique } from './city'
import { expect, test } from './fixtures'
import { axeFindings } from './pages/check'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('an organisation is chosen from the tree by keyboard alone', async ({ visit, city }) => {
  const { id } = await city.orgNamed('昆山市道路运输行业党委')
  const page = await visit('leader')
  await page.goto('/activities')
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: '组织 全部' }).press('Enter')
  const field = page.getByRole('combobox', { name: '按名称查找组织' })
  await expect(field).toBeFocused()
  const district = page.getByRole('treeitem', { name: '昆山市道路运输行业党委' })
  await expect(district).toHaveAttribute('aria-level', '2')
  await expect(district).toHaveAttribute('aria-expanded', 'false')
  expect(await axeFindings(page)).toEqual([])

  await field.press('ArrowDown')
  await field.press('ArrowLeft')
  await expect(district).toHaveCount(0)
  await field.press('ArrowRight')
  await expect(district).toBeVisible()

  await field.pressSequentially('昆山市道路')
  await expect(page.getByRole('status').filter({ hasText: '找到 1 个组织' })).toBeVisible()
  await expect(field).toHaveAttribute('aria-activedescendant', await district.evaluate((row) => row.id))
  await field.press('Enter')
  await expect(page).toHaveURL(new RegExp(`org=${id}`))
  await expect(page.getByRole('button', { name: '组织 昆山市道路运输行业党委' })).toBeFocused()
  await expect(page.getByRole('navigation').getByText('昆山市道路运输行业党委')).toBeVisible()
})

test('columns are chosen, stay chosen on another device, and are those of the file', async ({ visit, city }) => {
  const { secretary } = await city.branch(1)
  const page = await visit(secretary)
  const header = (name: string) => page.getByRole('columnheader', { name, exact: true })
  await page.goto('/members')
  await page.getByRole('button', { name: '列', exact: true }).click()
  const chooser = page.getByRole('dialog', { name: '列' })
  await expect(chooser.getByRole('checkbox', { name: '姓名' })).toBeDisabled()
  for (const name of ['手机', '群体']) await chooser.getByRole('checkbox', { name }).uncheck()
  expect(await axeFindings(page)).toEqual([])
  await expect(header('手机')).toBeHidden()
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(header('状态')).toBeVisible()
  await expect(header('群体')).toBeHidden()

  const elsewhere = await visit(secretary)
  await elsewhere.goto('/members')
  await expect(elsewhere.getByRole('columnheader', { name: '状态', exact: true })).toBeVisible()
  await expect(elsewhere.getByRole('columnheader', { name: '手机', exact: true })).toBeHidden()

  await page.getByRole('button', { name: '导出' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  const [, , , , headings] = (await readFile(await (await download).path(), 'utf8')).split(/\r?\n/)
  expect(headings).toBe('姓名,正式组织,流动纳管支部,阶段,状态,入党日期')

  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('button', { name: '列', exact: true })).toBeHidden()
  await expect(page.getByRole('row').nth(1)).toContainText(/\d{3}\*{4}\d{4}|—/)
})

test('a view of a list is kept under a name, picked from elsewhere, renamed and deleted; a number is not kept', async ({ visit, city }) => {
  const { secretary } = await city.branch(1)
  const page = await visit(secretary)
  const [first, second] = [unique('申请人'), unique('改名')]
  const open = () => page.getByRole('button', { name: '已存筛选' }).click()
  const kept = page.getByRole('dialog', { name: '已存筛选' })
  await page.goto('/members?stage=applicant&standing=normal')
  await open()
  await kept.getByRole('textbox', { name: '名称' }).fill('138 1234 5678')
  await kept.getByRole('button', { name: '保存当前筛选' }).click()
  await expect(kept.getByText('为保护个人信息不保存')).toBeVisible()
  await kept.getByRole('textbox', { name: '名称' }).fill(first)
  await kept.getByRole('button', { name: '保存当前筛选' }).click()
  await expect(kept.getByRole('link', { name: first })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])

  await page.goto('/stations')
  await open()
  await expect(kept.getByText('还没有存过筛选')).toBeVisible()
  await page.goto('/members')
  await open()
  await kept.getByRole('link', { name: first }).click()
  await expect(page).toHaveURL(/\/members\?stage=applicant&standing=normal$/)
  await expect(page.getByRole('combobox', { name: '状态 正常' })).toBeVisible()

  await open()
  await kept.getByRole('button', { name: `重命名“${first}”` }).click()
  const row = kept.getByRole('listitem')
  await row.getByLabel(`重命名“${first}”`).fill(second)
  await row.getByRole('button', { name: '重命名', exact: true }).click()
  await expect(kept.getByRole('link', { name: second })).toBeVisible()
  await kept.getByRole('button', { name: `删除“${second}”` }).click()
  await expect(kept.getByText('还没有存过筛选')).toBeVisible()
})

for (const [what, path, column] of [
  ['dues by branch', '/members/dues/branches', '减免（元）'],
  ['union coverage', '/enterprises/union', '司机覆盖率'],
  ['accounts', '/accounts', '上次登录'],
] as const)
  test(`a column of ${what} is done without, on the screen and in the file`, async ({ visit, city }) => {
    const county = await city.orgNamed('相城区道路运输行业党委')
    const page = await visit(await city.account('district_official', { orgId: county.id }))
    const header = page.getByRole('columnheader', { name: column, exact: true })
    await page.goto(path)
    await expect(header).toBeVisible()
    await page.getByRole('button', { name: /列$/ }).click()
    const chooser = page.getByRole('dialog', { name: /列$/ })
    await chooser.getByRole('checkbox', { name: column }).uncheck()
    expect(await axeFindings(page)).toEqual([])
    await expect(header).toBeHidden()
    await page.keyboard.press('Escape')
    await page.reload()
    await expect(page.getByRole('table')).toBeVisible()
    await expect(header).toBeHidden()
    await page.getByRole('button', { name: /^导出/ }).click()
    await expect(page.getByRole('menuitem', { name: 'CSV' })).toHaveAttribute('href', /columns=/)
  })

import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import * as z from 'zod'
import { today } from './city'
import { expect, test } from './fixtures'
import { axeFindings } from './pages/check'
import { Shell } from './pages/shell'

/** What the page says of the people chosen. */
const chosen = (page: Page) => page.getByRole('group', { name: '已选人员' }).getByRole('status')
const tickOf = (page: Page, name: string) => page.getByRole('checkbox', { name: `选择${name}` })

test('people ticked by keyboard are moved to another branch, as the preview said', async ({ visit, city, database }) => {
  const [from, to] = [await city.branch(4), await city.branch(1)]
  const county = await city.orgNamed('相城区道路运输行业党委')
  const page = await visit(await city.account('district_official', { orgId: county.id }))
  await page.goto(`/members?org=${from.id}`)
  await page.getByRole('checkbox', { name: '选择本页人员' }).focus()
  await page.keyboard.press('Space')
  await expect(chosen(page)).toHaveText('已选 4 人')
  const [stays = '', first = '', last = ''] = from.people
  await tickOf(page, stays).focus()
  await page.keyboard.press('Space')
  await expect(chosen(page)).toHaveText('已选 3 人')
  expect(await axeFindings(page)).toEqual([])

  await page.getByRole('button', { name: '转移组织关系' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: '转移组织关系' })
  await dialog.getByRole('button', { name: '预览' }).click()
  await expect(dialog.getByText('请写明依据，例如会议日期或文号。')).toBeVisible()
  await dialog.getByRole('combobox', { name: '转到' }).click()
  await page.getByRole('option', { name: to.name }).click()
  await dialog.getByLabel('依据').fill('测试决议')
  await dialog.getByRole('button', { name: '预览' }).click()
  await expect(dialog.getByText(/起转移 3 人/)).toBeVisible()
  await expect(dialog.getByRole('row', { name: new RegExp(from.name) })).toContainText('4 → 1')
  await expect(dialog.getByRole('row', { name: new RegExp(to.name) })).toContainText('1 → 4')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: '确认转移 3 人' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('link', { name: first })).toBeHidden()
  await expect(page.getByRole('link', { name: stays })).toBeVisible()
  await expect(chosen(page)).toBeEmpty()
  const moved = await database.rows<{ name: string }>(`select name from person where org_id = $1`, [to.id])
  expect(moved.map(({ name }) => name)).toEqual(expect.arrayContaining([first, last]))
  expect(moved).toHaveLength(4)
})

test('whoever is anonymous cannot be ticked, is told why, and is called so in the language of the page', async ({
  visit,
  city,
  database,
}) => {
  const branch = await city.branch(3)
  const [gone = ''] = branch.people
  await database.rows(
    `update person set anonymised_at = now(), name = anonymous_word(), pinyin = 'yiniming', initials = 'ynm', phone_cipher = null, phone_hash = null,
       phone_mask = null, id_cipher = null, id_hash = null, id_mask = null, born_on = null, ethnicity = null, education = null, occupation = null,
       employer = null, joined_on = null where name = $1`,
    [gone],
  )
  const page = await visit(branch.secretary)
  await page.goto('/members')
  const theirs = page.getByRole('checkbox', { name: '已匿名：资料保留期满已删除，不能选择' })
  await expect(theirs).toBeDisabled()
  await page.getByRole('checkbox', { name: '选择本页人员' }).click()
  await expect(chosen(page)).toHaveText('已选 2 人')
  await expect(page.getByRole('checkbox', { name: '选择本页人员' })).toBeChecked()
  await expect(theirs).not.toBeChecked()
  await expect(page.getByRole('button', { name: /选择符合条件的全部/ })).toBeHidden()
  expect(await axeFindings(page)).toEqual([])
  await new Shell(page).switchLanguage()
  await expect(
    page.getByRole('checkbox', { name: 'Anonymised: the data were deleted once kept for long enough; cannot be chosen' }),
  ).toBeDisabled()
  await expect(page.getByRole('link', { name: 'Anonymised', exact: true })).toBeVisible()
})

test('people of a branch go into a Party group together, and their file has as many rows', async ({ visit, city, database }) => {
  const branch = await city.branch(3)
  const secretary = await city.caller(branch.secretary)
  const [one = '', two = '', three = ''] = branch.people
  const inIt = await database.rows<{ id: string }>('select id from person where name = $1', [two])
  const group = { orgId: branch.id, name: '测试党小组', personIds: inIt.map(({ id }) => id), from: today() }
  await secretary.send('POST', '/api/groups', group, z.looseObject({}))
  const page = await visit(branch.secretary)
  await page.goto('/members')
  // After the one in the head.
  const rows = page.getByRole('row').getByRole('checkbox')
  await rows.nth(1).click()
  await expect(chosen(page)).toHaveText('已选 1 人')
  await rows.last().click({ modifiers: ['Shift'] })
  await expect(chosen(page)).toHaveText('已选 3 人')
  await page.getByRole('button', { name: '取消选择' }).click()
  await expect(chosen(page)).toBeEmpty()
  await page.getByRole('checkbox', { name: '选择本页人员' }).check()
  await tickOf(page, two).uncheck()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出已选人员' }).click()
  await page.getByRole('menuitem', { name: 'CSV 文本' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain('应有 2 行')
  expect([one, two, three].map((name) => text.includes(name))).toEqual([true, false, true])

  await page.getByRole('button', { name: '编入党小组' }).click()
  const dialog = page.getByRole('dialog', { name: '编入党小组' })
  await dialog.getByRole('combobox', { name: '党小组' }).click()
  await page.getByRole('option', { name: '测试党小组' }).click()
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: '编入' }).click()
  await expect(dialog).toBeHidden()
  const inside = await database.rows<{ name: string }>(
    `select p.name from party_group_member m join person p on p.id = m.person_id join party_group g on g.id = m.group_id where g.org_id = $1`,
    [branch.id],
  )
  expect(inside.map(({ name }) => name).sort()).toEqual([one, two, three].sort())
})

test('what is chosen stays over the pages, is offered for all that the filter yields, and goes with another filter', async ({
  visit,
  city,
}) => {
  const { id } = await city.orgNamed('昆山市道路运输行业党委')
  const page = await visit('city_admin')
  await page.goto(`/members?org=${id}`)
  const ticks = page.getByRole('row').getByRole('checkbox')
  await ticks.nth(1).click()
  await ticks.nth(3).click({ modifiers: ['Shift'] })
  await expect(chosen(page)).toHaveText('已选 3 人')
  await page.getByRole('button', { name: '下一页' }).click()
  await expect(ticks.nth(1)).not.toBeChecked()
  await ticks.nth(1).click()
  await expect(chosen(page)).toHaveText('已选 4 人')
  await page.getByRole('button', { name: '上一页' }).click()
  await expect(ticks.nth(2)).toBeChecked()
  await page.getByRole('checkbox', { name: '选择本页人员' }).click()
  await page.getByRole('button', { name: /^选择符合条件的全部 / }).click()
  const [total = ''] = /[\d,]+/.exec(await page.getByText(/^共 .* 名/).innerText()) ?? []
  await expect(chosen(page)).toHaveText(`已选 ${total} 人`)
  await page.getByRole('combobox', { name: /^阶段 / }).click()
  await page.getByRole('option', { name: '预备党员' }).click()
  await expect(chosen(page)).toBeEmpty()
})

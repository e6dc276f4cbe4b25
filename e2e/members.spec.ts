import { addMonths, firstDay, monthOf } from '@/domain/month'
import { testName, today, unique } from './city'
import { expect, test } from './fixtures'

const search = '姓名、拼音或完整号码'

test('a person is found by name and by the initials of the name', async ({ visit, city, database }) => {
  const { id } = await city.orgNamed('相城区货运流动党员第一党支部')
  const [known] = await database.rows<{ name: string; initials: string }>(
    `select p.name, p.initials from person p join membership m on m.person_id = p.id
     where m.org_id = $1 and m.stage = 'full' and m.standing = 'normal' and m.valid_to is null and m.superseded_at is null order by p.id limit 1`,
    [id],
  )
  if (known === undefined) throw new Error('the branch has no members')
  const page = await visit('branch_secretary')
  await page.goto('/members')
  const field = page.getByLabel(search)
  for (const words of [known.name, known.initials]) {
    await field.fill(words)
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(words)}`))
    await expect(page.getByRole('row').filter({ hasText: known.name }).first()).toBeVisible()
  }
  await field.fill('没有这个人')
  await expect(page.getByText('没有符合的人员')).toBeVisible()
  await page.getByRole('button', { name: '清除条件' }).click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
})

test('filters stand in the address, and pages go forth and back', async ({ visit, city }) => {
  // A district that no other test writes to: somebody new in between would shift the pages.
  const { id } = await city.orgNamed('昆山市道路运输行业党委')
  const page = await visit('city_admin')
  await page.goto(`/members?org=${id}`)
  const names = async () => (await page.getByRole('row').getByRole('link').allInnerTexts()).join(' ')
  const first = await names()
  await page.getByRole('button', { name: '下一页' }).click()
  await expect.poll(names).not.toBe(first)
  const second = await names()
  await page.getByRole('button', { name: '下一页' }).click()
  await expect.poll(names).not.toBe(second)
  await page.getByRole('button', { name: '上一页' }).click()
  await expect.poll(names).toBe(second)
  await page.getByRole('button', { name: '上一页' }).click()
  await expect.poll(names).toBe(first)

  await page.getByRole('combobox', { name: /^阶段 / }).click()
  await page.getByRole('option', { name: '预备党员' }).click()
  await expect(page).toHaveURL(/stage=probationary/)
  await expect
    .poll(
      async () =>
        new Set(
          await page
            .getByRole('row')
            .getByRole('cell')
            .filter({ hasText: /^(正式党员|预备党员)$/ })
            .allInnerTexts(),
        ),
    )
    .toEqual(new Set(['预备党员']))
  await page.reload()
  await expect(page.getByRole('combobox', { name: '阶段 预备党员' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('combobox', { name: '阶段 正式＋预备' })).toBeVisible()
})

test('a row opens the person beside the list; the number is masked and shown only for a reason that is kept', async ({
  visit,
  city,
  database,
}) => {
  const branch = await city.branch(1)
  const [person = ''] = branch.people
  const page = await visit(branch.secretary)
  await page.goto('/members')
  await page.getByRole('link', { name: person }).click()
  const panel = page.getByRole('complementary', { name: '党员详情' })
  await expect(panel.getByRole('heading', { name: person })).toBeVisible()
  await panel.getByRole('button', { name: '修改资料' }).click()
  const form = page.getByRole('dialog', { name: '修改资料' })
  await form.getByLabel('手机').fill('19912345678')
  await form.getByRole('button', { name: '保存' }).click()
  await expect(form).toBeHidden()
  await expect(panel.getByText('199****5678')).toBeVisible()
  expect(await page.content()).not.toContain('19912345678')

  await panel.getByRole('button', { name: '申请查看' }).click()
  const asked = page.getByRole('dialog', { name: '查看全号：手机' })
  await asked.getByRole('button', { name: '查看', exact: true }).click()
  await expect(asked.getByText('请写明事由').last()).toBeVisible()
  await asked.getByLabel('事由').fill('核对集合通知')
  await asked.getByRole('button', { name: '查看', exact: true }).click()
  await expect(panel.getByText('19912345678')).toBeVisible()
  await panel.getByRole('button', { name: '遮蔽' }).click()
  await expect(panel.getByText('19912345678')).toHaveCount(0)
  const kept = await database.rows<{ after: unknown }>(
    `select after from audit_event where account_name = $1 and action = 'member.unmask'`,
    [branch.secretary.name],
  )
  expect(JSON.stringify(kept)).toContain('核对集合通知')
  expect(
    JSON.stringify(await database.rows('select before, after from audit_event where account_name = $1', [branch.secretary.name])),
  ).not.toContain('19912345678')

  await panel.getByRole('button', { name: '关闭' }).click()
  await expect(panel).toBeHidden()
})

test('a secretary enters a person, and a stage dated three months back stands in the timeline and in every month since', async ({
  visit,
  city,
  database,
}) => {
  const branch = await city.branch()
  const page = await visit(branch.secretary)
  const name = testName()
  const back = firstDay(addMonths(monthOf(today()), -3))
  await page.goto('/members')
  await page.getByRole('link', { name: '新增' }).first().click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('姓名至少 2 个字。')).toBeVisible()
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('手机').fill('19900001111')
  await page.getByRole('combobox', { name: '阶段' }).click()
  await page.getByRole('option', { name: '预备党员' }).click()
  await page.getByLabel('起算日期').fill(back)
  await page.getByLabel('依据').fill('测试：支部大会决议')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('199****1111')).toBeVisible()

  const since = firstDay(addMonths(back.slice(0, 7), 1))
  await page.getByRole('button', { name: '登记变更' }).click()
  const form = page.getByRole('dialog', { name: '登记变更' })
  await form.getByRole('combobox', { name: '改为' }).click()
  await page.getByRole('option', { name: '正式党员' }).click()
  await form.getByLabel('生效日期').fill(since)
  await form.getByLabel('依据').fill('测试：转正决议')
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await expect(form).toBeHidden()
  const story = page.getByRole('list', { name: '变更记录' })
  await expect(story.getByRole('listitem').filter({ hasText: '转为正式党员' })).toContainText(since)
  await expect(story.getByRole('listitem').filter({ hasText: '登记为预备党员' })).toContainText(back)

  const cells = await database.rows<{ month: string; cut: string; num: string }>(
    `select to_char(month, 'YYYY-MM') as month, cut, num::text from indicator_cell where org_id = $1 and indicator = 'member_drivers' and num > 0 order by month, cut`,
    [branch.id],
  )
  expect(cells.filter((cell) => cell.cut === 'probationary').map((cell) => cell.month)).toEqual([back.slice(0, 7)])
  expect(cells.filter((cell) => cell.cut === 'full').map((cell) => cell.month)).toEqual(
    [1, 2, 3].map((later) => addMonths(back.slice(0, 7), later)),
  )
})

test('two people edit the same person: the second sees both values and decides', async ({ visit, city }) => {
  const branch = await city.branch(1)
  const [person = ''] = branch.people
  const pages = [await visit(branch.secretary), await visit(branch.secretary)]
  const forms = await Promise.all(
    pages.map(async (page) => {
      await page.goto('/members')
      await page.getByRole('link', { name: person }).click()
      await page.getByRole('button', { name: '修改资料' }).click()
      return page.getByRole('dialog', { name: '修改资料' })
    }),
  )
  const [one, other] = forms
  if (one === undefined || other === undefined) throw new Error('two pages are needed')
  const [theirs, mine] = [unique('甲运输'), unique('乙物流')]
  await one.getByLabel('所属企业').fill(theirs)
  await one.getByRole('button', { name: '保存' }).click()
  await expect(one).toBeHidden()
  await other.getByLabel('所属企业').fill(mine)
  await other.getByRole('button', { name: '保存' }).click()
  const conflict = other.getByRole('alert')
  await expect(conflict).toContainText('内容已被他人修改')
  await expect(conflict).toContainText(theirs)
  await expect(conflict).toContainText(mine)
  await conflict.getByRole('button', { name: '用我的内容覆盖' }).click()
  await other.getByRole('button', { name: '保存' }).click()
  await expect(other).toBeHidden()
  await expect(pages[1]?.getByText(mine) ?? other).toBeVisible()
})

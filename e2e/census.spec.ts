import { expect, test } from './fixtures'

test('an official reports a second look on a phone with its reason, and the city sees it', async ({ visit, city, database }) => {
  const [district] = await database.rows<{ id: string; org: string; drivers: number }>(
    `select d.id, d.org_id as org, r.drivers from census_district d join census_campaign c on c.id = d.campaign_id
     join census_return r on r.district_id = d.id and r.look = 'first' and r.superseded_at is null
     where c.closed_at is null and not exists (select from census_return s where s.district_id = d.id and s.look = 'second')
     order by d.region_code desc limit 1`,
  )
  if (district === undefined) throw new Error('no district waits for its second look')
  const page = await visit(await city.account('district_official', { orgId: district.org }))
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/census/${district.id}`)
  await page.getByRole('button', { name: '填报二查' }).click()
  const form = page.getByRole('dialog')
  await form
    .getByLabel('货车司机', { exact: false })
    .first()
    .fill(String(district.drivers + 37))
  await expect(form.getByText(/相差 \+37/)).toBeVisible()
  await form.getByLabel('依据').fill('测试台账')
  await form.getByRole('button', { name: '提交' }).click()
  await expect(form.getByText('请写明原因。')).toBeVisible()
  await form.getByRole('combobox', { name: '货车司机相差的原因' }).click()
  await page.getByRole('option', { name: '前次漏查' }).click()
  await form.getByRole('button', { name: '提交' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByText('前次漏查')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  const admin = await visit('city_admin')
  await admin.goto('/census?look=second')
  await expect(admin.getByText((district.drivers + 37).toLocaleString('zh-CN'), { exact: true })).toBeVisible()
})

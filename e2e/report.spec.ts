import * as z from 'zod'
import { addMonths, lastDay, monthOf } from '@/domain/month'
import { today, unique } from './city'
import { expect, test } from './fixtures'
import { Dashboard } from './pages/dashboard'
import { byName, ReportPage, type Rows } from './pages/report'

const written = (value: unknown) => (typeof value === 'number' ? value.toLocaleString('en-US') : value)
const label = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
const sheet = (sheets: Map<string, Rows>, part: string): Rows => [...sheets].find(([name]) => name.includes(part))?.[1] ?? []

test('leadership issues a district’s month: screen, report and file say the same, and later entries do not change it', async ({
  visit,
  city,
}) => {
  const page = await visit('leader')
  const county = await city.orgNamed('太仓市道路运输行业党委')
  const branch = (await city.orgs()).find((org) => org.parentId === county.id && org.kind === 'mobile_branch')
  const month = addMonths(monthOf(today()), -1)
  const dashboard = new Dashboard(page)
  const view = `?org=${county.id}&month=${month}`
  await dashboard.open(view)
  const shown = await dashboard.numbers()

  await page.getByRole('button', { name: /^出具.*的月报/ }).click()
  const report = new ReportPage(page)
  await report.opened()
  const indicators = await report.indicators()
  expect(indicators.get('货车党员司机')).toBe(written(shown['货车党员司机']))
  expect(indicators.get('流动党员党支部')).toBe(written(shown['流动党支部']))
  expect(indicators.get('服务站点')).toBe(written(shown['服务站点']))
  expect(indicators.get('站点服务人次')).toBe(written(shown['本月站点服务']))
  expect(indicators.get('组织生活')).toBe(written(shown['本月组织生活']))

  const first = await report.download()
  expect(first.fileName).toBe(`太仓市-${label(month)}.xlsx`)
  const main = byName(sheet(first.sheets, '主要指标'), '指标')
  for (const [name, now] of indicators) {
    const value = main.get(name)?.[2]
    if (now.endsWith('%')) expect(`${(Number(value) * 100).toFixed(1)}%`, name).toBe(now)
    else expect(written(value), name).toBe(now)
  }
  expect(typeof main.get('组织生活')?.[2]).toBe('number')
  expect(sheet(first.sheets, '口径').flat()).toContain('数据截至')
  for (const rows of first.sheets.values()) expect(rows.flat()).toContain('示例数据')

  const official = await city.caller(await city.account('district_official', { orgId: county.id }))
  const late = {
    orgId: branch?.id,
    kinds: ['volunteering'],
    title: unique('补记志愿服务'),
    startsAt: `${lastDay(month)}T09:00:00+08:00`,
    guests: 5,
  }
  await official.send('POST', '/api/activities', late, z.looseObject({}))
  await page.reload()
  expect(await report.indicators()).toEqual(indicators)
  expect((await report.download()).sheets).toEqual(first.sheets)
  await dashboard.open(view)
  expect(await dashboard.number('本月组织生活')).toBe((shown['本月组织生活'] ?? 0) + 1)
})

test('the city’s report keeps its name, district codes as text, and ten districts that add up', async ({ visit }) => {
  const page = await visit('leader')
  const month = addMonths(monthOf(today()), -6)
  await page.goto('/reports')
  await page.getByRole('combobox', { name: /^月份 / }).click()
  await page.getByRole('option', { name: month }).click()
  await page.getByRole('button', { name: '出具月报', exact: true }).click()
  const report = new ReportPage(page)
  await report.opened()
  await expect(page.getByText('已冻结', { exact: true })).toBeVisible()
  const file = await report.download()
  expect(file.fileName).toMatch(new RegExp(`^苏州市-${label(month)}\\.xlsx$`))

  const districts = byName(sheet(file.sheets, '区县'), '区县')
  const codes = [...districts.values()].map((row) => row[1]).filter((code) => typeof code === 'string' && /^32/.test(code))
  expect(codes).toHaveLength(10)
  expect(codes).toContain('320571')
  const total = districts.get('合计')
  const rows = [...districts].filter(([name]) => name !== '合计' && name !== '市级').map(([, row]) => row)
  const members = rows.filter((row) => /^32/.test(String(row[1]))).reduce((sum, row) => sum + Number(row[2]), 0)
  expect(members).toBe(total?.[2])

  await page.goto('/reports')
  // Other tests issue reports at the same time: this one stands among the newest, not always first.
  await expect(page.getByRole('row').filter({ hasText: '苏州市' }).filter({ hasText: month }).first()).toBeVisible()
})

test('a secretary reads the reports of the branch and is not offered to issue one', async ({ visit }) => {
  const page = await visit('branch_secretary')
  await page.goto('/reports')
  await expect(page.getByRole('heading', { level: 1, name: '报表' })).toBeVisible()
  await expect(page.getByRole('button', { name: '出具月报' })).toHaveCount(0)
})

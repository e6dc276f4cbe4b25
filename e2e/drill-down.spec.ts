import * as z from 'zod'
import { addMonths, firstDay, monthOf } from '@/domain/month'
import { today } from './city'
import { expect, test } from './fixtures'
import { Dashboard } from './pages/dashboard'
import { Shell } from './pages/shell'

const countOnly = z.object({ total: z.object({ count: z.number(), exact: z.boolean() }) })

test('an official of the city goes from city to district to branch by clicks, and back', async ({ visit }) => {
  const page = await visit('city_admin')
  const dashboard = new Dashboard(page)
  const { crumb } = new Shell(page)
  // Other tests write into recent months while this one looks: an older one stands still.
  await dashboard.open(`?month=${addMonths(monthOf(today()), -6)}`)
  const city = await dashboard.numbers()

  const district = dashboard.bars('货车党员司机').getByRole('link', { name: /^昆山/ })
  const [, inDistrict] = [...(await dashboard.places('货车党员司机'))].find(([place]) => place.startsWith('昆山')) ?? []
  await district.click()
  await expect(crumb).toContainText('昆山市道路运输行业党委')
  await expect.poll(() => dashboard.number('货车党员司机')).toBe(inDistrict)

  const branch = dashboard.bars('货车党员司机').getByRole('link').first()
  const name = (await branch.innerText()).split('\n')[0]?.trim() ?? ''
  await branch.click()
  await expect(page).toHaveURL(/\/organisations\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)

  await page.goBack()
  await expect(crumb).toContainText('昆山市道路运输行业党委')
  await expect.poll(() => dashboard.number('货车党员司机')).toBe(inDistrict)
  await page.goBack()
  await expect.poll(() => dashboard.numbers()).toEqual(city)
})

test('the address says all: opened elsewhere it shows the same numbers', async ({ visit }) => {
  const page = await visit('leader')
  const dashboard = new Dashboard(page)
  await dashboard.open(`?month=${addMonths(monthOf(today()), -2)}`)
  await dashboard.bars('货车党员司机').getByRole('link', { name: /^太仓/ }).click()
  await expect(new Shell(page).crumb).toContainText('太仓市道路运输行业党委')
  await expect(page).toHaveURL(/month=/)
  const numbers = await dashboard.numbers()

  const other = new Dashboard(await visit('city_admin'))
  const { pathname, search } = new URL(page.url())
  expect(pathname).toBe('/')
  await other.open(search)
  expect(await other.numbers()).toEqual(numbers)
})

test('the first numbers stand in the first HTML, and the page asks for no data again', async ({ visit, page }) => {
  const leader = await visit('leader')
  const asked: string[] = []
  leader.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/')) asked.push(request.url())
  })
  const answer = await leader.goto('/')
  const dashboard = new Dashboard(leader)
  await dashboard.tiles.waitFor()
  const shown = await dashboard.numbers()
  await leader.waitForLoadState('networkidle')
  expect(asked).toEqual([])

  const html = (await answer?.text()) ?? ''
  await page.setContent(html.replaceAll(/<script[\s\S]*?<\/script>|<link[^>]*>/g, ''))
  expect(await new Dashboard(page).numbers()).toEqual(shown)
})

test('each tile leads to rows that add up to it', async ({ visit, city }) => {
  const page = await visit('city_admin')
  const admin = await city.caller('city_admin')
  const { id: org } = await city.orgNamed('常熟市道路运输行业党委')
  const dashboard = new Dashboard(page)
  const month = monthOf(today())
  await dashboard.open(`?org=${org}`)
  const numbers = await dashboard.numbers()
  const follow = async (label: string) => {
    await dashboard.open(`?org=${org}`)
    await dashboard.tile(label).getByRole('link').click()
    await page.waitForURL((url) => url.pathname !== '/')
    await expect(page.getByRole('list', { name: '主要指标' })).toHaveCount(0)
    return new URL(page.url())
  }

  const activities = await follow('本月组织生活')
  expect(activities.pathname).toBe('/activities')
  expect((await admin.get(`/api/activities${activities.search}`, countOnly)).total.count).toBe(numbers['本月组织生活'])
  await expect(page.getByText(`共 ${numbers['本月组织生活'] ?? ''} 条`, { exact: true })).toBeVisible()

  const readings = await follow('本月站点服务')
  expect(readings.pathname).toBe('/stations/readings')
  const [visits] = await page.getByRole('list', { name: '合计' }).getByRole('listitem').allInnerTexts()
  expect(visits).toContain((numbers['本月站点服务'] ?? 0).toLocaleString('en-US'))
  expect(readings.searchParams.get('month')).toBe(month)

  const stations = await follow('服务站点')
  expect(stations.pathname).toBe('/stations')
  expect((await admin.get(`/api/stations${stations.search}`, countOnly)).total.count).toBe(numbers['服务站点'])

  const members = await follow('货车党员司机')
  expect(members.pathname).toBe('/members')
  await expect(
    page.getByText(new RegExp(`${numbers['货车党员司机'] ?? ''} 名|共 ${numbers['货车党员司机'] ?? ''} 条`)).first(),
  ).toBeVisible()
})

test('the tiles of a past month lead to the rows of that month, which say so until one asks for now', async ({ visit, city }) => {
  const page = await visit('city_admin')
  const admin = await city.caller('city_admin')
  const { id: org } = await city.orgNamed('苏州市道路运输行业党委')
  const dashboard = new Dashboard(page)
  const month = addMonths(monthOf(today()), -9)
  const words = `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月末的情况`
  await dashboard.open(`?org=${org}&month=${month}`)
  const numbers = await dashboard.numbers()
  const follow = async (label: string) => {
    await dashboard.open(`?org=${org}&month=${month}`)
    await dashboard.tile(label).getByRole('link').click()
    await page.waitForURL((url) => url.pathname !== '/')
    await expect(page.getByText(words, { exact: true })).toBeVisible()
    const { pathname, search, searchParams } = new URL(page.url())
    expect(searchParams.get('month')).toBe(month)
    return { pathname, count: (await admin.get(`/api${pathname}${search}`, countOnly)).total.count }
  }
  const now = page.getByRole('button', { name: '看现在的情况' })

  expect(await follow('服务站点')).toEqual({ pathname: '/stations', count: numbers['服务站点'] })
  await expect(page.getByText(`共 ${String(numbers['服务站点'])} 条`, { exact: true }).first()).toBeVisible()
  expect(await follow('流动党支部')).toEqual({ pathname: '/organisations', count: numbers['流动党支部'] })
  await expect(page.getByRole('status').filter({ hasText: `找到 ${String(numbers['流动党支部'])} 个` })).toBeVisible()
  expect(await follow('货车党员司机')).toEqual({ pathname: '/members', count: numbers['货车党员司机'] })
  const total = page.getByText(`共 ${(numbers['货车党员司机'] ?? 0).toLocaleString('en-US')} 名`)
  await expect(total).toBeVisible()

  await page.getByRole('button', { name: '下一页' }).click()
  await expect(page).toHaveURL(/cursor=/)
  await expect(total).toBeVisible()
  await page.getByRole('radio', { name: /^申请人/ }).check({ force: true })
  await expect(page).toHaveURL(new RegExp(`stage=applicant.*month=${month}`))
  await expect(page.getByText(words, { exact: true })).toBeVisible()
  await page.getByRole('radio', { name: /^党员/ }).check({ force: true })
  await expect(total).toBeVisible()
  await now.click()
  await expect(page).not.toHaveURL(/month=/)
  await expect(now).toHaveCount(0)
  await expect(total).toHaveCount(0)
})

test('the districts add up to the tiles, in bars and in the table behind them', async ({ visit }) => {
  const page = await visit('leader')
  const dashboard = new Dashboard(page)
  await dashboard.open(`?month=${addMonths(monthOf(today()), -3)}`)
  const sums = [
    ['货车党员司机', '货车党员司机'],
    ['站点服务人次', '本月站点服务'],
  ] as const
  for (const [card, tile] of sums) {
    const rows = await dashboard.places(card)
    const total = [...rows.values()].reduce((sum, value) => sum + value, 0)
    expect(total, card).toBe(await dashboard.number(tile))
    const table = await dashboard.asTable(dashboard.card(card, '按区县'))
    const last = await table.getByRole('row').last().innerText()
    expect(last.replaceAll(',', '')).toContain(String(total))
    await expect(table.getByRole('row')).toHaveCount(rows.size + 2)
  }
})

test('the month is switched in place, and each month keeps its own numbers', async ({ visit }) => {
  const page = await visit('leader')
  const dashboard = new Dashboard(page)
  const shell = new Shell(page)
  const month = addMonths(monthOf(today()), -6)
  await dashboard.open(`?month=${month}`)
  const now = await dashboard.numbers()
  await page.getByRole('button', { name: '上月', exact: true }).click()
  const before = addMonths(month, -1)
  await expect(page).toHaveURL(new RegExp(`month=${before}`))
  await expect(dashboard.subtitle).toContainText(before.slice(0, 4))
  await expect.poll(() => dashboard.numbers()).not.toEqual(now)
  const last = await dashboard.numbers()
  await page.getByRole('button', { name: '下月', exact: true }).click()
  await expect.poll(() => dashboard.numbers()).toEqual(now)

  await shell.month.click()
  const panel = page.getByRole('dialog', { name: '月份' })
  if (before.slice(0, 4) !== month.slice(0, 4)) await panel.getByRole('button', { name: '上一年' }).click()
  await panel.getByRole('button', { name: `${Number(before.slice(5))}月`, exact: true }).click()
  await expect.poll(() => dashboard.numbers()).toEqual(last)
  await dashboard.open()
  await expect(page.getByRole('button', { name: '下月', exact: true })).toBeDisabled()
})

test('a month in which too few stations reported is hatched, named, and a gap in the table', async ({ visit, database }) => {
  const page = await visit('leader')
  const dashboard = new Dashboard(page)
  await dashboard.open()
  const low = await database.rows<{ month: string; rate: string }>(
    `select to_char(month, 'YYYY-MM') as month, floor(sum(num) * 100.0 / sum(den))::text as rate from indicator_cell where indicator = 'reporting' and month >= $1 and month < $2
     group by month having sum(num) * 100.0 / sum(den) < 95 order by month`,
    [firstDay(addMonths(monthOf(today()), -23)), firstDay(monthOf(today()))],
  )
  expect(low.length).toBeGreaterThan(0)
  for (const { rate } of low) await expect(page.getByText(`${rate}%`).first()).toBeAttached()
  await expect(page.getByText('缺报').first()).toBeAttached()
  const table = await dashboard.asTable(dashboard.card('站点服务人次', '报数率'))
  for (const { month } of low) await expect(table.getByRole('row', { name: new RegExp(`^${month} 缺报`) })).toBeVisible()
})

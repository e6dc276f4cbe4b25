import type { Page, Route } from '@playwright/test'
import { receiptOf } from '@/domain/activity'
import { dayOf } from '@/domain/month'
import type { City } from './city'
import type { Database } from './database'
import { expect, test } from './fixtures'
import { Dashboard } from './pages/dashboard'
import { LogPage } from './pages/log'

// The numbers of one district are compared before and after, so that only one test at a time may log there.
test.describe.configure({ mode: 'default' })

const posts = '**/api/activities'
const isPost = (route: Route) => route.request().method() === 'POST'

async function branchOf(city: City) {
  const branch = await city.branch(2)
  const [person = ''] = branch.people
  return { ...branch, person }
}

/** What the device keeps of half-filled forms, as text. */
const drafts = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('hongyi')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('draft').objectStore('draft').getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            opening.result.close()
            resolve(JSON.stringify(reading.result))
          }
        }
      }),
  )

/** The receipt numbers of what a branch has logged. */
async function receipts(database: Database, orgId: string): Promise<string[]> {
  const rows = await database.rows<{ receipt: number; logged_at: Date }>(
    'select receipt, logged_at from activity where org_id = $1 order by id',
    [orgId],
  )
  return rows.map((row) => receiptOf(dayOf(new Date(row.logged_at)), Number(row.receipt)))
}

test('a secretary logs an activity on a phone in three taps, and the district sees one more', async ({ city, visit, database }) => {
  const branch = await branchOf(city)
  const official = new Dashboard(await visit('district_official'))
  await official.open()
  const district = await official.number('本月组织生活')

  const page = await visit(branch.secretary)
  await page.goto('/')
  await page.getByRole('link', { name: '记一次 主题党日' }).tap()
  const log = new LogPage(page)
  await expect(log.kind('主题党日')).toHaveAttribute('aria-pressed', 'true')
  await log.person(branch.person).tap()
  await log.submit.tap()
  await expect(log.outcome).toHaveText('已上报')
  const receipt = await log.receipt()
  expect(await receipts(database, branch.id)).toEqual([receipt])

  await page.getByRole('link', { name: '查看这次活动' }).tap()
  await expect(page.getByText(receipt)).toBeVisible()
  await expect(page.getByText(branch.person)).toBeVisible()
  await page.goto('/activities')
  await expect(page.getByText('共 1 条').first()).toBeVisible()

  await official.open()
  expect(await official.number('本月组织生活')).toBe(district + 1)
  await official.open(`?org=${branch.id}`)
  expect(await official.number('本月组织生活')).toBe(1)
  await expect(official.tile('本月组织生活')).toContainText('到会率 50.0%')
})

test('what was logged is mended, then withdrawn with a reason, and counts no more', async ({ city, visit, database }) => {
  const branch = await branchOf(city)
  const page = await visit(branch.secretary)
  const log = new LogPage(page)
  await log.open()
  await log.fill('主题党日', branch.person)
  await log.submit.tap()
  await page.getByRole('link', { name: '查看这次活动' }).tap()
  await page.getByRole('link', { name: '修改' }).tap()
  await page.getByRole('textbox', { name: '纪要' }).fill('改过的纪要')
  await page.getByRole('button', { name: '保存' }).tap()
  await expect(page.getByText('改过的纪要', { exact: true })).toBeVisible()
  await expect(page.getByText('活动已保存')).toBeVisible()
  await page.getByRole('button', { name: '撤回' }).tap()
  const dialog = page.getByRole('dialog', { name: '撤回这次活动' })
  await dialog.getByRole('button', { name: '撤回' }).tap()
  await expect(dialog.getByText('请写明事由')).toBeVisible()
  await dialog.getByRole('textbox').fill('记重了')
  await dialog.getByRole('button', { name: '撤回' }).tap()
  await expect(page.getByText('活动已撤回')).toBeVisible()
  expect(await database.rows('select state, state_note from activity where org_id = $1', [branch.id])).toEqual([
    { state: 'withdrawn', state_note: '记重了' },
  ])
  await page.goto('/activities')
  await expect(page.getByText('共 0 条').first()).toBeVisible()
})

test('the form asks for six things and no more', async ({ city, visit }) => {
  const branch = await branchOf(city)
  const page = await visit(branch.secretary)
  const log = new LogPage(page)
  await log.open()
  for (const label of ['类型，可多选', '标题', '日期', '地点', '参加人', '纪要'])
    await expect(page.getByText(label, { exact: true }).first()).toBeAttached()
  await expect(log.submit).toBeDisabled()
  await log.kind('支委会').tap()
  await log.person(branch.person).tap()
  await expect(log.submit).toBeEnabled()
})

test('without a connection it is kept on the phone, outlives a reload, and goes out once', async ({ city, visit, database }) => {
  const branch = await branchOf(city)
  const page = await visit(branch.secretary)
  const log = new LogPage(page)
  await log.open()
  await log.fill('志愿服务', branch.person)
  await page.context().setOffline(true)
  await log.submit.tap()
  await expect(log.outcome).toHaveText('已存到手机，联网后自动上报')
  await expect(log.waiting).toContainText('当前离线，已存到手机，联网后自动上报（1 条待发送）')
  expect(await receipts(database, branch.id)).toEqual([])

  // The network is back but the server does not answer yet: the submission must still be there after a reload.
  await page.route(posts, (route) => (isPost(route) ? route.abort() : route.continue()))
  await page.context().setOffline(false)
  await page.reload()
  await expect(log.waiting).toContainText('1 条待发送')
  expect(await receipts(database, branch.id)).toEqual([])
  await page.unroute(posts)
  await page.context().setOffline(true)
  await page.context().setOffline(false)
  await expect(log.waiting).toBeHidden()
  const sent = await receipts(database, branch.id)
  expect(sent).toHaveLength(1)
  await page.reload()
  await expect(log.submit).toBeVisible()
  expect(await receipts(database, branch.id)).toEqual(sent)
})

test('coming back online sends what waits, without a tap', async ({ city, visit, database }) => {
  const branch = await branchOf(city)
  const page = await visit(branch.secretary)
  const log = new LogPage(page)
  await log.open()
  await log.fill('义诊', branch.person)
  await page.context().setOffline(true)
  await log.submit.tap()
  await expect(log.waiting).toContainText('1 条待发送')
  await page.context().setOffline(false)
  await expect(log.waiting).toBeHidden()
  expect(await receipts(database, branch.id)).toHaveLength(1)
})

test('submitted twice in one breath it is one row', async ({ city, visit, database }) => {
  const branch = await branchOf(city)
  const page = await visit(branch.secretary)
  const log = new LogPage(page)
  await log.open()
  await log.fill('党课', branch.person)
  await page
    .locator('form')
    .filter({ has: log.submit })
    .evaluate((form) => {
      if (!(form instanceof HTMLFormElement)) throw new Error('not a form')
      form.requestSubmit()
      form.requestSubmit()
    })
  await expect(log.outcome).toHaveText('已上报')
  await expect(log.waiting).toBeHidden()
  expect(await receipts(database, branch.id)).toEqual([await log.receipt()])
})

test('an answer lost after the server had written gives the same receipt on the next try, and one row', async ({
  city,
  visit,
  database,
}) => {
  const branch = await branchOf(city)
  const page = await visit(branch.secretary)
  const log = new LogPage(page)
  await log.open()
  await log.fill('三送', branch.person)
  let lost = 0
  await page.route(posts, async (route) => {
    if (!isPost(route) || lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort()
  })
  await log.submit.tap()
  await expect(log.outcome).toHaveText('已存到手机，联网后自动上报')
  const [receipt = ''] = await receipts(database, branch.id)
  await log.waiting.getByRole('button', { name: /查看/ }).tap()
  await log.waiting.getByRole('button', { name: '立即发送' }).tap()
  await expect(page.getByText(`回执号 ${receipt}`)).toBeVisible()
  await expect(log.waiting).toBeHidden()
  expect(lost).toBe(1)
  expect(await receipts(database, branch.id)).toEqual([receipt])
})

test('what was half filled in is there again after a reload', async ({ city, visit }) => {
  const branch = await branchOf(city)
  const page = await visit(branch.secretary)
  const log = new LogPage(page)
  await log.open()
  await log.kind('更多').tap()
  await log.fill('讲座', branch.person)
  await expect(log.submit).toBeEnabled()
  await page.getByLabel('纪要').fill('讲了冬季行车')
  await expect.poll(() => drafts(page)).toContain('讲了冬季行车')
  await page.reload()
  await expect(page.getByText('已恢复上次没有提交的内容')).toBeVisible()
  await expect(log.kind('讲座')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByLabel('纪要')).toHaveValue('讲了冬季行车')
})

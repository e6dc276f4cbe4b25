import * as z from 'zod'
import { addDays } from '@/domain/month'
import { today, type City } from './city'
import { expect, test } from './fixtures'
import { SignInPage } from './pages/sign-in'
import { TrafficPage } from './pages/traffic'

/** A station of its own with its keeper; `usual` is what it counted on each of the last days. */
async function stationWithKeeper(city: City, usual = 0) {
  const org = await city.orgNamed('相城区道路运输行业党委')
  const station = await city.station(org.id, org.regionCode, { days: usual === 0 ? 0 : 5, count: usual })
  return { station, keeper: await city.account('station_keeper', { stationId: station.id }) }
}

test('a keeper reports today’s count in three taps, and a second report of the day corrects it', async ({ city, visit, database }) => {
  const { station, keeper } = await stationWithKeeper(city)
  const standing = () => database.rows('select day::text, count, version from reading where station_id = $1', [station.id])
  const page = await visit(keeper)
  await page.goto('/')
  const traffic = new TrafficPage(page)
  await traffic.count.tap()
  await page.keyboard.type('86')
  await traffic.submit.tap()
  await expect(traffic.receipt).toContainText('已记录 86 人次')
  expect(await standing()).toEqual([{ day: today(), count: 86, version: 1 }])

  await traffic.open()
  await expect(page.getByText('已报 86 人次')).toBeVisible()
  await traffic.count.fill('90')
  await traffic.correct.tap()
  await expect(traffic.receipt).toContainText('已更正为 90 人次')
  await expect(traffic.receipt).toContainText('原为 86 人次')
  expect(await standing()).toEqual([{ day: today(), count: 90, version: 2 }])
  const kept = await database.rows(
    `select before->>'count' as before, after->>'count' as after from audit_event where noun = 'reading' and account_name = $1 order by at`,
    [keeper.name],
  )
  expect(kept).toEqual([
    { before: null, after: '86' },
    { before: '86', after: '90' },
  ])
})

test('a past day that was missed is filled in', async ({ city, visit, database }) => {
  const { station, keeper } = await stationWithKeeper(city)
  const page = await visit(keeper)
  const traffic = new TrafficPage(page)
  await traffic.open()
  await page.getByRole('radio', { name: /^昨天/ }).tap()
  await expect(page).toHaveURL(new RegExp(`day=${addDays(today(), -1)}`))
  await traffic.count.fill('41')
  await traffic.submit.tap()
  await expect(traffic.receipt).toContainText('已记录 41 人次')
  expect(await database.rows('select day::text, count from reading where station_id = $1', [station.id])).toEqual([
    { day: addDays(today(), -1), count: 41 },
  ])
})

test('a count far above the usual is asked about before it is taken', async ({ city, visit, database }) => {
  const { station, keeper } = await stationWithKeeper(city, 20)
  const counted = () => database.rows('select count from reading where station_id = $1 and day = $2', [station.id, today()])
  const traffic = new TrafficPage(await visit(keeper))
  await traffic.open()
  await traffic.count.fill('1500')
  await traffic.submit.tap()
  await expect(traffic.question).toContainText('1,500')
  await expect(traffic.question).toContainText('20 人次')
  await traffic.question.getByRole('button', { name: '取消' }).tap()
  await expect(traffic.question).toBeHidden()
  expect(await counted()).toEqual([])

  await traffic.submit.tap()
  await traffic.question.getByRole('button', { name: '数字没错，提交' }).tap()
  await expect(traffic.receipt).toContainText('已记录 1,500 人次')
  expect(await counted()).toEqual([{ count: 1500 }])
})

test('a day that has not come cannot be reported', async ({ city, visit, database }) => {
  const { station, keeper } = await stationWithKeeper(city)
  const page = await visit(keeper)
  const traffic = new TrafficPage(page)
  await traffic.open()
  await expect(page.getByLabel('其他日期')).toHaveAttribute('max', today())
  await traffic.open(`?day=${addDays(today(), 1)}`)
  await traffic.count.fill('12')
  await traffic.submit.tap()
  await expect(traffic.problem).toContainText('日期在今天之后')
  expect(await database.count('from reading where station_id = $1', [station.id])).toBe(0)
})

test('an address that names no day is today’s', async ({ city, visit }) => {
  const { keeper } = await stationWithKeeper(city)
  const traffic = new TrafficPage(await visit(keeper))
  await traffic.open('?day=garbage')
  await expect(traffic.page.getByLabel('今天的人次')).toBeVisible()
})

test('a session that ended under the count keeps what was typed until somebody has signed in again', async ({ city, visit, database }) => {
  const { station, keeper } = await stationWithKeeper(city)
  const page = await visit(keeper)
  const traffic = new TrafficPage(page)
  await traffic.open()
  await traffic.count.fill('58')
  await (await city.caller(keeper)).send('DELETE', '/api/me/sessions', {}, z.looseObject({}))
  await traffic.submit.tap()
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: '去登录' }).tap()
  const elsewhere = await opened
  await elsewhere.waitForLoadState('networkidle')
  await new SignInPage(elsewhere).pass(keeper)
  await expect(traffic.count).toHaveValue('58')
  await traffic.submit.tap()
  await expect(traffic.receipt).toContainText('已记录 58 人次')
  expect(await database.rows('select count from reading where station_id = $1', [station.id])).toEqual([{ count: 58 }])
})

test('a count below zero or without a number is not sent', async ({ city, visit, database }) => {
  const { station, keeper } = await stationWithKeeper(city)
  const traffic = new TrafficPage(await visit(keeper))
  await traffic.open()
  await traffic.submit.tap()
  await expect(traffic.problem).toContainText('请填写这一项')
  await traffic.count.fill('-5')
  await expect(traffic.count).toHaveValue('5')
  expect(await database.count('from reading where station_id = $1', [station.id])).toBe(0)
})

test('two phones report the same day: the second sees the first count before it replaces it', async ({ city, visit, database }) => {
  const { station, keeper } = await stationWithKeeper(city)
  const [one, other] = [new TrafficPage(await visit(keeper)), new TrafficPage(await visit(keeper))]
  await one.open()
  await other.open()
  await one.count.fill('30')
  await one.submit.tap()
  await expect(one.receipt).toContainText('已记录 30 人次')
  await other.count.fill('35')
  await other.submit.tap()
  const question = other.page.getByRole('dialog', { name: '这一天刚有人报过' })
  await expect(question).toContainText('现在记的是 30 人次，您填的是 35 人次')
  await question.getByRole('button', { name: '改为 35 人次' }).tap()
  await expect(other.receipt).toContainText('已更正为 35 人次')
  expect(await database.rows('select count from reading where station_id = $1', [station.id])).toEqual([{ count: 35 }])
})

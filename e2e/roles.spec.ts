import type { Page } from '@playwright/test'
import type { Role } from '@/domain/roles'
import { expect, test } from './fixtures'
import { Shell } from './pages/shell'

const seeing = ['总览', '组织', '阵地', '活动', '企业', '摸排数据', '两查一核', '报表']

/** What each role's navigation offers, where it lands, and pages that are not its own. */
const roles: Record<Role, { home: string; ways: string[]; foreign: string[] }> = {
  city_admin: {
    home: '/',
    ways: ['总览', '组织', '党员', '阵地', '活动', '企业', '摸排数据', '两查一核', '报表', '导入', '账号', '设置'],
    foreign: ['/audit', '/traffic', '/activities/new'],
  },
  leader: {
    home: '/',
    ways: seeing,
    foreign: [
      '/members',
      '/members/new',
      '/accounts',
      '/settings',
      '/audit',
      '/traffic',
      '/activities/new',
      '/stations/new',
      '/organisations/new',
    ],
  },
  district_official: {
    home: '/',
    ways: ['总览', '组织', '党员', '阵地', '活动', '企业', '摸排数据', '两查一核', '报表', '导入', '账号'],
    foreign: ['/settings', '/audit'],
  },
  branch_secretary: {
    home: '/',
    ways: ['总览', '组织', '党员', '阵地', '活动', '企业', '摸排数据', '报表', '导入', '记活动', '报客流'],
    foreign: ['/accounts', '/settings', '/audit', '/stations/new', '/organisations/new'],
  },
  station_keeper: {
    home: '/traffic',
    ways: ['报客流', '阵地'],
    foreign: [
      '/organisations',
      '/members',
      '/activities',
      '/figures',
      '/census',
      '/reports',
      '/accounts',
      '/settings',
      '/audit',
      '/activities/new',
    ],
  },
  auditor: {
    home: '/audit',
    ways: ['审计'],
    foreign: [
      '/organisations',
      '/members',
      '/stations',
      '/activities',
      '/figures',
      '/census',
      '/reports',
      '/accounts',
      '/settings',
      '/traffic',
    ],
  },
}
const roleNames: readonly Role[] = ['city_admin', 'leader', 'district_official', 'branch_secretary', 'station_keeper', 'auditor']

test('of two ways that lead to a page the closer one is marked', async ({ visit }) => {
  const page = await visit('branch_secretary')
  await page.goto('/activities/new')
  const marked = new Shell(page).navigation.locator('[aria-current=page]')
  await expect(marked).toHaveText(['记活动'])
  await page.goto('/activities')
  await expect(marked).toHaveText(['活动'])
})

for (const role of roleNames) {
  const { home, ways, foreign } = roles[role]
  test(`${role} lands at ${home}, is offered what works, and meets a friendly page elsewhere`, async ({ visit }) => {
    const page = await visit(role)
    const shell = new Shell(page)
    await page.goto('/')
    await expect(shell.navigation).toBeVisible()
    expect(new URL(page.url()).pathname).toBe(home)
    expect((await shell.ways()).toSorted()).toEqual(ways.toSorted())
    for (const link of await shell.navigation.getByRole('listitem').getByRole('link').all()) {
      const href = (await link.getAttribute('href')) ?? ''
      const answer = await page.request.get(href)
      expect(answer.status(), href).toBe(200)
      expect(await answer.text(), href).toContain('示例数据')
    }
    for (const path of foreign) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(403)
      await expect(page.getByRole('heading', { level: 1, name: '这一页不在您的查看范围' })).toBeVisible()
      await expect(page.getByRole('link', { name: '回到首页' })).toBeVisible()
    }
  })
}

test('the sign-in page says that the data is invented', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(new Shell(page).demo).toBeVisible()
})

test('an address that leads nowhere is a friendly page with the right status', async ({ visit }) => {
  const page = await visit('leader')
  for (const path of [
    '/nowhere',
    '/organisations/01a208f9-75ba-7053-bd41-67120450de6f',
    '/activities/not-an-id',
    '/reports/01a208f9-75ba-7053-bd41-67120450de6f',
  ]) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1, name: '没有找到这一页' })).toBeVisible()
  }
})

test('a secretary meets a 404 at a neighbour’s branch, member, activity, station and numbers', async ({ visit, city, database }) => {
  const neighbour = await city.branch(1)
  const [person] = await database.rows<{ id: string }>('select id from person where name = $1', [neighbour.people[0]])
  const station = await city.station(neighbour.id, '320507')
  const [activity] = await database.rows<{ id: string }>(
    `select a.id from activity a join org o on o.id = a.org_id where o.name = '昆山市货运流动党员第一党支部' order by a.id limit 1`,
  )
  const page = await visit('branch_secretary')
  const paths = [
    `/organisations/${neighbour.id}`,
    `/members/${person?.id ?? ''}`,
    `/activities/${activity?.id ?? ''}`,
    `/stations/${station.id}`,
    `/?org=${neighbour.id}`,
    `/activities/new?org=${neighbour.id}`,
  ]
  for (const path of paths) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
    expect(await page.content(), path).not.toContain(neighbour.name)
  }
  for (const path of [`/members?org=${neighbour.id}`, `/activities?org=${neighbour.id}`, `/stations?org=${neighbour.id}`]) {
    await page.goto(path)
    expect(await page.content(), path).not.toContain(neighbour.people[0])
    expect(await page.content(), path).not.toContain(station.name)
  }
})

test('leadership meets no member’s name on any page that it can reach', async ({ visit, database }) => {
  test.setTimeout(120_000)
  const accounts = new Set((await database.rows<{ name: string }>('select display_name as name from account')).map((row) => row.name))
  const people = (await database.rows<{ name: string }>('select distinct name from person where anonymised_at is null'))
    .map((row) => row.name)
    .filter((name) => !accounts.has(name))
  expect(people.length).toBeGreaterThan(500)
  const page = await visit('leader')
  const seen = await crawl(page, '/', async (path, html) => {
    const named = people.filter((name) => html.includes(name))
    expect(named, path).toEqual([])
  })
  for (const pattern of [
    '/',
    '/organisations',
    '/organisations/:id',
    '/stations/:id',
    '/activities/:id',
    '/stations/readings',
    '/figures',
    '/reports',
  ])
    expect([...seen.keys()], pattern).toContain(pattern)
})

/** Follows links, at most `each` pages of one shape, and hands over what came: the HTML holds all data of a page. */
async function crawl(
  page: Page,
  start: string,
  look: (path: string, html: string) => Promise<void>,
  each = 3,
): Promise<Map<string, number>> {
  const shapes = new Map<string, number>()
  const known = new Set([start])
  const waiting = [start]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const shape = (path.split('?')[0] ?? path).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id')
    if ((shapes.get(shape) ?? 0) >= each || shape.startsWith('/api/')) continue
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
    const answer = await page.request.get(path)
    expect(answer.status(), path).toBe(200)
    const html = await answer.text()
    await look(path, html)
    for (const [, href = ''] of html.matchAll(/<a[^>]+href="(\/[^"#]*)"/g)) {
      const next = href.replaceAll('&amp;', '&')
      if (!known.has(next)) waiting.push(next)
      known.add(next)
    }
  }
  return shapes
}

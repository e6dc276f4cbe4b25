import type { Page } from '@playwright/test'
import { addMonths, dayOf, monthOf } from '@/domain/month'
import type { Role } from '@/domain/roles'
import type { Database } from '../database'

/** A page as a check of all pages visits it: who sees it, where it is, and what is opened on it. */
export type Visit = {
  name: string
  role: Role
  path: string | ((database: Database) => Promise<string>)
  open?: (page: Page) => Promise<void>
}

const one = (path: string, query: string) => async (database: Database) => {
  const [row] = await database.rows<{ id: string }>(query)
  if (row === undefined) throw new Error(`no row for ${path}`)
  return path.replace(':id', row.id)
}
const branch = `select id from org where name = '相城区货运流动党员第一党支部'`
const member = `select m.person_id as id from membership m join org o on o.id = m.org_id where o.name = '相城区货运流动党员第一党支部' and m.stage = 'full' and m.valid_to is null and m.superseded_at is null order by 1 limit 1`
const developing = `select p.id from person p join org o on o.id = p.org_id where o.name = '相城区货运流动党员第一党支部' and p.stage in ('applicant', 'activist', 'candidate', 'probationary') order by p.stage, p.id limit 1`
const kept = `select p.person_id as id from presence p join org o on o.id = p.org_id where o.name = '相城区货运流动党员第一党支部' and p.valid_to is null and p.superseded_at is null order by 1 limit 1`
const activity = `select a.id from activity a join org o on o.id = a.org_id where o.name = '相城区货运流动党员第一党支部' and a.state = 'held' order by a.starts_at desc limit 1`
const station = `select s.id from station s join org o on o.id = s.org_id where o.name = '相城区货运流动党员第一党支部' order by s.name limit 1`
const enterprise = `select e.id from enterprise e join org o on o.enterprise_id = e.id where e.region_code = '320507' order by e.name limit 1`
const outside = `select id from enterprise e where region_code = '320507' and kind = 'transport' and not exists (select from union_membership where enterprise_id = e.id) order by name limit 1`
const counted = `select d.id from census_district d join census_campaign c on c.id = d.campaign_id where d.region_code = '320507' and c.closed_at is null`
const report = `select id from report order by issued_at desc limit 1`
const secretary = `select id from account where name = 'secretary'`

const compared = async (database: Database) => {
  const [row] = await database.rows<{ left: string; right: string }>(
    `select holder_id as left, person_id as right from identity_check where state = 'open' order by asked_at, id desc limit 1`,
  )
  if (row === undefined) throw new Error('no number waits for a check')
  return `/members/duplicates/compare?left=${row.left}&right=${row.right}`
}

const press = (name: string | RegExp) => async (page: Page) => page.getByRole('button', { name }).first().click()
const pressed = (name: string | RegExp, role: 'dialog' | 'menu' | 'listbox' | 'tree') => async (page: Page) => {
  await press(name)(page)
  await page.getByRole(role).first().waitFor()
}

/** Every page of the product once, as a role that it is made for. */
export const visits: readonly Visit[] = [
  { name: 'dashboard', role: 'city_admin', path: '/' },
  { name: 'dashboard of a district', role: 'district_official', path: '/' },
  { name: 'a secretary’s home', role: 'branch_secretary', path: '/' },
  { name: 'organisations', role: 'city_admin', path: '/organisations' },
  { name: 'the tree by territory', role: 'city_admin', path: '/organisations?line=territory' },
  { name: 'a branch', role: 'branch_secretary', path: one('/organisations/:id', branch) },
  { name: 'a new organisation', role: 'city_admin', path: '/organisations/new' },
  { name: 'an organisation’s facts', role: 'district_official', path: one('/organisations/:id/edit', branch) },
  { name: 'a change of an organisation', role: 'district_official', path: one('/organisations/:id/change', branch) },
  { name: 'terms and posts', role: 'district_official', path: one('/organisations/:id/committee', branch) },
  {
    name: 'an election',
    role: 'district_official',
    path: one('/organisations/:id/committee', branch),
    open: pressed('记录选举', 'dialog'),
  },
  { name: 'a handover', role: 'branch_secretary', path: one('/organisations/:id/handover', branch) },
  { name: 'members', role: 'district_official', path: '/members' },
  { name: 'the structure of members', role: 'leader', path: '/members/structure' },
  { name: 'a member', role: 'branch_secretary', path: one('/members/:id', member) },
  { name: 'a member under development', role: 'branch_secretary', path: one('/members/:id', developing) },
  { name: 'development', role: 'district_official', path: '/members/development' },
  { name: 'dues', role: 'branch_secretary', path: '/members/dues' },
  { name: 'dues by branch', role: 'district_official', path: '/members/dues/branches' },
  { name: 'dues of the city', role: 'city_admin', path: '/members/dues/branches' },
  { name: 'a new member', role: 'branch_secretary', path: '/members/new' },
  { name: 'transfers', role: 'branch_secretary', path: '/members/transfers' },
  { name: 'imports', role: 'branch_secretary', path: '/imports' },
  { name: 'floating members', role: 'branch_secretary', path: '/members/floating' },
  { name: 'a feedback letter', role: 'branch_secretary', path: one('/members/:id/feedback', kept) },
  { name: 'identity checks', role: 'city_admin', path: '/members/duplicates' },
  { name: 'likely duplicates', role: 'district_official', path: '/members/duplicates?tab=pairs' },
  { name: 'merges', role: 'district_official', path: '/members/duplicates?tab=merged' },
  { name: 'two entries side by side', role: 'city_admin', path: compared },
  { name: 'stations', role: 'leader', path: '/stations' },
  { name: 'a station', role: 'district_official', path: one('/stations/:id', station) },
  { name: 'a new station', role: 'city_admin', path: '/stations/new' },
  { name: 'a station’s facts', role: 'city_admin', path: one('/stations/:id/edit', station) },
  { name: 'the month’s traffic', role: 'leader', path: '/stations/readings' },
  { name: 'logging traffic', role: 'station_keeper', path: '/traffic' },
  { name: 'logging traffic for many stations', role: 'district_official', path: '/traffic' },
  { name: 'activities', role: 'leader', path: '/activities' },
  { name: 'an activity', role: 'branch_secretary', path: one('/activities/:id', activity) },
  { name: 'logging an activity', role: 'branch_secretary', path: '/activities/new' },
  { name: 'mending an activity', role: 'branch_secretary', path: one('/activities/:id/edit', activity) },
  { name: 'enterprises', role: 'leader', path: '/enterprises' },
  { name: 'an enterprise', role: 'district_official', path: one('/enterprises/:id', enterprise) },
  { name: 'a new enterprise', role: 'city_admin', path: '/enterprises/new' },
  { name: 'an enterprise’s facts', role: 'district_official', path: one('/enterprises/:id/edit', enterprise) },
  { name: 'union coverage', role: 'leader', path: '/enterprises/union' },
  { name: 'duties', role: 'branch_secretary', path: '/duties' },
  { name: 'duties of a month', role: 'leader', path: `/duties?month=${addMonths(monthOf(dayOf(new Date())), -2)}` },
  { name: 'rules of duties', role: 'city_admin', path: '/duties/rules' },
  { name: 'figures', role: 'leader', path: '/figures' },
  { name: 'the census', role: 'city_admin', path: '/census' },
  { name: 'a district of the census', role: 'leader', path: one('/census/:id', counted) },
  { name: 'reports', role: 'leader', path: '/reports' },
  { name: 'a report', role: 'leader', path: one('/reports/:id', report) },
  { name: 'accounts', role: 'city_admin', path: '/accounts' },
  { name: 'an account', role: 'city_admin', path: one('/accounts/:id', secretary) },
  { name: 'a new account', role: 'city_admin', path: '/accounts/new' },
  { name: 'settings', role: 'city_admin', path: '/settings' },
  { name: 'audit', role: 'auditor', path: '/audit' },
  { name: 'my account', role: 'leader', path: '/me' },
  { name: 'my password', role: 'leader', path: '/me/password' },
]

/** What opens over a page. */
export const overlays: readonly Visit[] = [
  { name: 'account menu', role: 'leader', path: '/figures', open: pressed(/的账号菜单$/, 'menu') },
  { name: 'month picker', role: 'leader', path: '/', open: pressed(/，选择月份$/, 'dialog') },
  { name: 'breadcrumb menu', role: 'leader', path: '/', open: pressed(/，选择下级$/, 'menu') },
  { name: 'definition', role: 'leader', path: '/', open: pressed('货车党员司机的口径', 'dialog') },
  {
    name: 'a filter’s options',
    role: 'leader',
    path: '/stations',
    open: async (page) => {
      await page.getByRole('combobox', { name: /^类型 / }).click()
      await page.getByRole('listbox').waitFor()
    },
  },
  { name: 'the tree of organisations', role: 'leader', path: '/activities', open: pressed(/^组织 /, 'tree') },
  { name: 'views of a list under a name', role: 'leader', path: '/stations', open: pressed('已存筛选', 'dialog') },
  {
    name: 'a chart as a table',
    role: 'leader',
    path: '/',
    open: async (page) => page.getByRole('radio', { name: '表', exact: true }).first().check({ force: true }),
  },
  {
    name: 'a new territorial committee',
    role: 'city_admin',
    path: '/organisations?line=territory',
    open: pressed('新增属地党组织', 'dialog'),
  },
  { name: 'the columns of a list', role: 'leader', path: '/stations', open: pressed('列', 'dialog') },
  { name: 'editing a member', role: 'branch_secretary', path: one('/members/:id', member), open: pressed('修改资料', 'dialog') },
  { name: 'recording a change', role: 'branch_secretary', path: one('/members/:id', member), open: pressed('登记变更', 'dialog') },
  { name: 'a copy of own data', role: 'branch_secretary', path: one('/members/:id', member), open: pressed('本人信息副本', 'dialog') },
  { name: 'merging with another', role: 'branch_secretary', path: one('/members/:id', member), open: pressed('与他人合并', 'dialog') },
  { name: 'sending a transfer', role: 'branch_secretary', path: one('/members/:id', member), open: pressed('转接', 'dialog') },
  { name: 'taking in from outside', role: 'branch_secretary', path: '/members/transfers', open: pressed('登记市外转入', 'dialog') },
  { name: 'recording a step', role: 'branch_secretary', path: one('/members/:id', developing), open: pressed(/^登记：/, 'dialog') },
  {
    name: 'registering somebody as away',
    role: 'branch_secretary',
    path: one('/members/:id', member),
    open: pressed('登记流出', 'dialog'),
  },
  { name: 'assessing dues', role: 'branch_secretary', path: '/members/dues', open: pressed(/^核定基数/, 'dialog') },
  { name: 'paying dues', role: 'branch_secretary', path: '/members/dues', open: pressed('登记交纳', 'dialog') },
  { name: 'asking for a number', role: 'branch_secretary', path: one('/members/:id', member), open: pressed('申请查看', 'dialog') },
  { name: 'withdrawing an activity', role: 'branch_secretary', path: one('/activities/:id', activity), open: pressed('撤回', 'dialog') },
  {
    name: 'a form with errors',
    role: 'branch_secretary',
    path: '/members/new',
    open: async (page) => {
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByText('姓名至少 2 个字。').waitFor()
    },
  },
  { name: 'entering the union', role: 'district_official', path: one('/enterprises/:id', outside), open: pressed('登记入会', 'dialog') },
  { name: 'reporting a look', role: 'district_official', path: one('/census/:id', counted), open: pressed(/^填报/, 'dialog') },
  { name: 'closing a census', role: 'city_admin', path: '/census', open: pressed('结束摸排', 'dialog') },
  { name: 'all kinds of activity', role: 'branch_secretary', path: '/activities/new', open: press('更多') },
  { name: 'locking an account', role: 'city_admin', path: one('/accounts/:id', secretary), open: pressed('停用', 'dialog') },
  { name: 'changing a setting', role: 'city_admin', path: '/settings', open: press(/^修改三会一课统计范围/) },
  { name: 'one entry of the audit', role: 'auditor', path: '/audit', open: pressed('查看', 'dialog') },
]

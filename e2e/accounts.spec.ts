import { demoAccount } from './account'
import { unique } from './city'
import { expect, test } from './fixtures'
import { Shell } from './pages/shell'
import { SignInPage } from './pages/sign-in'

test('an account is opened, its holder must choose a password, gets a second role, and is locked out at once', async ({
  visit,
  page,
  browser,
  database,
}) => {
  const admin = await visit('city_admin')
  const name = unique('t-')
  await admin.goto('/accounts')
  await admin.getByRole('link', { name: '新建账号' }).click()
  await admin.waitForURL('**/accounts/new')
  await admin.getByRole('textbox', { name: /^姓名/ }).fill('测试新书记')
  await admin.getByRole('textbox', { name: /^登录名/ }).fill(name)
  await admin.getByRole('combobox', { name: '角色' }).click()
  await admin.getByRole('option', { name: '支部书记' }).click()
  const place = admin.getByRole('combobox', { name: '管理范围' })
  await place.fill('太仓市货运流动党员第一党支部')
  await admin.getByRole('option', { name: '太仓市货运流动党员第一党支部' }).click()
  await admin.getByRole('button', { name: '新建账号' }).click()
  const told = admin.getByRole('dialog', { name: '请把密码转告本人' })
  await expect(told).toContainText(name)
  const password = await told.getByRole('definition').nth(1).innerText()
  await told.getByRole('button', { name: '我已记下' }).click()
  await expect(admin).toHaveURL(/\/accounts\/[0-9a-f-]{36}$/)
  await expect(admin.getByText(password)).toHaveCount(0)

  const signIn = new SignInPage(page)
  await signIn.open()
  await signIn.pass({ name, password })
  await expect(page).toHaveURL(/\/me\/password$/)
  await page.goto('/members')
  await expect(page).toHaveURL(/\/me\/password$/)
  const own = unique('Own-')
  await page.getByLabel('现在的密码').fill(password)
  await page.getByLabel(/^新密码/).fill('short')
  await page.getByLabel('再输一次新密码').fill('short')
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByText('至少 10 个字符，并包含大写字母')).toBeVisible()
  await page.getByLabel(/^新密码/).fill(own)
  await page.getByLabel('再输一次新密码').fill(own)
  await page.getByRole('button', { name: '修改密码' }).click()
  const shell = new Shell(page)
  await expect(shell.navigation).toBeVisible()
  await expect(shell.navigation.getByRole('link', { name: '党员' })).toBeVisible()

  await admin.reload()
  await admin.getByRole('button', { name: '增加授权' }).click()
  const dialog = admin.getByRole('dialog', { name: /增加授权$/ })
  await dialog.getByRole('combobox', { name: '角色' }).click()
  await admin.getByRole('option', { name: '领导' }).click()
  await dialog.getByRole('combobox', { name: '管理范围' }).fill('常熟市道路运输行业党委')
  await admin.getByRole('option', { name: '常熟市道路运输行业党委' }).click()
  await dialog.getByRole('button', { name: '授权', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(admin.getByText('常熟市道路运输行业党委 · 领导')).toBeVisible()
  await page.goto('/organisations')
  await expect(page.getByText('常熟市道路运输行业党委').first()).toBeVisible()

  await admin.getByRole('listitem').filter({ hasText: '常熟市道路运输行业党委 · 领导' }).getByRole('button', { name: '收回' }).click()
  await admin.getByRole('dialog', { name: '收回授权' }).getByRole('button', { name: '收回授权' }).click()
  await expect(admin.getByText('已收回')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('常熟市道路运输行业党委')).toHaveCount(0)

  await admin.getByRole('button', { name: '停用' }).click()
  await admin.getByRole('dialog', { name: '停用账号' }).getByRole('button', { name: '停用账号' }).click()
  await expect(admin.getByText('已停用')).toBeVisible()
  await page.reload()
  await expect(signIn.submit).toBeVisible()
  await signIn.try({ name, password: own })
  await expect(signIn.refusal).toBeVisible()

  const auditor = await (await browser.newContext()).newPage()
  const log = new SignInPage(auditor)
  await log.open()
  await log.pass(demoAccount('auditor'))
  const [account] = await database.rows<{ id: string }>('select id from account where name = $1', [name])
  await auditor.goto(`/audit?row=${account?.id ?? ''}`)
  for (const action of ['新建账号', '停用账号'])
    await expect(auditor.getByRole('row').filter({ hasText: action }).first()).toContainText(demoAccount('city_admin').name)
  expect(await auditor.content()).not.toContain(password)
  await auditor.context().close()
})

test('an account pauses after five wrong passwords, and its holder gets the same answer with the right one', async ({
  page,
  city,
  visit,
}) => {
  const [org] = await city.orgs()
  const account = await city.account('leader', { orgId: org?.id ?? '' })
  const signIn = new SignInPage(page)
  await signIn.open()
  for (let count = 0; count < 5; count += 1) {
    const answered = page.waitForResponse((response) => response.url().includes('/callback/credentials'))
    await signIn.try({ name: account.name, password: `Wrong-${count}-password` })
    await answered
    await expect(signIn.password).toHaveValue('')
  }
  const answer = await signIn.refusal.innerText()
  await signIn.try(account)
  await expect(signIn.password).toHaveValue('')
  await expect(signIn.refusal).toHaveText(answer)

  const admin = await visit('city_admin')
  await admin.goto(`/accounts/${account.id}`)
  await expect(admin.getByText('暂停登录', { exact: true })).toBeVisible()
  await admin.getByRole('button', { name: '启用' }).click()
  await admin.getByRole('dialog', { name: '启用账号' }).getByRole('button', { name: '启用账号' }).click()
  await expect(admin.getByText('正常', { exact: true })).toBeVisible()
  await signIn.pass(account)
})

test('whose last role has ended is told so, and can sign out', async ({ page, city, visit }) => {
  const [org] = await city.orgs()
  const account = await city.account('leader', { orgId: org?.id ?? '' })
  const signIn = new SignInPage(page)
  await signIn.open()
  await signIn.pass(account)
  const admin = await visit('city_admin')
  await admin.goto(`/accounts/${account.id}`)
  await admin.getByRole('button', { name: '收回' }).click()
  await admin.getByRole('dialog', { name: '收回授权' }).getByRole('button', { name: '收回授权' }).click()
  await expect(admin.getByText('已收回')).toBeVisible()

  await page.goto('/')
  await expect(page.getByText('目前没有授权')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: '退出登录' }).click()
  await expect(signIn.submit).toBeVisible()
})

test('the administrator changes a setting; the audit says from what to what', async ({ visit, database }) => {
  const admin = await visit('city_admin')
  await admin.goto('/settings')
  const current = await database.rows<{ value: number }>(
    `select value from setting where key = 'sign_in.address_failures' order by valid_from desc, id desc limit 1`,
  )
  const before = current[0]?.value ?? 50
  const after = before === 50 ? 60 : 50
  await admin.getByRole('button', { name: '修改同一地址失败次数' }).click()
  const field = admin.getByRole('textbox', { name: '同一地址失败次数' })
  await field.fill('3')
  await admin.getByRole('button', { name: '保存' }).click()
  await expect(admin.getByText('小于允许的最小值')).toBeVisible()
  await field.fill(String(after))
  await admin.getByRole('button', { name: '保存' }).click()
  await expect(field).toBeHidden()
  await expect(admin.getByText(`${after} 次`)).toBeVisible()

  const auditor = await visit('auditor')
  await auditor.goto('/audit?action=setting.change')
  const newest = auditor.getByRole('row').nth(1)
  await expect(newest).toContainText('修改设置')
  await expect(newest).toContainText(demoAccount('city_admin').name)
  const [kept] = await database.rows(
    `select before->>'value' as before, after->>'value' as after from audit_event where action = 'setting.change' and row_id = 'sign_in.address_failures' order by at desc limit 1`,
  )
  expect(kept).toEqual({ before: String(before), after: String(after) })
})

test('a district official opens accounts for the district only, and cannot touch a senior’s', async ({ visit, city, database }) => {
  const official = await visit('district_official')
  await official.goto('/accounts/new')
  await official.getByRole('combobox', { name: '角色' }).click()
  await expect(official.getByRole('option')).toHaveText(['支部书记', '驿站管理员'])
  await official.getByRole('option', { name: '支部书记' }).click()
  await official.getByRole('combobox', { name: '管理范围' }).fill('昆山')
  await expect(official.getByText('没有符合的项')).toBeVisible()
  const [admin] = await database.rows<{ id: string }>('select id from account where name = $1', [demoAccount('city_admin').name])
  const answer = await official.goto(`/accounts/${admin?.id ?? ''}`)
  expect(answer?.status()).toBe(404)
  const kunshan = await city.orgNamed('昆山市道路运输行业党委')
  const caller = await city.caller('district_official')
  const refused = await caller.write('POST', '/api/accounts', {
    name: unique('t-'),
    displayName: '测试越权',
    role: 'branch_secretary',
    orgId: kunshan.id,
  })
  expect(refused.status()).toBe(422)
})

import { writeXlsx } from 'hucre/xlsx'
import { checkDigitOf } from '@/domain/id-number'
import { memberTable } from '@/domain/member-table'
import { addDays } from '@/domain/month'
import { testName, today } from './city'
import { expect, test } from './fixtures'

const branch = '相城区货运流动党员第一党支部'
const heads = Object.values(memberTable.columns).map(({ label }) => label.zh)
type Line = Readonly<Record<string, string>>

/** A workbook of the members' template, as an official has it on the desk. */
async function workbook(lines: readonly Line[]) {
  const rows = [heads, ...lines.map((line) => heads.map((label) => line[label] ?? null))]
  return {
    name: '党员花名册.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await writeXlsx({ sheets: [{ name: '花名册', rows }] })),
  }
}

/** A number that holds and is nobody's. */
function invented(): string {
  const body = `02${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}19800101${String(Math.floor(Math.random() * 1_000)).padStart(3, '0')}`
  return body + checkDigitOf(body)
}
const line = (name: string, extra: Line = {}): Line => ({
  姓名: name,
  身份证号: invented(),
  司机群体: '货车',
  // Not a member: no total that another test looks at moves.
  发展阶段: '入党申请人',
  所在支部: branch,
  起始日期: addDays(today(), -90),
  ...extra,
})

test('a roster is checked, its faults are told, the rest is written when confirmed, and taken back', async ({ visit, database }) => {
  const name = testName()
  const page = await visit('district_official')
  await page.goto('/imports')
  await page
    .getByLabel('选择文件')
    .setInputFiles(await workbook([line(name), line(`${name}乙`, { 入党日期: '12.06' }), line(`${name}丙`, { 手机: '1380000' })]))

  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/)
  await expect(page.getByText('现在还没有写入任何数据')).toBeVisible()
  const faults = page.getByRole('table', { name: '需要修改的行' })
  await expect(faults.getByRole('row').nth(1)).toContainText('缺少年份')
  await expect(faults.getByRole('row').nth(1)).toContainText('K 入党日期')
  await expect(faults.getByRole('row').nth(2)).toContainText('少 4 位：应为 11 位，这里是 7 位')
  const written = () =>
    database.rows<{ n: number }>('select count(*)::int as n from person where name like $1 and withdrawn_at is null', [`${name}%`])
  expect(await written()).toEqual([{ n: 0 }])

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载错误行（2）' }).click()
  expect((await download).suggestedFilename()).toBe('党员_需要修改的行.xlsx')

  await page.getByRole('button', { name: '确认导入 1 行' }).click()
  await expect(page.getByText('已写入 1 行')).toBeVisible()
  expect(await written()).toEqual([{ n: 1 }])

  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click()
  await expect(page.getByText('已撤销')).toBeVisible()
  expect(await written()).toEqual([{ n: 0 }])
})

test('a file of something else is refused with what to do', async ({ visit }) => {
  const page = await visit('branch_secretary')
  await page.goto('/imports')
  await page.getByLabel('选择文件').setInputFiles({ name: '通知.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 示例') })
  await expect(page.getByText('这不是表格文件。请用 xlsx 或 csv 格式。')).toBeVisible()
})

test('whoever may enter nothing has no such page', async ({ visit }) => {
  const page = await visit('leader')
  await page.goto('/imports')
  await expect(page.getByText('这一页不在您的查看范围')).toBeVisible()
  await expect(page.getByRole('navigation').getByRole('link', { name: '导入' })).toHaveCount(0)
})

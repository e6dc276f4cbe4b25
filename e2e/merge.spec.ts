import { expect, test } from './fixtures'

test('a number at two persons is decided by the city: preview, merge, taken back', async ({ visit, database }) => {
  const [check] = await database.rows<{ entry: string; holder: string }>(
    `select person_id as entry, holder_id as holder from identity_check where state = 'open' order by asked_at, id limit 1`,
  )
  if (check === undefined) throw new Error('no number waits for a check')
  const stateOf = async () =>
    (await database.rows<{ merged: string | null }>(`select merged_into as merged from person where id = $1`, [check.entry]))[0]?.merged
  const page = await visit('city_admin')
  await page.goto('/members')
  await page.getByRole('link', { name: '核对与合并' }).click()
  await page.getByRole('link', { name: '对比' }).first().click()
  await expect(page.getByText('待核对的登记')).toBeVisible()
  await page.getByRole('button', { name: '预览' }).click()
  await expect(page.getByText('请写明原因。')).toBeVisible()
  await page.getByLabel('理由').fill('核对档案，系同一人')
  await page.getByRole('button', { name: '预览' }).click()
  await expect(page.getByText(/起两人按一人计数/)).toBeVisible()
  expect(await stateOf()).toBeNull()
  await page.getByRole('button', { name: '确认合并' }).click()
  await expect(page).toHaveURL(/tab=merged/)
  expect(await stateOf()).toBe(check.holder)
  await page.getByRole('button', { name: '撤销合并' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click()
  await expect(page.getByText(/已于 .* 撤销/)).toBeVisible()
  expect(await stateOf()).toBeNull()
})

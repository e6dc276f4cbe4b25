import * as z from 'zod'
import { today } from './city'
import { expect, test } from './fixtures'
import { axeFindings } from './pages/check'
import { Shell } from './pages/shell'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** The least side of what a thumb must meet. */
const thumb = 44

test('a secretary puts people into a Party group on a phone; the bar of what can be done covers nothing', async ({
  visit,
  city,
  database,
}) => {
  const branch = await city.branch(3)
  const secretary = await city.caller(branch.secretary)
  const name = '手机上编的小组'
  const [one = '', two = '', three = ''] = branch.people
  const inIt = await database.rows<{ id: string }>('select id from person where name = $1', [two])
  const group = { orgId: branch.id, name, personIds: inIt.map(({ id }) => id), from: today() }
  await secretary.send('POST', '/api/groups', group, z.looseObject({}))
  const page = await visit(branch.secretary)
  await page.goto('/members')
  const bar = page.getByRole('group', { name: '已选人员' })
  const tickOf = (person: string) => page.getByRole('checkbox', { name: `选择${person}` })
  for (const tick of [page.getByRole('checkbox', { name: '选择本页人员' }), tickOf(one), tickOf(two), tickOf(three)]) {
    const box = await tick.locator('..').boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), 'a tick to be met by a thumb').toBeGreaterThanOrEqual(thumb)
  }
  await tickOf(one).check()
  await tickOf(three).check()
  await expect(bar.getByRole('status')).toHaveText('已选 2 人')
  expect(await axeFindings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)

  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  const [above, below, actions] = await Promise.all([
    page.getByRole('navigation', { name: '翻页' }).boundingBox(),
    new Shell(page).phoneNavigation.boundingBox(),
    bar.boundingBox(),
  ])
  expect(actions?.y).toBeGreaterThanOrEqual((above?.y ?? Infinity) + (above?.height ?? 0))
  expect((actions?.y ?? Infinity) + (actions?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
  const low = await bar
    .getByRole('button')
    .evaluateAll((buttons, least) => buttons.filter((button) => button.getBoundingClientRect().height < least).length, thumb)
  expect(low, 'buttons lower than a thumb').toBe(0)

  await bar.getByRole('button', { name: '编入党小组' }).click()
  const dialog = page.getByRole('dialog', { name: '编入党小组' })
  await dialog.getByRole('combobox', { name: '党小组' }).click()
  await page.getByRole('option', { name }).click()
  await dialog.getByRole('button', { name: '编入' }).click()
  await expect(dialog).toBeHidden()
  await expect(bar.getByRole('status')).toBeEmpty()
  const inside = await database.rows<{ name: string }>(
    `select p.name from party_group_member m join person p on p.id = m.person_id join party_group g on g.id = m.group_id where g.org_id = $1`,
    [branch.id],
  )
  expect(inside.map((person) => person.name).sort()).toEqual([one, two, three].sort())
})

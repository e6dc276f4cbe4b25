import { readFile } from 'node:fs/promises'
import type { Download } from '@playwright/test'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from './fixtures'

/** The rows of a downloaded list as texts: title, filters, by whom, how many, headings, the rows, and the last line. */
async function linesOf(file: Download): Promise<string[][]> {
  const bytes = await readFile(await file.path())
  const rows = file.suggestedFilename().endsWith('.csv')
    ? parseCsv(bytes.toString(), { skipBom: true })
    : ((await readXlsx(bytes)).sheets[0]?.rows ?? [])
  return rows.map((row) => row.map((cell) => String(cell ?? '')))
}

test('the list of members leaves as it is shown: its filter, its order, as many as it says, in both formats', async ({ visit, city }) => {
  // A district that no other test writes to.
  const { id } = await city.orgNamed('昆山市道路运输行业党委')
  const page = await visit('city_admin')
  await page.goto(`/members?org=${id}`)
  await page.getByRole('combobox', { name: /^阶段 / }).click()
  await page.getByRole('option', { name: '预备党员' }).click()
  await expect(page).toHaveURL(/stage=probationary/)
  await expect(page.getByRole('cell', { name: '正式党员', exact: true })).toHaveCount(0)
  const count = Number(/共 ([\d,]+) 名/.exec(await page.getByText(/^共 [\d,]+ 名/).innerText())?.[1]?.replaceAll(',', ''))
  expect(count).toBeGreaterThan(0)
  const names = await page.getByRole('row').getByRole('link').allInnerTexts()
  // The column of ticks has no words and is not in the file.
  const shown = (await page.getByRole('columnheader').allInnerTexts()).filter((header) => header !== '')
  expect(shown).toContain('阶段')

  const files: string[][][] = []
  for (const format of ['Excel 工作簿', 'CSV 文本']) {
    await page.getByRole('button', { name: '导出' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: format }).click()
    const [, filters = [], , , headings = [], ...rest] = await linesOf(await download)
    const rows = rest.slice(0, -1)
    expect(filters[0]).toContain('预备党员')
    expect(filters[0]).toContain('昆山市道路运输行业党委')
    // What stands in one column of the screen may be several in the file; none is missing, none is besides.
    const heading = (name: string) => headings.findIndex((told) => told.includes(name))
    for (const name of shown.filter((header) => header !== '所在支部')) expect(heading(name), name).toBeGreaterThanOrEqual(0)
    expect(headings).toHaveLength(shown.length + (shown.includes('所在支部') ? 1 : 0))
    expect(rows).toHaveLength(count)
    expect(rows.slice(0, names.length).map(([name]) => name)).toEqual(names)
    expect(new Set(rows.map((row) => row[heading('阶段')]))).toEqual(new Set(['预备党员']))
    expect(rest.at(-1)?.[0]).toContain(`${count}`)
    files.push([headings, ...rows])
  }
  expect(files[1]).toEqual(files[0])
})

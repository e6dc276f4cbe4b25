import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import { readXlsx, type CellValue } from 'hucre/xlsx'

export type Rows = readonly (readonly CellValue[])[]

/** One issued report on screen, and its file. */
export class ReportPage {
  constructor(readonly page: Page) {}

  async opened(): Promise<void> {
    await this.page.waitForURL(/\/reports\/[0-9a-f-]{36}$/)
    await this.page.getByRole('article').waitFor()
  }

  table(title: string): Locator {
    return this.page.getByRole('region', { name: title }).getByRole('table')
  }

  /** The main indicators of the month as the screen writes them, by name. */
  async indicators(): Promise<Map<string, string>> {
    const rows = await this.table('二、主要指标').locator('tbody tr').all()
    return new Map(
      await Promise.all(
        rows.map(async (row) => {
          const [name = '', , now = ''] = await row.locator('th, td').allInnerTexts()
          return [name, now] as const
        }),
      ),
    )
  }

  /** Downloads the file and reads it back. */
  async download(): Promise<{ fileName: string; sheets: Map<string, Rows> }> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('link', { name: '下载 Excel' }).click()])
    return workbookOf(file)
  }
}

/** The sheets of a downloaded workbook by name. */
async function workbookOf(file: Download): Promise<{ fileName: string; sheets: Map<string, Rows> }> {
  const { sheets } = await readXlsx(await readFile(await file.path()))
  return { fileName: file.suggestedFilename(), sheets: new Map(sheets.map((sheet) => [sheet.name, sheet.rows])) }
}

/** A sheet's rows below its header, by their first cell. */
export function byName(rows: Rows, header: string): Map<string, readonly CellValue[]> {
  const head = rows.findIndex((row) => row[0] === header)
  return new Map(rows.slice(head + 1).map((row) => [String(row[0]), row]))
}

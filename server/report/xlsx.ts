import { createTranslator } from 'next-intl'
import { writeXlsx, type Cell, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx'
import { momentOf } from '@/domain/moment'
import type { ReportCell, ReportModel, ReportTable } from '@/domain/report'
import type { Locale } from '@/domain/words'
import { translatable } from '../translatable'

const wordsOf = (locale: Locale) =>
  createTranslator({ locale: locale === 'zh' ? 'zh-CN' : 'en', messages: translatable(locale), namespace: 'report.file' })
type Words = ReturnType<typeof wordsOf>

const noData = '—'
const wideColumns = 8
const headRow = 3

const rule = { style: 'thin', color: { rgb: 'D6CFC4' } } as const
const boxed = { top: rule, right: rule, bottom: rule, left: rule }
const headStyle: CellStyle = {
  font: { bold: true },
  border: boxed,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F1EEE8' } },
}
const titleStyle: CellStyle = { font: { bold: true, size: 16 } }
const quietStyle: CellStyle = { font: { color: { rgb: '716960' }, size: 10 } }
const demoStyle: CellStyle = { font: { bold: true, color: { rgb: '855400' } } }

/** Excel refuses some signs in a sheet's name, and more than 31. */
const sheetName = (title: string) => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)

function formatOf(cell: Exclude<ReportCell, string>): string {
  const decimals = cell.decimals === 0 ? '' : `.${'0'.repeat(cell.decimals)}`
  return cell.percent ? `0${decimals}%` : `#,##0${decimals}`
}

/** Numbers stay numbers; text, identifiers among it, is a text cell and never a formula. */
function cellOf(cell: ReportCell, identifier: boolean, bold: boolean): Partial<Cell> {
  const font = { bold }
  if (typeof cell === 'string')
    return { value: cell, type: 'string', style: { font, border: boxed, ...(identifier ? { numFmt: '@' } : {}) } }
  if (cell.value === null) return { value: noData, type: 'string', style: { font, border: boxed, alignment: { horizontal: 'right' } } }
  return { value: cell.value, type: 'number', style: { font, border: boxed, numFmt: formatOf(cell) } }
}

/** Rows and the styles of their cells, collected top to bottom. */
class Rows {
  readonly rows: CellValue[][] = []
  readonly cells = new Map<string, Partial<Cell>>()

  add(line: readonly Partial<Cell>[]): void {
    line.forEach((cell, column) => this.cells.set(`${this.rows.length},${column}`, cell))
    this.rows.push(line.map((cell) => cell.value ?? null))
  }
  text(value: string, style: CellStyle): void {
    this.add([{ value, type: 'string', style }])
  }
}

function frame(t: Words, name: string, landscape: boolean): Pick<WriteSheet, 'name' | 'pageSetup' | 'headerFooter'> {
  return {
    name: sheetName(name),
    pageSetup: {
      paperSize: 'a4',
      orientation: landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.8, bottom: 0.7, left: 0.6, right: 0.6, header: 0.3, footer: 0.3 },
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: `&C${t('page')}` },
  }
}

/** The three lines above every sheet's content: title, facts, and the mark of invented data. */
function heading(t: Words, model: ReportModel, title: string): Rows {
  const rows = new Rows()
  rows.text(title, titleStyle)
  rows.text(t('meta', { place: model.place, month: model.month, time: momentOf(model.cutOff), code: model.code }), quietStyle)
  rows.text(model.demo ? t('demo') : '', demoStyle)
  return rows
}

function coverSheet(t: Words, model: ReportModel): WriteSheet {
  const rows = heading(t, model, model.title)
  rows.text(t('issuedBy', { name: model.issuedBy }), quietStyle)
  for (const section of model.sections) {
    if (section.kind !== 'paragraphs') continue
    rows.text('', {})
    rows.text(section.title, { font: { bold: true, size: 12 } })
    for (const paragraph of section.paragraphs) rows.text(paragraph, { alignment: { wrapText: true, vertical: 'top' } })
  }
  return { ...frame(t, model.month, false), rows: rows.rows, cells: rows.cells, columns: [{ width: 90 }] }
}

function tableSheet(t: Words, model: ReportModel, table: ReportTable): WriteSheet {
  const rows = heading(t, model, table.title)
  rows.add(table.columns.map((column) => ({ value: column.label, type: 'string', style: headStyle })))
  table.rows.forEach((row, index) => {
    const last = table.total && index === table.rows.length - 1
    rows.add(row.map((cell, column) => cellOf(cell, table.columns[column]?.identifier ?? false, last)))
  })
  if (table.note !== null) rows.text(table.note, quietStyle)
  const first = Math.max(12, ...table.rows.map((row) => (typeof row[0] === 'string' ? row[0].length * 2 + 2 : 0)))
  const { pageSetup, ...rest } = frame(t, table.title, table.columns.length > wideColumns)
  return {
    ...rest,
    rows: rows.rows,
    cells: rows.cells,
    columns: table.columns.map((column, index) => ({
      width: index === 0 ? Math.min(first, 48) : Math.max(11, column.label.length * 2 + 3),
    })),
    freezePane: { rows: headRow + 1, columns: 1 },
    pageSetup: { ...pageSetup, printTitlesRow: `$${headRow + 1}:$${headRow + 1}` },
  }
}

function definitionSheet(t: Words, model: ReportModel): WriteSheet {
  const rows = heading(t, model, t('definitions'))
  rows.add([t('indicator'), t('basis')].map((value) => ({ value, type: 'string', style: headStyle })))
  const wrapped: CellStyle = { border: boxed, alignment: { wrapText: true, vertical: 'top' } }
  const facts = [
    { label: t('cutOff'), basis: momentOf(model.cutOff) },
    { label: t('code'), basis: model.code },
  ]
  for (const { label, basis } of [...model.definitions, ...facts])
    rows.add([label, basis].map((value) => ({ value, type: 'string', style: wrapped })))
  return {
    ...frame(t, t('definitions'), false),
    rows: rows.rows,
    cells: rows.cells,
    columns: [{ width: 22 }, { width: 72 }],
    freezePane: { rows: headRow + 1 },
  }
}

/** A workbook of a frozen report: a cover, a sheet for each table, the definitions. Nothing is read or counted here. */
export async function reportWorkbook(model: ReportModel, locale: Locale): Promise<ReadableStream<Uint8Array>> {
  const t = wordsOf(locale)
  const tables = model.sections.filter((section) => section.kind === 'table')
  const bytes = await writeXlsx({
    sheets: [coverSheet(t, model), ...tables.map((table) => tableSheet(t, model, table)), definitionSheet(t, model)],
    properties: { title: model.title, creator: model.issuedBy },
  })
  return new Blob([new Uint8Array(bytes)]).stream()
}

import { colToLetter, writeXlsx, type Cell, type CellStyle, type CellValue, type DataValidation, type WriteSheet } from 'hucre/xlsx'
import type { Column, Table } from '@/domain/table'
import type { Locale, Words } from '@/domain/words'

/** What a column offers to choose from, by its key; of an enumeration its labels are offered anyway. */
export type Lists = Readonly<Record<string, readonly string[]>>
/** A line to be mended: its cells as they stood, by column key, and what is wrong with it. */
export type FaultLine = { cells: Readonly<Record<string, string>>; wrong: ReadonlySet<string>; note: string }

const linesChecked = 5_000
/** Excel refuses a list longer than this. */
const listMost = 32_000

const headStyle: CellStyle = {
  font: { bold: true },
  alignment: { vertical: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F1EEE8' } },
}
const wrongStyle: CellStyle = { numFmt: '@', fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FDEBDD' } } }
const wrapped: CellStyle = { alignment: { wrapText: true, vertical: 'top' } }
const textStyle: CellStyle = { numFmt: '@' }

const labels = {
  guide: { zh: '填写说明', en: 'Guide' },
  lists: { zh: '选项', en: 'Choices' },
  problem: { zh: '需要修改', en: 'To be mended' },
  guideHead: [
    { zh: '列', en: 'Column' },
    { zh: '是否必填', en: 'Required' },
    { zh: '怎么填', en: 'How' },
    { zh: '示例 1', en: 'Example 1' },
    { zh: '示例 2', en: 'Example 2' },
  ],
  required: { zh: '必填', en: 'yes' },
  date: { zh: '年-月-日，如 2012-06-01', en: 'year-month-day, such as 2012-06-01' },
  choice: { zh: '从下拉选项中选', en: 'one of the list' },
  number: { zh: '单元格须为“文本”，本模板已设好', en: 'a text cell; this template has it set' },
} as const

/** Sheets of a template that hold no rows of the user's, by name. */
export const isGuide = (sheet: string): boolean => Object.values<string>(labels.guide).includes(sheet)
/** The heading over what is wrong with a line; when it comes back it is nobody's column. */
export const isProblem = (heading: string): boolean => Object.values<string>(labels.problem).includes(heading)

function how(column: Column): Words | null {
  if (column.note !== undefined) return column.note
  if (column.kind === 'date') return labels.date
  if (column.kind === 'choice') return labels.choice
  return column.kind === 'id_number' || column.kind === 'phone' ? labels.number : null
}

function guideSheet(table: Table, locale: Locale): WriteSheet {
  const rows = Object.values(table.columns).map((column) => [
    column.label[locale],
    column.required ? labels.required[locale] : '',
    how(column)?.[locale] ?? '',
    ...column.examples,
  ])
  const head = labels.guideHead.map((words) => words[locale])
  const cells = new Map<string, Partial<Cell>>()
  head.forEach((value, column) => cells.set(`0,${column}`, { value, type: 'string', style: headStyle }))
  rows.forEach((row, at) => row.forEach((value, column) => cells.set(`${at + 1},${column}`, { value, type: 'string', style: wrapped })))
  return {
    name: labels.guide[locale],
    rows: [head, ...rows],
    cells,
    columns: [{ width: 22 }, { width: 10 }, { width: 48 }, { width: 26 }, { width: 26 }],
    freezePane: { rows: 1 },
  }
}

/** What may be chosen stands on a hidden sheet: a list in the rule itself may have 255 signs and no more. */
function listsOf(table: Table, lists: Lists, locale: Locale): { sheet: WriteSheet; rules: DataValidation[] } {
  const offered = Object.entries(table.columns).flatMap(([key, column], index) => {
    const values = lists[key] ?? Object.values(column.choices ?? {}).map((words) => words[locale])
    return values.length === 0 ? [] : [{ index, values: values.slice(0, listMost), free: lists[key] !== undefined }]
  })
  const rules = offered.map(({ index, values, free }, at): DataValidation => ({
    type: 'list',
    formula1: `'${labels.lists[locale]}'!$${colToLetter(at)}$1:$${colToLetter(at)}$${values.length}`,
    range: `${colToLetter(index)}2:${colToLetter(index)}${linesChecked + 1}`,
    allowBlank: true,
    showErrorMessage: !free,
  }))
  const longest = Math.max(1, ...offered.map(({ values }) => values.length))
  const rows = Array.from({ length: longest }, (_, row): CellValue[] => offered.map(({ values }) => values[row] ?? null))
  return { sheet: { name: labels.lists[locale], rows, hidden: true }, rules }
}

const widthOf = ({ label, kind }: Column, locale: Locale) =>
  kind === 'id_number' ? 24 : Math.max(14, label[locale].length * (locale === 'zh' ? 2 : 1) + 4)

/** A table as a workbook: the sheet to fill in, with `lines` where some are to be mended, a guide with examples, the lists. */
async function workbook(table: Table, lists: Lists, locale: Locale, lines: readonly FaultLine[]): Promise<Uint8Array> {
  const columns = Object.entries(table.columns)
  const heads = [
    ...columns.map(([, column]) => `${column.label[locale]}${column.required ? ' *' : ''}`),
    ...(lines.length > 0 ? [labels.problem[locale]] : []),
  ]
  const cells = new Map<string, Partial<Cell>>()
  heads.forEach((value, column) => cells.set(`0,${column}`, { value, type: 'string', style: headStyle }))
  const rows: CellValue[][] = [heads]
  for (const line of lines) {
    columns.forEach(([key], column) => {
      const value = line.cells[key] ?? ''
      if (value !== '')
        cells.set(`${rows.length},${column}`, { value, type: 'string', style: line.wrong.has(key) ? wrongStyle : textStyle })
      else if (line.wrong.has(key)) cells.set(`${rows.length},${column}`, { value: null, style: wrongStyle })
    })
    cells.set(`${rows.length},${columns.length}`, { value: line.note, type: 'string', style: wrapped })
    rows.push([...columns.map(([key]) => line.cells[key] ?? null), line.note])
  }
  const { sheet, rules } = listsOf(table, lists, locale)
  return writeXlsx({
    sheets: [
      {
        name: table.label[locale],
        rows,
        cells,
        columns: [
          ...columns.map(([, column]) => ({ width: widthOf(column, locale), style: textStyle })),
          ...(lines.length > 0 ? [{ width: 60 }] : []),
        ],
        dataValidations: rules,
        freezePane: { rows: 1, columns: 1 },
      },
      guideSheet(table, locale),
      sheet,
    ],
    properties: { title: table.label[locale] },
  })
}

/** An empty template. */
export const templateOf = (table: Table, lists: Lists, locale: Locale): Promise<Uint8Array> => workbook(table, lists, locale, [])
/** The same template with the lines that need mending, their wrong cells marked. */
export const faultsFile = (table: Table, lists: Lists, locale: Locale, lines: readonly FaultLine[]): Promise<Uint8Array> =>
  workbook(table, lists, locale, lines)

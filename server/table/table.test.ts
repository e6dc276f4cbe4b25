import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { driverTable, memberTable } from '@/domain/member-table'
import { headOf } from '@/domain/table-head'
import { fileMost } from '@/domain/table-file'
import type { CellValue } from '@/domain/cell'
import type { FileRow } from './file-row'
import { readTable } from './lines'
import { readRows } from './rows'
import { faultsFile, isGuide, templateOf } from './sheet'

const bytes = (text: string) => new TextEncoder().encode(text)
async function all(file: Uint8Array): Promise<FileRow[]> {
  const rows: FileRow[] = []
  for await (const row of readRows(file)) rows.push(row)
  return rows
}
const cellsOf = async (file: Uint8Array) => (await all(file)).map(({ cells }) => cells)
const sheet = (rows: CellValue[][], name = '党员') => writeXlsx({ sheets: [{ name, rows }] })
const refused = (code: string) => expect.objectContaining({ code })

type Part = { name: string; body: Uint8Array; says?: number }
/** A zip made by hand, so that it may lie about the size of a part. */
function zip(parts: readonly Part[]): Uint8Array {
  const [files, directory]: Buffer[][] = [[], []]
  let at = 0
  for (const { name, body, says = body.byteLength } of parts) {
    const packed = deflateRawSync(body)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(says, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory?.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, Buffer.from(name)]))
    files?.push(local)
    at += local.length
  }
  const central = Buffer.concat(directory ?? [])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...(files ?? []), central, end]))
}
const types = { name: '[Content_Types].xml', body: bytes('<Types/>') }
const book = { name: 'xl/workbook.xml', body: bytes('<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>') }

describe('text files', () => {
  const rows = [
    ['姓名', '身份证号'],
    ['张示例', '11010519491231002X'],
  ]
  const text = '姓名,身份证号\r\n张示例,11010519491231002X\r\n'

  it('reads UTF-8 with and without a mark', async () => {
    expect(await cellsOf(bytes(text))).toEqual(rows)
    expect(await cellsOf(bytes(`\ufeff${text}`))).toEqual(rows)
  })

  it('reads GB18030, a sign of four bytes included', async () => {
    // 姓名,身份证号 and 𠮷 (U+20BB7) in GB18030.
    const file = Buffer.concat([Buffer.from('d0d5c3fb2cc9edb7ddd6a4bac50a', 'hex'), Buffer.from('9534b2352c31', 'hex')])
    expect(await cellsOf(file)).toEqual([
      ['姓名', '身份证号'],
      ['𠮷', '1'],
    ])
  })

  it('reads what a spreadsheet calls Unicode text', async () => {
    expect(await cellsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('姓名\t手机\n张\t1', 'utf16le')]))).toEqual([
      ['姓名', '手机'],
      ['张', '1'],
    ])
  })

  it('keeps formulas, quotes and line ends within cells as they are', async () => {
    expect(await cellsOf(bytes('a,b\n"=1+1","x ""y"", z\n2"\n=HYPERLINK("http://x"),5" pipe\n'))).toEqual([
      ['a', 'b'],
      ['=1+1', 'x "y", z\n2'],
      ['=HYPERLINK("http://x")', '5" pipe'],
    ])
  })

  it('numbers the rows of a file that is read in many pieces', async () => {
    const line = `"张示例\n第二行",${'说'.repeat(40)}\n`
    const found = await all(bytes(`姓名,说明\n${line.repeat(9_000)}`))
    expect(found).toHaveLength(9_001)
    expect(found.at(-1)).toEqual({ sheet: '', row: 9_001, cells: ['张示例\n第二行', '说'.repeat(40)] })
  })

  it('gives back any cells in either encoding', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'党员a1,"\n =+-@;\t'), maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), async (made) => {
        const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
        const file = ['头,部,行', ...made.map((row) => row.map(quoted).join(','))].join('\n')
        expect((await cellsOf(bytes(`${file}\n`))).slice(1)).toEqual(made)
      }),
    )
  })
})

describe('workbooks', () => {
  it('reads dates, numbers and text of every sheet, and a formula as its text', async () => {
    const file = await writeXlsx({
      sheets: [
        { name: '一', rows: [['a'], [new Date('2012-06-01T00:00:00Z'), 3.5, '=1+1', true]] },
        { name: '二 & 三', rows: [['b']] },
      ],
    })
    expect(await all(file)).toEqual([
      { sheet: '一', row: 1, cells: ['a'] },
      { sheet: '一', row: 2, cells: [new Date('2012-06-01T00:00:00Z'), 3.5, '=1+1', true] },
      { sheet: '二 & 三', row: 1, cells: ['b'] },
    ])
  })

  it('takes a formula for its last value and never works it out', async () => {
    const cells = new Map([['1,0', { formula: '1+1', formulaResult: 7 }]])
    expect(await cellsOf(await writeXlsx({ sheets: [{ name: 'A', rows: [['a'], [null]], cells }] }))).toEqual([['a'], [7]])
  })

  it.each([
    ['nothing', new Uint8Array(0), 'file_empty'],
    ['a PDF', bytes('%PDF-1.7'), 'file_type'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'file_type'],
    ['Excel 97 or a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'file_old'],
    ['text in no known encoding', new Uint8Array([0x61, 0xff, 0xff, 0x0a]), 'file_encoding'],
    ['half a zip', bytes('PK\u0003\u0004 half'), 'file_damaged'],
    ['a text document', zip([types, { name: 'word/document.xml', body: bytes('<w/>') }]), 'file_type'],
    ['macros', zip([types, book, { name: 'xl/vbaProject.bin', body: bytes('x') }]), 'file_macro'],
    ['a macro type', zip([{ ...types, body: bytes('<Types ContentType="…sheet.macroEnabled.main+xml"/>') }, book]), 'file_macro'],
    ['a bomb', zip([types, book, { name: 'xl/worksheets/sheet1.xml', body: new Uint8Array(40_000_000) }]), 'file_bomb'],
    ['a bomb of parts', zip([types, book, { name: 'xl/sharedStrings.xml', body: bytes('x'), says: 70_000_000 }]), 'file_bomb'],
    ['a part of no size', zip([types, { ...book, says: 0 }]), 'file_bomb'],
    ['a part that lies', zip([types, { ...book, says: 5 }]), 'file_damaged'],
  ])('refuses %s', async (_, file, code) => {
    await expect(all(file)).rejects.toEqual(refused(code))
  })

  it('refuses a file that is too large before it looks inside', async () => {
    await expect(all(new Uint8Array(fileMost + 1))).rejects.toEqual(refused('file_too_large'))
  })

  it('refuses a sheet that holds more than the directory says', async () => {
    const honest = await sheet([['姓名'], ...Array.from({ length: 3_000 }, (_, n) => [`张示例${n}`])])
    const view = new DataView(honest.buffer, honest.byteOffset)
    for (let at = 0; at < honest.length - 46; at++)
      if (view.getUint32(at, true) === 0x02014b50 && Buffer.from(honest.subarray(at + 46, at + 64)).toString() === 'xl/worksheets/shee')
        view.setUint32(at + 24, 1_000, true)
    await expect(all(honest)).rejects.toEqual(refused('file_damaged'))
  })
})

describe('templates', () => {
  const lists = { org: ['示例运输有限公司党支部'] }

  it('is read back as the table that it is for, in both languages', async () => {
    for (const locale of ['zh', 'en'] as const) {
      const rows = (await all(await templateOf(memberTable, lists, locale))).filter((row) => !isGuide(row.sheet))
      expect(rows.map((row) => row.sheet)).toEqual([memberTable.label[locale]])
      const head = headOf(
        memberTable,
        [memberTable, driverTable],
        rows.map((row) => row.cells),
      )
      expect(head).toMatchObject({ row: 0, unread: [] })
    }
  })

  it('offers lists and examples, and keeps numbers as text', async () => {
    const { sheets } = await readXlsx(await templateOf(memberTable, lists, 'zh'))
    expect(sheets.map(({ name }) => name)).toEqual(['党员', '填写说明', '选项'])
    const rules = sheets[0]?.dataValidations?.map(({ type, formula1 }) => ({ type, formula1 }))
    expect(rules).toContainEqual({ type: 'list', formula1: "'选项'!$B$1:$B$56" })
    expect(sheets[1]?.rows.find((row) => row[0] === '身份证号')).toContain('11010519491231002X')
    expect(sheets[2]?.rows[0]).toContain('示例运输有限公司党支部')
  })

  it('gives back the lines to mend with what is wrong beside them', async () => {
    const line = { cells: { name: '张示例', idNumber: '110105194912310', phone: '=1+1' }, wrong: new Set(['idNumber']), note: '少 3 位' }
    const rows = (await all(await faultsFile(driverTable, lists, 'zh', [line]))).filter((row) => !isGuide(row.sheet))
    const head = headOf(
      driverTable,
      [memberTable, driverTable],
      rows.map((row) => row.cells),
    )
    expect(head).toMatchObject({ row: 0, unread: ['需要修改'] })
    expect(rows[1]?.cells.slice(0, 3)).toEqual(['张示例', '110105194912310', '=1+1'])
    expect(rows[1]?.cells.at(-1)).toBe('少 3 位')
  })
})

describe('tables', () => {
  const tables = [memberTable, driverTable]
  const heads = Object.values(driverTable.columns).map(({ label }) => label.zh)
  const line = (name: string): CellValue[] =>
    heads.map((label) => ({ 姓名: name, 司机群体: '货车', 所在支部: '示例党支部', 起始日期: '2024-01-01' })[label] ?? '')
  const read = async (file: Uint8Array) => {
    const found: unknown[] = []
    for await (const one of readTable(file, driverTable, tables))
      found.push('line' in one ? [one.line.sheet, one.line.row, one.line.values.name] : one.found.sheet)
    return found
  }

  it('reads every sheet that holds the table, past titles and empty rows, and leaves others alone', async () => {
    const file = await writeXlsx({
      sheets: [
        { name: '封面', rows: [['名册']] },
        { name: '一队', rows: [['2026年'], heads, line('甲'), [], line('乙')] },
        { name: '二队', rows: [heads, line('丙')] },
      ],
    })
    expect(await read(file)).toEqual(['一队', ['一队', 3, '甲'], ['一队', 5, '乙'], '二队', ['二队', 2, '丙']])
  })

  it('reads a table longer than what is looked at for its head', async () => {
    const file = await sheet([heads, ...Array.from({ length: 40 }, (_, n) => line(`第${n}人`))])
    expect(await read(file)).toHaveLength(41)
  })

  it('keeps the cells as they were beside what they say', async () => {
    const first = readTable(bytes(`${heads.join(',')}\n${line('甲').join(',')}\n`), driverTable, tables)
    await first.next()
    expect((await first.next()).value).toMatchObject({
      line: { cells: { driverGroup: '货车' }, values: { driverGroup: 'truck' }, faults: [] },
    })
  })

  it.each([
    [
      'another template',
      [Object.values(memberTable.columns).map(({ label }) => label.zh)],
      { code: 'table_other', about: { table: 'member' } },
    ],
    ['no template', [['甲', '乙', '丙']], { code: 'table_unknown' }],
    ['a template without lines', [heads], { code: 'rows_none' }],
    ['a column that is missing', [heads.slice(1)], { code: 'columns_missing', about: { columns: ['name'] } }],
    ['a column that stands there twice', [[...heads, '姓名']], { code: 'column_twice', about: { columns: ['name'] } }],
  ])('refuses %s', async (_, rows, refusal) => {
    await expect(read(await sheet(rows))).rejects.toMatchObject(refusal)
  })

  it('refuses a sheet that lacks a column beside one that does not, or its rows would be lost', async () => {
    const file = await writeXlsx({
      sheets: [
        { name: '一', rows: [heads, line('甲')] },
        { name: '二', rows: [heads.slice(1), ['x']] },
      ],
    })
    await expect(read(file)).rejects.toMatchObject({ code: 'columns_missing' })
  })
})

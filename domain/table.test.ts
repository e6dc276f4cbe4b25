import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CellValue } from './cell'
import { checkDigitOf } from './id-number'
import { driverTable, memberTable } from './member-table'
import { daySchema } from './date-schema'
import { letterOf, readCell, readRow, textOf, type Column } from './table'
import { headOf } from './table-head'

const { name, idNumber, phone, bornOn, sex, ethnicity } = memberTable.columns
const read = (column: Column, cell: CellValue) => readCell(column, cell)

describe('dates', () => {
  it.each<[CellValue, string]>([
    ['2012-06-01', '2012-06-01'],
    ['2012/6/1', '2012-06-01'],
    ['2012.06.01', '2012-06-01'],
    ['2012年6月1日', '2012-06-01'],
    ['２０１２年６月１日', '2012-06-01'],
    ['20120601', '2012-06-01'],
    [20120601, '2012-06-01'],
    ['2012-06-01 00:00:00', '2012-06-01'],
    [new Date('2012-06-01T00:00:00Z'), '2012-06-01'],
    // Day 1 is 1 January 1900 and 29 February 1900 is counted: 41061 is 1 June 2012.
    [41061, '2012-06-01'],
    [41061.75, '2012-06-01'],
    ['41061', '2012-06-01'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s', (cell, day) => {
    expect(read(bornOn, cell)).toEqual({ value: day })
  })

  it.each<[CellValue, object]>([
    ['1985-02-30', { code: 'date_no_such_day', params: { month: 2, most: 28 } }],
    ['2023-02-29', { code: 'date_no_such_day', params: { month: 2, most: 28 } }],
    ['1985-13-01', { code: 'date_no_such_month' }],
    ['12.06', { code: 'date_no_year' }],
    [12.06, { code: 'date_no_year' }],
    ['6月1日', { code: 'date_no_year' }],
    ['2012-06', { code: 'date_no_day' }],
    ['2012年6月', { code: 'date_no_day' }],
    ['02/03/1985', { code: 'date_invalid' }],
    ['去年', { code: 'date_invalid' }],
    [7, { code: 'date_invalid' }],
    [true, { code: 'date_invalid' }],
    [new Date(Number.NaN), { code: 'date_invalid' }],
  ])('refuses %s', (cell, refusal) => {
    expect(read(bornOn, cell)).toEqual(refusal)
  })

  it('reads every day in every form as that day', () => {
    const days = fc.date({ min: new Date('1911-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const [year = '', month = '', date_ = ''] = day.split('-')
        const serial = Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000)
        const forms: CellValue[] = [day, day.replaceAll('-', '/'), `${year}年${Number(month)}月${Number(date_)}日`, serial, new Date(day)]
        for (const form of forms) expect(read(bornOn, form)).toEqual({ value: day })
      }),
    )
  })

  it('never invents a day', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.integer(), fc.date()), (cell) => {
        const result = read(bornOn, cell)
        if ('value' in result && result.value !== null) expect(daySchema.safeParse(result.value).success).toBe(true)
      }),
    )
  })
})

/** Numbers whose check digit holds, of people born 1950 to 2005. */
const idNumbers = fc
  .tuple(
    fc.constantFrom('320507', '320506', '341502', '110105'),
    fc.date({ min: new Date('1950-01-01'), max: new Date('2005-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, born, sequence]) => {
    const digits = `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
    return digits + checkDigitOf(digits)
  })

describe('ID numbers', () => {
  it.each<[CellValue, string]>([
    ['11010519491231002X', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002X'],
    [' 110105 1949-1231 002X ', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ["'11010519491231002X", '11010519491231002X'],
    ['440524188001010014', '440524188001010014'],
  ])('reads %s', (cell, number) => {
    expect(read(idNumber, cell)).toEqual({ value: number })
  })

  it.each<[CellValue, object]>([
    [440524188001010014, { code: 'id_number_excel' }],
    [320507198501011230, { code: 'id_number_excel' }],
    ['3.20507E+17', { code: 'id_number_excel' }],
    ['3.20507198501011E+17', { code: 'id_number_excel' }],
    ['320507198501012000', { code: 'id_number_excel' }],
    ['11010519491231002', { code: 'id_number_short', params: { length: 17, by: 1 } }],
    ['11010519491231002X1', { code: 'id_number_long', params: { length: 19, by: 1 } }],
    ['110105491231002', { code: 'id_number_old' }],
    ['11010519491231002Y', { code: 'id_number_form' }],
    ['11010519491331002X', { code: 'id_number_date' }],
    ['110105194912310021', { code: 'id_number_check' }],
    ['="11010519491231002X"', { code: 'id_number_long', params: { length: 21, by: 3 } }],
    ['#N/A', { code: 'cell_error' }],
  ])('refuses %s', (cell, refusal) => {
    expect(read(idNumber, cell)).toEqual(refusal)
  })

  it('knows every number that a spreadsheet has kept as a number, though its check digit may hold by chance', () => {
    fc.assert(
      fc.property(idNumbers, (number) => {
        fc.pre(!number.endsWith('X'))
        expect(read(idNumber, number)).toEqual({ value: number })
        expect(read(idNumber, Number(number))).toEqual({ code: 'id_number_excel' })
        // As Excel writes it into the file, and as it shows it.
        expect(read(idNumber, Number(Number(number).toPrecision(15)))).toEqual({ code: 'id_number_excel' })
        expect(read(idNumber, Number(number).toExponential(5).toUpperCase())).toEqual({ code: 'id_number_excel' })
      }),
    )
  })

  it('finds one wrong digit and two that are swapped', () => {
    fc.assert(
      fc.property(idNumbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digit = (Number(number.charAt(at)) + by) % 10
        expect(read(idNumber, number.slice(0, at) + digit + number.slice(at + 1))).toHaveProperty('code')
        const [first, second] = [number.charAt(at), number.charAt(at + 1)]
        fc.pre(first !== second)
        expect(read(idNumber, number.slice(0, at) + second + first + number.slice(at + 2))).toHaveProperty('code')
      }),
    )
  })
})

describe('phones', () => {
  it.each<[CellValue, string]>([
    ['13800000000', '13800000000'],
    [13800000000, '13800000000'],
    ['138 0000-0000', '13800000000'],
    ['+8613800000000', '13800000000'],
  ])('reads %s', (cell, number) => {
    expect(read(phone, cell)).toEqual({ value: number })
  })

  it.each<[CellValue, object]>([
    ['1380000000', { code: 'phone_short', params: { length: 10, by: 1 } }],
    ['138000000000', { code: 'phone_long', params: { length: 12, by: 1 } }],
    ['0512-65201188', { code: 'phone_landline' }],
    ['12800000000', { code: 'phone_invalid' }],
    ['1.38E+10', { code: 'phone_invalid' }],
  ])('refuses %s', (cell, refusal) => {
    expect(read(phone, cell)).toEqual(refusal)
  })
})

describe('text and choices', () => {
  it('takes a formula for text', () => {
    expect(read(name, '=HYPERLINK("http://x","王")')).toEqual({ value: '=HYPERLINK("http://x","王")' })
  })
  it('drops spaces around and doubled within, and nothing else', () => {
    expect(textOf('\ufeff 张\n 示例　')).toBe('张 示例')
  })
  it('reads a choice by key, Chinese or English', () => {
    for (const cell of ['男', 'Male', 'male', ' 男 ']) expect(read(sex, cell)).toEqual({ value: 'male' })
    expect(read(ethnicity, '外族')).toMatchObject({ code: 'choice_unknown' })
  })
  it('asks for what is required and for nothing else', () => {
    expect(read(name, ' ')).toEqual({ code: 'field_missing' })
    expect(read(phone, null)).toEqual({ value: null })
  })
  it('names columns as a spreadsheet does', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
})

const tables = [memberTable, driverTable]
const heads = Object.values(memberTable.columns).map(({ label }) => label.zh)

describe('heads', () => {
  it('is found under titles, in any order and either language, with notes in brackets', () => {
    const keys = Object.keys(memberTable.columns)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(keys, { minLength: keys.length }),
        fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }),
        fc.nat(8),
        (order, english, above) => {
          const columns: Readonly<Record<string, Column>> = memberTable.columns
          const row = order.map((key, at) => {
            const { zh, en } = columns[key]?.label ?? { zh: '', en: '' }
            return english[at] === true ? en.toUpperCase() : `${zh}（必填）*`
          })
          const head = headOf(memberTable, tables, [...Array.from({ length: above }, () => ['2026年名册']), row])
          expect(head).toEqual({ row: above, at: new Map(order.map((key, at) => [key, at])), unread: [] })
        },
      ),
    )
  })
  it('leaves columns alone that it does not know, and says so', () => {
    expect(headOf(memberTable, tables, [[...heads, '备注']])).toMatchObject({ unread: ['备注'] })
  })
  it('says what is missing, and what stands there twice', () => {
    expect(headOf(memberTable, tables, [heads.filter((label) => label !== '姓名' && label !== '起始日期')])).toEqual({
      code: 'columns_missing',
      columns: ['name', 'since'],
    })
    expect(headOf(memberTable, tables, [[...heads, '姓名']])).toEqual({ code: 'column_twice', columns: ['name'] })
  })
  it('knows a file of another template, and no template at all', () => {
    expect(headOf(driverTable, tables, [heads])).toEqual({ code: 'table_other', other: memberTable })
    expect(
      headOf(memberTable, tables, [
        ['甲', '乙'],
        ['1', '2'],
      ]),
    ).toEqual({ code: 'table_unknown' })
    expect(headOf(memberTable, tables, [])).toEqual({ code: 'table_unknown' })
  })
})

describe('rows', () => {
  it('reads what is there and faults what is wrong, each at its column', () => {
    const at = new Map([
      ['name', 0],
      ['idNumber', 1],
      ['phone', 2],
      ['driverGroup', 3],
      ['org', 4],
      ['since', 5],
    ])
    const { values, faults } = readRow(driverTable.columns, at, ['张示例', 440524188001010014, '', '司机', '示例党支部', '2020.3.1'])
    expect(faults.map(({ column, code }) => [column, code])).toEqual([
      ['idNumber', 'id_number_excel'],
      ['driverGroup', 'choice_unknown'],
    ])
    expect(values).toMatchObject({ name: '张示例', idNumber: null, phone: null, org: '示例党支部', since: '2020-03-01', employer: null })
  })
})

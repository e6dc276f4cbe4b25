import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { birthDateOf, checkDigitOf, idNumberError, maskIdNumber, sexOf } from './id-number'
import { idNumberSchema } from './id-number-schema'

/** The two samples of GB 11643. */
const woman = '11010519491231002X'
const man = '440524188001010014'

const codesOf = (text: string) => idNumberSchema.safeParse(text).error?.issues.map((issue) => issue.message) ?? []

describe('an id number', () => {
  it('of the standard holds, and tells birth date and sex', () => {
    expect(idNumberSchema.parse(woman)).toBe(woman)
    expect(idNumberSchema.parse(man)).toBe(man)
    expect([birthDateOf(woman), sexOf(woman)]).toEqual(['1949-12-31', 'female'])
    expect([birthDateOf(man), sexOf(man)]).toEqual(['1880-01-01', 'male'])
  })

  it('is taken as people type it', () => {
    expect(idNumberSchema.parse(' 110105 19491231 002x ')).toBe(woman)
    expect(idNumberSchema.parse('１１０１０５１９４９１２３１００２Ｘ')).toBe(woman)
  })

  it('shows four digits and the last four', () => {
    expect(maskIdNumber('320507199001010016')).toBe('3205**********0016')
    expect(maskIdNumber(woman)).toBe('1101**********002X')
  })

  it.each([
    ['a digit mistyped', '11010519491231003X', 'id_number_check'],
    ['an impossible day', '110105194902310021', 'id_number_date'],
    ['a day before anybody’s birth', '110105119912310021', 'id_number_date'],
    ['a letter inside', '1101051949123100AX', 'id_number_form'],
    ['seventeen digits', '11010519491231002', 'id_number_length'],
    ['nothing', '', 'id_number_length'],
    ['the old form of fifteen', '110105491231002', 'id_number_old'],
    ['zeros where Excel rounded', '110105194912310000', 'id_number_excel'],
    ['Excel’s scientific form', '1.10105E+17', 'id_number_excel'],
    ['the same in small letters', '1.10105194912310e+17', 'id_number_excel'],
  ])('with %s is refused', (_, text, code) => {
    expect(codesOf(text)).toEqual([code])
  })

  const digits = fc
    .tuple(
      fc.integer({ min: 110000, max: 659999 }),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 999 }),
    )
    .map(([place, born, order]) => `${place}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`)

  it('with its check digit holds, and with any one digit changed does not', () => {
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const whole = body + checkDigitOf(body)
        expect(idNumberError(whole)).toBeNull()
        const changed = String((Number(whole[at]) + by) % 10)
        expect(idNumberError(whole.slice(0, at) + changed + whole.slice(at + 1))).not.toBeNull()
      }),
    )
  })

  it('that Excel rounded is recognised, unless its zeros happen to check', () => {
    fc.assert(
      fc.property(digits, (body) => {
        const damaged = `${body.slice(0, 15)}000`
        expect(idNumberError(damaged)).toBe(checkDigitOf(damaged) === '0' ? null : 'id_number_excel')
      }),
    )
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usccCheck, usccLetters, usccProblem, usccSchema } from './uscc'

const letter = fc.constantFrom(...usccLetters)
const body = fc.array(letter, { minLength: 17, maxLength: 17 }).map((letters) => letters.join(''))
const code = body.map((first) => first + usccCheck(first))
const place = fc.nat(17)
const put = (text: string, at: number, letter: string) => text.slice(0, at) + letter + text.slice(at + 1)

describe('a 统一社会信用代码 (GB 32100)', () => {
  test('of a registered company is right, and wrong with another last character', () => {
    // 中国石油化工集团有限公司 and 中国石油天然气股份有限公司, as publicly registered.
    expect(usccProblem('91110000100010433L')).toBe(null)
    expect(usccProblem('91110000710925462X')).toBe(null)
    expect(usccProblem('91110000710925462Y')).toBe('uscc_check')
  })

  test('has the check character that the weights of the standard give, worked out by hand', () => {
    // 1×1 + 3×0 … with a single 1 at each place: 31 minus its weight.
    const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    weights.forEach((weight, at) => expect(usccLetters.indexOf(usccCheck(put('0'.repeat(17), at, '1')))).toBe(31 - weight))
    expect(usccCheck('0'.repeat(17))).toBe('0')
  })

  test('is right whenever the check character was worked out', () => {
    fc.assert(fc.property(code, (text) => usccProblem(text) === null))
  })

  test('with one character changed is noticed', () => {
    fc.assert(
      fc.property(code, place, letter, (text, at, other) => {
        fc.pre(text.charAt(at) !== other)
        return usccProblem(put(text, at, other)) === 'uscc_check'
      }),
    )
  })

  test('with two characters swapped is noticed, but for the first and the last, which weigh the same', () => {
    fc.assert(
      fc.property(code, place, place, (text, one, two) => {
        fc.pre(one < two && text.charAt(one) !== text.charAt(two) && !(one === 0 && two === 17))
        const swapped = put(put(text, one, text.charAt(two)), two, text.charAt(one))
        return usccProblem(swapped) === 'uscc_check'
      }),
    )
  })

  test('has 18 characters, none of them I, O, S, V or Z', () => {
    expect(usccProblem('9111000010001043L')).toBe('uscc_length')
    expect(usccProblem('91110000100010433L0')).toBe('uscc_length')
    for (const never of 'IOSVZ') expect(usccProblem(put('91110000100010433L', 2, never))).toBe('uscc_letter')
  })

  test('is taken as typed: in groups and in small letters', () => {
    expect(usccSchema.parse(' 91110000 100010433l ')).toBe('91110000100010433L')
    expect(usccSchema.safeParse('123').error?.issues[0]?.message).toBe('uscc_length')
  })
})

import { describe, expect, it } from 'vitest'
import { maskPhone, phoneSchema } from './phone'

describe('a phone number', () => {
  it('is taken as people type it', () => {
    expect(phoneSchema.parse(' 138 1234-6021 ')).toBe('13812346021')
    expect(phoneSchema.parse('19912346021')).toBe('19912346021')
  })

  it('is refused unless it is a mainland mobile number', () => {
    for (const text of [
      '1381234602',
      '138123460211',
      '12812346021',
      '051265551234',
      '+8613812346021',
      '1381234602a',
      '１３８１２３４６０２１',
      '',
    ]) {
      expect(phoneSchema.safeParse(text).error?.issues.map((issue) => issue.message)).toEqual(['phone_invalid'])
    }
  })

  it('shows three digits and the last four', () => {
    expect(maskPhone('13812346021')).toBe('138****6021')
  })
})

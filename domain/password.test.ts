import { describe, expect, it } from 'vitest'
import { isStrong, newPasswordSchema } from './password'

describe('a strong password', () => {
  it.each([
    ['Zhongguo2026', true],
    ['zhong-guo-2026', true],
    ['苏州城abcDEF12345', true],
    ['short1A!', false],
    ['alllowercase', false],
    ['lowercase1234', false],
    ['ABCDEFGHIJ1', false],
    ['1234567890!', false],
  ])('%s: %s', (password, strong) => {
    expect(isStrong(password, '')).toBe(strong)
    expect(newPasswordSchema.safeParse(password).success).toBe(strong)
  })

  it('does not contain the name that it is typed with, in whatever case', () => {
    expect(isStrong('My-ChenJing-2026', 'chenjing')).toBe(false)
    expect(isStrong('My-Chen-Jing-2026', 'chenjing')).toBe(true)
  })
})

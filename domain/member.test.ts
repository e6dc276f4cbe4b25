import { describe, expect, test } from 'vitest'
import { codesOf } from './codes'
import { memberEntity } from './member'

const codeOf = (name: string) => {
  const { error } = memberEntity.fields.name.schema.safeParse(name)
  return error === undefined ? undefined : codesOf(error)['']
}

describe('a name', () => {
  test.each(['谢示安', '买买提·吐尔逊', '阿卜杜拉•示例', 'Jean-Luc O’Neil', '示〇', '𠮷示'])('%s is one', (name) => {
    expect(codeOf(name)).toBeUndefined()
  })
  test.each(['=1+1', '示例=', '+示例', '@示例', '示例1', '示例１', '示\u0000例', '··', '- -'])('%j is none', (name) => {
    expect(codeOf(name)).toBe('name_signs')
  })
  test('of one sign is short first of all', () => {
    expect(codeOf('=')).toBe('name_short')
  })
})

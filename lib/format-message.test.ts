import compile from 'icu-minify/compile'
import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'

/** A compiled text stands where its source stood. */
function compiled(source: string): string
function compiled(source: string): unknown {
  return compile(source)
}
const say = (source: string, values: Record<string, string | number>): string =>
  createTranslator({ locale: 'en', messages: { text: compiled(source) } })('text', values)

describe('a compiled message', () => {
  it('takes what it is told in the plural of its language', () => {
    const source = '{count, plural, =0 {nobody} one {# member} other {# members}} of {place}'
    expect(say(source, { count: 0, place: '太仓' })).toBe('nobody of 太仓')
    expect(say(source, { count: 1, place: '太仓' })).toBe('1 member of 太仓')
    expect(say(source, { count: 1200, place: '太仓' })).toBe('1,200 members of 太仓')
  })

  it('is an empty text where nothing is to be said', () => {
    expect(say('{unit}', { unit: '' })).toBe('')
    expect(say('{running, select, yes {, running} other {}}', { running: 'no' })).toBe('')
  })
})

import { describe, expect, it } from 'vitest'
import { wayBack } from './way-back'

describe('the way back after signing in', () => {
  it.each(['/', '/members?q=%E5%BC%A0&org=1', '/activities/new', '/sign-inside'])('leads to %s', (to) => {
    expect(wayBack(to)).toBe(to)
  })

  it.each([
    undefined,
    '',
    'members',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/sign-in',
    '/sign-in?to=/',
    '/api/me',
    '/api',
  ])('never leads to %j', (to) => {
    expect(wayBack(to)).toBe('/')
  })
})

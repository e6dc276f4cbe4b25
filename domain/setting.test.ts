import { describe, expect, it } from 'vitest'
import { settingChange, settingKeys, settings, settingsFrom } from './setting'

const initial = Object.fromEntries(settingKeys.map((key) => [key, settings[key].initial]))

describe('settings in force', () => {
  it('are the initial values where nothing is stored, each within its own bounds', () => {
    expect(settingsFrom({})).toEqual(initial)
    for (const key of settingKeys) expect(settings[key].schema.safeParse(settings[key].initial).success).toBe(true)
    expect([...settingKeys].sort()).toEqual(Object.keys(settings).sort())
  })

  it('are what was stored', () => {
    const now = settingsFrom({ 'sign_in.failures': 8, 'duty.basis': ['branch'] })
    expect(now).toEqual({ ...initial, 'sign_in.failures': 8, 'duty.basis': ['branch'] })
  })

  it.each([
    { 'sign_in.failures': 'many' },
    { 'sign_in.failures': 0 },
    { 'sign_in.lock_minutes': 2.5 },
    { 'session.idle_minutes': null },
    { 'reporting.threshold': 101 },
    { 'duty.basis': [] },
    { 'duty.basis': ['club'] },
    { 'member.counted': 'normal' },
    { 'no.such_key': 1 },
  ])('ignore what makes no sense: %j', (stored) => {
    expect(settingsFrom(stored)).toEqual(initial)
  })

  it('change only by a known key', () => {
    expect(settingChange.safeParse({ key: 'session.idle_minutes', value: 20 }).success).toBe(true)
    expect(settingChange.safeParse({ key: '__proto__', value: 20 }).success).toBe(false)
  })
})

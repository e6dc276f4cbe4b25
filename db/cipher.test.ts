import { createCipheriv, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cipherOf } from './cipher'

const key = () => randomBytes(32).toString('base64')
const [old, today] = [key(), key()]
const number = '11010519491231002X'

describe('a sealed text', () => {
  test('opens with its key, differs each time, and holds nothing of the text', () => {
    const cipher = cipherOf(today)
    const [one, other] = [cipher.seal(number), cipher.seal(number)]
    expect([cipher.open(one), cipher.open(other)]).toEqual([number, number])
    expect(one.equals(other)).toBe(false)
    expect(one.includes(number)).toBe(false)
  })

  test('that was touched, or is another key’s, does not open', () => {
    const sealed = cipherOf(today).seal(number)
    for (let at = 0; at < sealed.length; at += 1) {
      const touched = Buffer.from(sealed)
      touched.writeUInt8((sealed[at] ?? 0) ^ 1, at)
      expect(() => cipherOf(today).open(touched)).toThrow()
    }
    expect(() => cipherOf(old).open(sealed)).toThrow('not in the environment')
  })

  test('of the key before opens while both are known', () => {
    const sealed = cipherOf(old).seal(number)
    expect(cipherOf(today, old).open(sealed)).toBe(number)
    expect(() => cipherOf(today).open(sealed)).toThrow('not in the environment')
  })

  test('of a release without key ids opens with whichever key it was', () => {
    const nonce = randomBytes(12)
    const made = createCipheriv('aes-256-gcm', Buffer.from(old, 'base64'), nonce)
    const body = Buffer.concat([made.update(number, 'utf8'), made.final()])
    const sealed = Buffer.concat([Buffer.from([1]), nonce, made.getAuthTag(), body])
    expect(cipherOf(old).open(sealed)).toBe(number)
    expect(cipherOf(today, old).open(sealed)).toBe(number)
    expect(() => cipherOf(today).open(sealed)).toThrow()
  })
})

test('the hash is the key’s own; while keys rotate both are looked for', () => {
  expect(cipherOf(old).hash(number)).toEqual(cipherOf(old).hash(number))
  expect(cipherOf(today).hash(number)).not.toEqual(cipherOf(old).hash(number))
  expect(cipherOf(today, old).hashes(number)).toEqual([cipherOf(today).hash(number), cipherOf(old).hash(number)])
  expect(cipherOf(today).hashes(number)).toEqual([cipherOf(today).hash(number)])
})

test('a key that is no 32 bytes is refused', () => {
  expect(() => cipherOf('c2hvcnQ=')).toThrow('32 bytes')
})

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Seals identifiers at rest and makes the keyed hash by which equal ones are found. */
export type Cipher = {
  seal(text: string): Buffer
  open(sealed: Buffer): string
  hash(text: string): Buffer
}

const version = 1

/**
 * AES-256-GCM over `key` (32 bytes, base64). Sealed form: version byte, 12-byte nonce, 16-byte tag, text.
 * The hash is HMAC-SHA-256 under a key derived from it, so a stolen table cannot be searched by guessing.
 */
export function cipherOf(key: string): Cipher {
  const secret = Buffer.from(key, 'base64')
  if (secret.length !== 32) throw new Error('the data key must be 32 bytes in base64')
  const hashKey = Buffer.from(hkdfSync('sha256', secret, '', 'hongyi identifier hash', 32))
  return {
    seal(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', secret, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body])
    },
    open(sealed) {
      if (sealed[0] !== version) throw new Error('sealed with an unknown version')
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(1, 13))
      decipher.setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
    },
    hash: (text) => createHmac('sha256', hashKey).update(text).digest(),
  }
}

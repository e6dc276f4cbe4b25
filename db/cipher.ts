import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Seals identifiers at rest and makes the keyed hash by which equal ones are found. */
export type Cipher = {
  /** What every text sealed now begins with; one that begins otherwise waits for rotation. */
  mark: Buffer
  seal(text: string): Buffer
  open(sealed: Buffer): string
  hash(text: string): Buffer
  /** The hashes under which an equal text may stand: the key's own, and while keys rotate the one before's. */
  hashes(text: string): Buffer[]
}

const version = 2
/** Sealed by releases that knew one key and wrote no id of it. */
const unnamed = 1
const idLength = 4

function keyOf(key: string) {
  const secret = Buffer.from(key, 'base64')
  if (secret.length !== 32) throw new Error('the data key must be 32 bytes in base64')
  return {
    secret,
    id: createHash('sha256').update('hongyi key id').update(secret).digest().subarray(0, idLength),
    hashKey: Buffer.from(hkdfSync('sha256', secret, '', 'hongyi identifier hash', 32)),
  }
}
type Key = ReturnType<typeof keyOf>

/** Opens nonce, tag and text; whatever was changed, or sealed with another key, throws. */
function unseal({ secret }: Key, body: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', secret, body.subarray(0, 12))
  decipher.setAuthTag(body.subarray(12, 28))
  return Buffer.concat([decipher.update(body.subarray(28)), decipher.final()]).toString('utf8')
}

/**
 * AES-256-GCM over `key` (32 bytes, base64); `previous` still opens what was sealed with it. Sealed form: version byte,
 * 4-byte key id, 12-byte nonce, 16-byte tag, text. The hash is HMAC-SHA-256 under a key derived from the key, so a
 * stolen table cannot be searched by guessing.
 */
export function cipherOf(key: string, previous?: string): Cipher {
  const current = keyOf(key)
  const keys = previous === undefined ? [current] : [current, keyOf(previous)]
  const mark = Buffer.concat([Buffer.from([version]), current.id])
  const hashUnder = (one: Key, text: string) => createHmac('sha256', one.hashKey).update(text).digest()

  function openUnnamed(body: Buffer): string {
    for (const one of keys.slice(1)) {
      try {
        return unseal(one, body)
      } catch {
        // Sealed with another of the keys.
      }
    }
    return unseal(current, body)
  }
  return {
    mark,
    seal(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', current.secret, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([mark, nonce, cipher.getAuthTag(), body])
    },
    open(sealed) {
      if (sealed[0] === unnamed) return openUnnamed(sealed.subarray(1))
      if (sealed[0] !== version) throw new Error('sealed in an unknown form')
      const id = sealed.subarray(1, 1 + idLength)
      const named = keys.find((one) => one.id.equals(id))
      if (named === undefined) throw new Error(`sealed with the key ${id.toString('hex')}, which is not in the environment`)
      return unseal(named, sealed.subarray(1 + idLength))
    },
    hash: (text) => hashUnder(current, text),
    hashes: (text) => keys.map((one) => hashUnder(one, text)),
  }
}

import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's floor for argon2id: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** A hash of nothing known, so that an unknown name costs the same effort as a wrong password. */
let decoy: Promise<string> | undefined

/** Whether the password fits; with no hash (unknown name) it does the same work and answers false. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID())
  const fits = await verify(stored ?? (await decoy), password, cost)
  return stored !== undefined && fits
}

const generated = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKMNPQRSTUVWXYZ', '23456789'] as const

/** Fourteen characters of three classes, without those that are easily mistaken for each other. */
export function newPassword(): string {
  const all = generated.join('')
  const draw = (from: string) => from.charAt(randomInt(from.length))
  for (;;) {
    const password = Array.from({ length: 14 }, () => draw(all)).join('')
    if (generated.every((group) => [...password].some((char) => group.includes(char)))) return password
  }
}

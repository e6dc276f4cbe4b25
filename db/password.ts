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

import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { EmbeddedDatabase } from '@/db/embedded'
import { Sentence } from './sentence'

const secretsSchema = z.object({ NEXTAUTH_SECRET: z.string(), HONGYI_DATA_KEY: z.string() })

export type Secrets = z.infer<typeof secretsSchema>

/** The secrets of a data folder; made at the first start, never again once there are data that need them. */
export async function loadSecrets(folder: string, database: EmbeddedDatabase, empty: boolean): Promise<Secrets> {
  const file = join(folder, 'secrets.json')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text !== undefined) return secretsSchema.parse(JSON.parse(text))
  if (!empty)
    throw new Sentence(
      `${file} is missing, and without it the encrypted data cannot be read: put it back, or remove ${database.folder} to begin anew.`,
    )
  const secrets = { NEXTAUTH_SECRET: randomBytes(32).toString('base64'), HONGYI_DATA_KEY: randomBytes(32).toString('base64') }
  await writeFile(`${file}.next`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  await rename(`${file}.next`, file)
  return secrets
}

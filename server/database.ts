import type { Pool } from 'pg'
import { cipherOf, type Cipher } from '@/db/cipher'
import { openDatabase, type Database } from '@/db/open'
import { env } from '@/env'

/** What every read and command stands on; tests make one of their own. */
export type Base = { db: Database; pool: Pool; cipher: Cipher }

declare global {
  var hongyiBase: Base | undefined
}

/** The process's one pool. Kept on `globalThis` because bundles of a development server load this file twice. */
export function base(): Base {
  const { DATABASE_URL, HONGYI_DATA_KEY, HONGYI_DATA_KEY_PREVIOUS } = env()
  globalThis.hongyiBase ??= { ...openDatabase(DATABASE_URL), cipher: cipherOf(HONGYI_DATA_KEY, HONGYI_DATA_KEY_PREVIOUS) }
  return globalThis.hongyiBase
}

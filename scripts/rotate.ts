import { cipherOf } from '@/db/cipher'
import { openDatabase } from '@/db/open'
import { readEnv } from '@/env'
import { rotate } from '@/server/rotation'
import { connect } from './launcher/connection'
import { Sentence } from './launcher/sentence'
import { supervise } from './launcher/teardown'

/** `npm run rotate`: seals what the key before sealed with the key of today. */
await supervise(1, async (teardown) => {
  const { DATABASE_URL, HONGYI_DATA_KEY, HONGYI_DATA_KEY_PREVIOUS } = readEnv(process.env)
  if (HONGYI_DATA_KEY_PREVIOUS === undefined) throw new Sentence('HONGYI_DATA_KEY_PREVIOUS is missing: there is nothing to rotate from.')
  await (await connect(DATABASE_URL)).end()
  const { db, pool } = openDatabase(DATABASE_URL, 2)
  teardown.add(() => pool.end())
  const count = await rotate(db, cipherOf(HONGYI_DATA_KEY, HONGYI_DATA_KEY_PREVIOUS))
  console.log(`Done: ${count} numbers sealed anew. HONGYI_DATA_KEY_PREVIOUS is needed no longer, but for backups made before now.`)
  return 0
})

import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { OutboxItem } from './item'

type Draft = { accountId: string; form: string; value: unknown; savedAt: string }

interface Tables extends DBSchema {
  outbox: { key: string; value: OutboxItem; indexes: { account: string } }
  draft: { key: [string, string]; value: Draft; indexes: { account: string } }
}

let opened: Promise<IDBPDatabase<Tables>> | undefined

/** The device's own store. It holds what was typed and nothing that was read from the server. */
export function deviceStore(): Promise<IDBPDatabase<Tables>> {
  opened ??= openDB<Tables>('hongyi', 1, {
    upgrade(database) {
      database.createObjectStore('outbox', { keyPath: 'key' }).createIndex('account', 'accountId')
      database.createObjectStore('draft', { keyPath: ['accountId', 'form'] }).createIndex('account', 'accountId')
    },
    terminated() {
      opened = undefined
    },
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

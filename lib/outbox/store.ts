import { deviceStore } from './database'
import type { OutboxItem, Refusal } from './item'

/** Where waiting submissions are kept. Each belongs to one account, and no other account sees it. */
export type OutboxStore = {
  /** Oldest first. */
  of: (accountId: string) => Promise<OutboxItem[]>
  has: (key: string) => Promise<boolean>
  /** Keeps an item; one that it replaces leaves in the same transaction. */
  keep: (item: OutboxItem, replaces?: string) => Promise<void>
  remove: (key: string) => Promise<void>
  refuse: (key: string, refusal: Refusal) => Promise<void>
}

const byAge = (a: OutboxItem, b: OutboxItem) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.key < b.key ? -1 : 1)

/** The store in IndexedDB: it outlives a reload, a crash and a flat battery. */
export const outboxStore: OutboxStore = {
  async of(accountId) {
    const items = await (await deviceStore()).getAllFromIndex('outbox', 'account', accountId)
    return items.sort(byAge)
  },
  async has(key) {
    return (await (await deviceStore()).count('outbox', key)) > 0
  },
  async keep(item, replaces) {
    const transaction = (await deviceStore()).transaction('outbox', 'readwrite', { durability: 'strict' })
    await Promise.all([
      replaces === undefined ? undefined : transaction.store.delete(replaces),
      transaction.store.put(item),
      transaction.done,
    ])
  },
  async remove(key) {
    await (await deviceStore()).delete('outbox', key)
  },
  async refuse(key, refusal) {
    const transaction = (await deviceStore()).transaction('outbox', 'readwrite')
    const item = await transaction.store.get(key)
    if (item !== undefined) await transaction.store.put({ ...item, refusal })
    await transaction.done
  },
}

/** How many submissions of an account wait on this device; signing out asks about them. */
export async function pendingCount(accountId: string): Promise<number> {
  return (await deviceStore()).countFromIndex('outbox', 'account', accountId)
}

import type { Delivery, OutboxItem } from './item'
import type { OutboxStore } from './store'

export type Sender = {
  deliver: (item: OutboxItem) => Promise<Delivery>
  /** Whose session the browser holds; null when that cannot be told. */
  account: () => Promise<{ id: string | null } | null>
}

/** Why a pass ended before its last item. */
export type Stop = 'offline' | 'busy' | 'signed_out' | null

export type Pass = { deliveries: ReadonlyMap<string, Delivery>; stop: Stop }

/**
 * Sends an account's waiting items, one at a time and oldest first, as that account and no other. An item leaves
 * only when the server has acknowledged it; a refused one stays for its writer; the first that cannot go ends the pass.
 */
export async function flush(store: OutboxStore, sender: Sender, accountId: string): Promise<Pass> {
  const deliveries = new Map<string, Delivery>()
  const waiting = (await store.of(accountId)).filter((item) => item.refusal === undefined)
  if (waiting.length === 0) return { deliveries, stop: null }
  const account = await sender.account()
  if (account === null) return { deliveries, stop: 'offline' }
  if (account.id !== accountId) return { deliveries, stop: 'signed_out' }
  for (const item of waiting) {
    const delivery = await sender.deliver(item)
    deliveries.set(item.key, delivery)
    if (delivery.state === 'waiting') return { deliveries, stop: delivery.reason }
    if (delivery.state === 'sent') await store.remove(item.key)
    else await store.refuse(item.key, delivery.refusal)
  }
  return { deliveries, stop: null }
}

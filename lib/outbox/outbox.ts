import { deliver, signedInAccount } from './deliver'
import { flush, type Pass, type Sender, type Stop } from './flush'
import type { Delivery, OutboxItem } from './item'
import { outboxStore } from './store'

export type OutboxState = {
  items: readonly OutboxItem[]
  /** Why the last pass did not get through. */
  stop: Stop
  sending: boolean
  /** The item that somebody waits for in front of a form; it is not waiting yet. */
  going: string | null
}
type Sent = { item: OutboxItem; answer: unknown }

const retryMs = 30_000
const lockName = 'hongyi-outbox'
const sender: Sender = { deliver, account: signedInAccount }
export const emptyOutbox: OutboxState = { items: [], stop: null, sending: false, going: null }

/** One tab at a time sends. Without locks two may, which the key makes harmless. */
async function alone<T>(wait: boolean, run: () => Promise<T>): Promise<T | null> {
  if (!('locks' in navigator)) return run()
  return navigator.locks.request(lockName, { ifAvailable: !wait }, (lock) => (lock === null ? null : run()))
}

/** The outbox of one account in this tab: its items, and when they go out. */
function makeOutbox(accountId: string) {
  let state = emptyOutbox
  let stopWatching: (() => void) | undefined
  const readers = new Set<() => void>()
  const hearers = new Set<(sent: Sent) => void>()
  const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(lockName)

  function show(next: Partial<OutboxState>) {
    state = { ...state, ...next }
    for (const tell of readers) tell()
  }
  const reread = async () => show({ items: await outboxStore.of(accountId).catch(() => []) })
  async function changed() {
    others?.postMessage(accountId)
    await reread()
  }

  async function pass(wait: boolean, own?: string): Promise<Pass | null> {
    const before = new Map(state.items.map((item) => [item.key, item]))
    show({ sending: true })
    const done = await alone(wait, () => flush(outboxStore, sender, accountId)).catch((): Pass => ({ deliveries: new Map(), stop: 'busy' }))
    show({ sending: false, ...(done === null ? {} : { stop: done.stop }) })
    if (done === null || done.deliveries.size === 0) return done
    await changed()
    for (const [key, delivery] of done.deliveries) {
      const item = before.get(key)
      if (delivery.state === 'sent' && item !== undefined && key !== own)
        for (const hear of hearers) hear({ item, answer: delivery.answer })
    }
    return done
  }
  const retry = async () => void (await pass(false))

  async function send(item: OutboxItem, replaces: string | undefined): Promise<Delivery> {
    await outboxStore.keep(item, replaces)
    await changed()
    const done = await pass(true, item.key)
    const delivery = done?.deliveries.get(item.key)
    if (delivery !== undefined) return delivery
    // Another tab has sent it: its key gets the same receipt.
    if (!(await outboxStore.has(item.key))) return deliver(item)
    return { state: 'waiting', reason: done?.stop ?? 'busy' }
  }

  function watch(): () => void {
    const timer = setInterval(() => {
      if (state.items.some((item) => item.refusal === undefined)) void retry()
    }, retryMs)
    const now = () => void retry()
    const hear = () => void reread()
    window.addEventListener('online', now)
    others?.addEventListener('message', hear)
    void reread().then(retry)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', now)
      others?.removeEventListener('message', hear)
    }
  }

  return {
    state: () => state,
    /** Tells of every change while somebody looks; the first to look also starts the sending. */
    subscribe(tell: () => void) {
      readers.add(tell)
      stopWatching ??= watch()
      return () => {
        readers.delete(tell)
        if (readers.size > 0) return
        stopWatching?.()
        stopWatching = undefined
      }
    },
    /** Tells of every submission that arrived by itself; whoever submits hears of their own. */
    onSent(hear: (sent: Sent) => void) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    /** Keeps a submission first and sends it then, so that nothing is lost in between; says what became of it. */
    async submit(item: OutboxItem, replaces?: string): Promise<Delivery> {
      show({ going: item.key })
      try {
        return await send(item, replaces)
      } finally {
        show({ going: null })
      }
    },
    async discard(key: string): Promise<void> {
      await outboxStore.remove(key)
      await changed()
    },
    retry,
  }
}
export type Outbox = ReturnType<typeof makeOutbox>

const outboxes = new Map<string, Outbox>()

/** The one outbox of an account in this tab. */
export function outboxOf(accountId: string): Outbox {
  const found = outboxes.get(accountId) ?? makeOutbox(accountId)
  outboxes.set(accountId, found)
  return found
}

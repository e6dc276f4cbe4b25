import { describe, expect, it } from 'vitest'
import { deliver } from './deliver'
import { flush, type Sender } from './flush'
import type { Delivery, OutboxItem } from './item'
import type { OutboxStore } from './store'

const me = 'a0000000-0000-7000-8000-000000000001'
const other = 'a0000000-0000-7000-8000-000000000002'
const item = (key: string, accountId = me): OutboxItem => ({
  key,
  accountId,
  method: 'POST',
  path: '/api/activities',
  body: { title: key },
  label: key,
  createdAt: `2026-11-23T0${key}:00:00Z`,
})

/** The store's promise without a browser: what was kept stays until it is removed. */
function shelf(...items: OutboxItem[]): OutboxStore & { keys: () => string[] } {
  const kept = new Map(items.map((entry) => [entry.key, entry]))
  return {
    keys: () => [...kept.keys()],
    of: async (accountId) => [...kept.values()].filter((entry) => entry.accountId === accountId),
    has: async (key) => kept.has(key),
    keep: async (entry, replaces) => {
      if (replaces !== undefined) kept.delete(replaces)
      kept.set(entry.key, entry)
    },
    remove: async (key) => void kept.delete(key),
    refuse: async (key, refusal) => {
      const entry = kept.get(key)
      if (entry !== undefined) kept.set(key, { ...entry, refusal })
    },
  }
}
const sent: Delivery = { state: 'sent', answer: { receipt: 'HD-20261123-000001' } }
const refused: Delivery = { state: 'refused', refusal: { code: 'invalid', message: '', fields: { startsAt: 'date_future' } } }
function senderOf(
  answers: Readonly<Record<string, Delivery>>,
  account: { id: string | null } | null = { id: me },
): Sender & { tried: string[] } {
  const tried: string[] = []
  return {
    tried,
    account: async () => account,
    deliver: async ({ key }) => {
      tried.push(key)
      return answers[key] ?? sent
    },
  }
}

describe('a pass over the outbox', () => {
  it('sends oldest first and keeps nothing that was acknowledged', async () => {
    const store = shelf(item('1'), item('2'))
    const sender = senderOf({})
    expect(await flush(store, sender, me)).toEqual({
      deliveries: new Map([
        ['1', sent],
        ['2', sent],
      ]),
      stop: null,
    })
    expect(sender.tried).toEqual(['1', '2'])
    expect(store.keys()).toEqual([])
  })

  it('keeps what is not known to have arrived, and stops there', async () => {
    const store = shelf(item('1'), item('2'), item('3'))
    const sender = senderOf({ 2: { state: 'waiting', reason: 'offline' } })
    expect((await flush(store, sender, me)).stop).toBe('offline')
    expect(sender.tried).toEqual(['1', '2'])
    expect(store.keys()).toEqual(['2', '3'])
  })

  it('keeps a refused item with its reason, does not send it again, and goes on to the next', async () => {
    const store = shelf(item('1'), item('2'))
    const sender = senderOf({ 1: refused })
    await flush(store, sender, me)
    await flush(store, sender, me)
    expect(sender.tried).toEqual(['1', '2'])
    expect((await store.of(me))[0]?.refusal?.fields).toEqual({ startsAt: 'date_future' })
  })

  it('sends only what belongs to the account that is signed in', async () => {
    const store = shelf(item('1', other), item('2'))
    const sender = senderOf({})
    await flush(store, sender, me)
    expect(sender.tried).toEqual(['2'])
    expect(store.keys()).toEqual(['1'])
    const changed = senderOf({}, { id: me })
    expect((await flush(store, changed, other)).stop).toBe('signed_out')
    expect(changed.tried).toEqual([])
    expect((await flush(store, senderOf({}, null), other)).stop).toBe('offline')
    expect(store.keys()).toEqual(['1'])
  })
})

describe('one delivery', () => {
  const answering =
    (status: number, body: string): typeof fetch =>
    async () =>
      new Response(body, { status })
  const failing = (code: string, status: number) =>
    answering(status, JSON.stringify({ error: { code, message: '', fields: { title: 'title_missing' } } }))

  it('carries the item’s key and body', async () => {
    const seen: unknown[] = []
    await deliver(item('1'), async (_, init) => {
      seen.push(new Headers(init?.headers).get('idempotency-key'), init?.body)
      return Response.json({ id: 'x' })
    })
    expect(seen).toEqual(['1', '{"title":"1"}'])
  })

  it('has arrived only with a 2xx of our own', async () => {
    expect((await deliver(item('1'), answering(200, '{"id":"x"}'))).state).toBe('sent')
    expect(await deliver(item('1'), answering(200, '<html>sign in to the hotel</html>'))).toEqual({ state: 'waiting', reason: 'busy' })
    expect(await deliver(item('1'), answering(502, 'bad gateway'))).toEqual({ state: 'waiting', reason: 'busy' })
    expect(await deliver(item('1'), async () => Promise.reject(new TypeError('failed to fetch')))).toEqual({
      state: 'waiting',
      reason: 'offline',
    })
  })

  it('is refused by what is wrong with it, not by the hour', async () => {
    expect(await deliver(item('1'), failing('invalid', 422))).toEqual({
      state: 'refused',
      refusal: { code: 'invalid', message: '', fields: { title: 'title_missing' } },
    })
    expect((await deliver(item('1'), failing('key_conflict', 409))).state).toBe('refused')
    expect((await deliver(item('1'), failing('not_found', 404))).state).toBe('refused')
    expect(await deliver(item('1'), failing('unauthenticated', 401))).toEqual({ state: 'waiting', reason: 'signed_out' })
    for (const [code, status] of [
      ['rate_limited', 429],
      ['internal', 500],
      ['unavailable', 503],
      ['must_change_password', 403],
    ] as const) {
      expect(await deliver(item('1'), failing(code, status))).toEqual({ state: 'waiting', reason: 'busy' })
    }
  })
})

import * as z from 'zod/mini'
import { errorStatus, type ErrorCode } from '@/domain/errors'
import type { Delivery, OutboxItem } from './item'

type Fetch = typeof fetch

const isCode = (text: string): text is ErrorCode => text in errorStatus
const failureSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), fields: z.optional(z.record(z.string(), z.string())) }),
})
const objectSchema = z.record(z.string(), z.unknown())
const accountSchema = z.object({ id: z.string() })

/** Refusals that say nothing about the submission itself: it goes out again. */
const passing: readonly ErrorCode[] = ['unauthenticated', 'must_change_password', 'rate_limited', 'internal', 'unavailable']

/**
 * Sends one item once. Only a 2xx with our own JSON counts as arrived: a lost answer, a hotel's sign-in page or a
 * failing server leave it waiting, and its key makes the next attempt harmless.
 */
export async function deliver(item: OutboxItem, request: Fetch = fetch): Promise<Delivery> {
  const response = await request(item.path, {
    method: item.method,
    headers: { 'content-type': 'application/json', 'idempotency-key': item.key },
    body: JSON.stringify(item.body),
    redirect: 'error',
  }).catch(() => null)
  if (response === null) return { state: 'waiting', reason: 'offline' }
  const value: unknown = await response.json().catch(() => null)
  if (response.ok) {
    const answer = objectSchema.safeParse(value)
    return answer.success ? { state: 'sent', answer: answer.data } : { state: 'waiting', reason: 'busy' }
  }
  const error = failureSchema.safeParse(value).data?.error
  if (error === undefined || !isCode(error.code)) return { state: 'waiting', reason: 'busy' }
  if (error.code === 'unauthenticated') return { state: 'waiting', reason: 'signed_out' }
  if (passing.includes(error.code)) return { state: 'waiting', reason: 'busy' }
  return { state: 'refused', refusal: { code: error.code, message: error.message, fields: error.fields ?? {} } }
}

/** Whose session the browser holds now; another tab may have changed it. Null when that cannot be told. */
export async function signedInAccount(request: Fetch = fetch): Promise<{ id: string | null } | null> {
  const response = await request('/api/me', { headers: { accept: 'application/json', 'x-polling': '1' }, redirect: 'error' }).catch(
    () => null,
  )
  if (response === null) return null
  if (response.status === 401) return { id: null }
  return accountSchema.safeParse(await response.json().catch(() => null)).data ?? null
}

import type { ErrorCode } from '@/domain/errors'

/** Why the server will not take a submission as it is. */
export type Refusal = { code: ErrorCode; message: string; fields: Readonly<Record<string, string>> }

/** A submission that this device keeps until the server has acknowledged it. */
export type OutboxItem = {
  /** Sent as Idempotency-Key: however often it goes out, it is one row. */
  key: string
  accountId: string
  method: 'POST' | 'PATCH'
  path: string
  body: Readonly<Record<string, unknown>>
  /** What the list of waiting submissions calls it. */
  label: string
  createdAt: string
  /** Set once the server has refused it; such an item waits for its writer and is not sent again. */
  refusal?: Refusal
}

/** What became of one attempt. */
export type Delivery =
  | { state: 'sent'; answer: unknown }
  | { state: 'refused'; refusal: Refusal }
  /** Not known to have arrived: it stays, and goes out again. */
  | { state: 'waiting'; reason: 'offline' | 'busy' | 'signed_out' }

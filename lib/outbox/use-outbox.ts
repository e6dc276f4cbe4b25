'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { emptyOutbox, outboxOf } from './outbox'

/** An account's waiting submissions, and what can be done with them. While it is used, they go out by themselves. */
export function useOutbox(accountId: string) {
  const outbox = useMemo(() => outboxOf(accountId), [accountId])
  const state = useSyncExternalStore(outbox.subscribe, outbox.state, () => emptyOutbox)
  return { ...state, submit: outbox.submit, retry: outbox.retry, discard: outbox.discard, onSent: outbox.onSent }
}

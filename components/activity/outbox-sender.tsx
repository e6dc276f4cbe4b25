'use client'

import { useOutbox } from '@/lib/outbox/use-outbox'

/** Sends what waits on this device from whatever page is open; the banner says so where it matters. */
export default function OutboxSender({ accountId }: { accountId: string }) {
  useOutbox(accountId)
  return null
}

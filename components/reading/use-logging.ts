import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type * as z from 'zod'
import { readingReceipt, type readingLog, type ReadingReceipt } from '@/domain/reading'
import { ApiError, send } from '@/lib/api'
import { outboxOf } from '@/lib/outbox/outbox'

type Count = { reading: z.output<typeof readingLog>; /** What the list of waiting submissions calls it. */ label: string }
const path = '/api/readings'

/** Earlier counts of the same station and day that this device still holds: a newer one takes their place. */
const waitingFor = (accountId: string, { stationId, day }: Count['reading']) =>
  outboxOf(accountId)
    .state()
    .items.filter((item) => item.path === path && item.body['stationId'] === stationId && item.body['day'] === day)

/**
 * Sends a count; without a connection it stays on the device and goes out later, and the receipt is null.
 * The same content sent again is the same submission; other content is another one.
 */
export function useLogging(accountId: string) {
  const queries = useQueryClient()
  const submission = useRef({ content: '', key: '' })

  async function log({ reading, label }: Count): Promise<ReadingReceipt | null> {
    const content = JSON.stringify(reading)
    if (submission.current.content !== content) submission.current = { content, key: crypto.randomUUID() }
    const { key } = submission.current
    try {
      return await send<ReadingReceipt>('POST', path, reading, key)
    } catch (error) {
      if (error instanceof ApiError) throw error
    }
    const replaced = waitingFor(accountId, reading)[0]?.key
    const delivery = await outboxOf(accountId).submit(
      { key, accountId, method: 'POST', path, body: reading, label, createdAt: new Date().toISOString() },
      replaced,
    )
    if (delivery.state === 'waiting') return null
    if (delivery.state === 'sent') return readingReceipt.parse(delivery.answer)
    await outboxOf(accountId).discard(key)
    throw new ApiError(delivery.refusal.code, delivery.refusal.message, delivery.refusal.fields, undefined, undefined)
  }

  return useMutation({
    mutationFn: log,
    // Without a connection the device keeps it: there is nothing to wait for.
    networkMode: 'always',
    // What somebody else has logged meanwhile is shown beside one's own count.
    onError: (error) =>
      error instanceof ApiError && error.code === 'conflict' ? queries.invalidateQueries({ queryKey: ['reading'] }) : undefined,
    onSuccess: async (receipt, { reading }) => {
      if (receipt === null) return
      for (const { key } of waitingFor(accountId, reading)) await outboxOf(accountId).discard(key)
      await Promise.all(['reading', 'station', 'dashboard', 'home'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })))
    },
  })
}

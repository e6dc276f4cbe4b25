import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import * as z from 'zod'
import { commandKey } from '@/db/schema/account'
import type { Connection } from '@/db/open'
import { AppError } from '@/domain/errors'
import { parse } from './parse'

const keySchema = z.uuid('key_invalid')

/** JSON with sorted keys, so that the same input has the same hash whatever the order of its fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/**
 * Runs a command once for a client-made key: a retry of the same account with the same input gets the first
 * answer, the same key with other input is `key_conflict`. The key's row is claimed in the command's own
 * transaction, so of two at once the second waits for the first.
 */
export async function answerOnce<O extends z.ZodType>(
  tx: Connection,
  request: { accountId: string; key: string | undefined; command: string; raw: unknown; output: O },
  run: () => Promise<z.output<O>>,
): Promise<z.output<O>> {
  if (request.key === undefined) return run()
  const key = parse(z.object({ key: keySchema }), { key: request.key }).key
  const inputHash = createHash('sha256').update(canonical(request.raw)).digest('base64')
  const mine = and(eq(commandKey.accountId, request.accountId), eq(commandKey.key, key))
  const claimed = await tx
    .insert(commandKey)
    .values({ accountId: request.accountId, key, command: request.command, inputHash })
    .onConflictDoNothing()
    .returning({ key: commandKey.key })
  if (claimed.length === 0) {
    const [first] = await tx.select().from(commandKey).where(mine)
    if (first === undefined || first.command !== request.command || first.inputHash !== inputHash || first.answer === null)
      throw new AppError('key_conflict')
    return request.output.parse(JSON.parse(first.answer))
  }
  const answer = await run()
  await tx
    .update(commandKey)
    .set({ answer: JSON.stringify(answer) })
    .where(mine)
  return answer
}

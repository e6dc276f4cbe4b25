import type * as z from 'zod'
import type { Connection } from '@/db/open'
import { auditEvent } from '@/db/schema/audit'
import { permit, type Actor, type Rights } from './actor'
import type { Base } from './database'
import { parse } from './parse'
import { readKit, type ReadKit } from './read'

export type Streamed = { fileName: string; type: string; body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> }

export type Download<I extends z.ZodType = z.ZodType> = {
  type: 'download'
  name: string
  right: Rights
  http: `GET /api/${string}`
  input: I
  /** As of a read. */
  crosses?: string
  (base: Base, actor: Actor, raw: unknown): Promise<Streamed>
}

/** Says in the audit what somebody has taken along. */
export async function auditTaken(
  db: Pick<Connection, 'insert'>,
  actor: Actor,
  taken: { action: string; noun: string; rowId: string | null; orgId: string | null; after: Record<string, unknown> },
): Promise<void> {
  await db.insert(auditEvent).values({
    accountId: actor.accountId,
    accountName: actor.name,
    address: actor.address,
    requestId: actor.requestId,
    ...taken,
  })
}

/**
 * Every file that leaves: permit, parse, run on the caller's rows, and an audit row that says what was taken,
 * written before the first byte goes out.
 */
export function download<I extends z.ZodType>(def: {
  name: string
  right: Rights
  http: `GET /api/${string}`
  input: I
  run: (
    kit: ReadKit,
    input: z.output<I>,
  ) => Promise<Streamed & { noun: string; rowId: string | null; orgId: string | null; note: Record<string, unknown> }>
}): Download<I> {
  const call = async (base: Base, actor: Actor, raw: unknown) => {
    permit(actor, def.right)
    const input = parse(def.input, raw)
    return base.db.transaction(async (tx) => {
      const { noun, rowId, orgId, note, ...streamed } = await def.run(readKit({ ...base, db: tx }, actor), input)
      await auditTaken(tx, actor, { action: def.name, noun, rowId, orgId, after: { ...note, fileName: streamed.fileName } })
      return streamed
    })
  }
  const { name, right, http, input } = def
  const described = Object.defineProperty(call, 'name', { value: name })
  return Object.assign(described, { type: 'download' as const, right, http, input })
}

import type * as z from 'zod'
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
  (base: Base, actor: Actor, raw: unknown): Promise<Streamed>
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
      await tx.insert(auditEvent).values({
        accountId: actor.accountId,
        accountName: actor.name,
        action: def.name,
        noun,
        rowId,
        orgId,
        after: { ...note, fileName: streamed.fileName },
        address: actor.address,
        requestId: actor.requestId,
      })
      return streamed
    })
  }
  const { name, right, http, input } = def
  const described = Object.defineProperty(call, 'name', { value: name })
  return Object.assign(described, { type: 'download' as const, right, http, input })
}

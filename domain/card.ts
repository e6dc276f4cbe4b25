import * as z from 'zod'

/** One card of a page: its value, or the code of what went wrong, so that one failure leaves the rest alone. */
export type Card<T> = { ok: true; value: T } | { ok: false; code: 'forbidden' | 'internal'; id?: string | undefined }

export function cardOf<S extends z.ZodType>(value: S) {
  return z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), code: z.enum(['forbidden', 'internal']), id: z.string().optional() }),
  ])
}

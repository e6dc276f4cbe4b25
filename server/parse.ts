import type * as z from 'zod'
import { AppError } from '@/domain/errors'

/** Built-in zod issues speak English; ours carry a code. What has no code of ours is `field_invalid`. */
const isCode = (message: string) => /^[a-z]+(_[a-z]+)+$/.test(message)

/** Parses an input or throws `invalid` with one code a field, first problem first. */
export function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.')
    fields[path] ??= isCode(issue.message) ? issue.message : 'field_invalid'
  }
  throw new AppError('invalid', { fields })
}

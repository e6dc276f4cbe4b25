import type * as z from 'zod'
import { codesOf } from '@/domain/codes'
import { AppError } from '@/domain/errors'

/** Parses an input or throws `invalid` with one code a field, first problem first. */
export function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new AppError('invalid', { fields: codesOf(parsed.error) })
}

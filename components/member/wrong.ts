import type * as z from 'zod'
import { ApiError } from '@/lib/api'
import type { Wrong } from './person-draft'

/** The codes of a refused form by field, first problem first. */
export const wrongOf = (error: z.ZodError): Wrong =>
  Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message] as const).reverse())

export const refusalOf = (error: Error | null): ApiError | null => (error instanceof ApiError ? error : null)

/** Every error that an answer can carry, with its HTTP status. Words are looked up when drawn. */
export const errorStatus = {
  unauthenticated: 401,
  must_change_password: 403,
  forbidden: 403,
  bad_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  key_conflict: 409,
  confirm_needed: 409,
  person_known: 409,
  period_closed: 409,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/** The body of every failed answer. `fields` maps an input path to a field code; `id` finds the log line. */
export type ErrorBody = {
  code: ErrorCode
  message: string
  fields?: Record<string, string>
  id?: string
  current?: unknown
}

/** A refusal that the user should understand; anything else thrown is `internal`. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: { fields?: Record<string, string>; current?: unknown } = {},
  ) {
    super(code)
  }
}

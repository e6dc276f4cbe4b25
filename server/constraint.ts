type Violation = { code: string; constraint: string }

function violationOf(error: unknown): Violation | null {
  if (typeof error !== 'object' || error === null) return null
  if ('code' in error && 'constraint' in error && typeof error.code === 'string' && typeof error.constraint === 'string') return { code: error.code, constraint: error.constraint }
  return 'cause' in error ? violationOf(error.cause) : null
}

/** Whether the database refused a row by the constraint of this name. */
export const violates = (error: unknown, constraint: string): boolean => violationOf(error)?.constraint === constraint

import type * as z from 'zod'

/** Built-in zod issues speak English; ours carry a code. What has no code of ours is `field_invalid`. */
const isCode = (message: string) => /^[a-z]+(_[a-z]+)+$/.test(message)

/** One code a field, the first problem first, by the field's path. */
export function codesOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= isCode(issue.message) ? issue.message : 'field_invalid'
  return fields
}

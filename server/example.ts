import * as z from 'zod'

/** The parts of a JSON schema that an example is made from. */
const schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string()).transform((types) => types[0])]).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
})

const formats: Readonly<Record<string, string>> = {
  uuid: '0197f3a0-0000-7000-8000-000000000001',
  date: '2026-10-20',
  'date-time': '2026-10-20T19:00:00+08:00',
  email: 'name@example.org',
  uri: 'https://example.org',
}

/** One plausible value of a JSON schema, the same each time. */
export function exampleOf(raw: unknown): unknown {
  const { type, format, pattern, enum: choices, minimum, properties, items, anyOf, oneOf, allOf, ...rest } = schema.catch({}).parse(raw)
  if (rest.const !== undefined) return rest.const
  if (choices !== undefined) return choices[0]
  if (rest.default !== undefined) return rest.default
  const variant = anyOf?.[0] ?? oneOf?.[0] ?? allOf?.[0]
  if (variant !== undefined) return exampleOf(variant)
  if (type === 'object') return Object.fromEntries(Object.entries(properties ?? {}).map(([name, inner]) => [name, exampleOf(inner)]))
  if (type === 'array') return items === undefined ? [] : [exampleOf(items)]
  if (type === 'integer' || type === 'number') return Math.max(minimum ?? 1, 1)
  if (type === 'boolean') return true
  if (type === 'string') return formats[format ?? ''] ?? (pattern?.startsWith('^20\\d\\d-(0') ? '2026-10' : '示例')
  return null
}

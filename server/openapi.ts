import * as z from 'zod'
import { errorStatus } from '@/domain/errors'
import { exampleOf } from './example'
import { registry, type Entry } from './registry'

type Json = Readonly<Record<string, unknown>>

const objectSchema = z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) })

/** A zod schema as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
function jsonOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return Object.fromEntries(Object.entries(json).filter(([name]) => name !== '$schema'))
}

const content = (schema: Json) => ({ 'application/json': { schema, example: exampleOf(schema) } })

/** What fails, and how every failure looks. */
function failures(entry: Entry): Json {
  const codes = [
    'unauthenticated',
    'must_change_password',
    'not_found',
    'invalid',
    'internal',
    'unavailable',
    ...(entry.right === 'own' ? [] : ['forbidden' as const]),
    ...(entry.type === 'command' ? (['bad_origin', 'conflict', 'key_conflict', 'too_large', 'unsupported'] as const) : []),
  ] as const
  const statuses = [...new Set(codes.map((code) => errorStatus[code]))].sort()
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: codes.filter((code) => errorStatus[code] === status).join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
      },
    ]),
  )
}

const key = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', format: 'uuid' },
  description:
    'A UUID made by the client once for each submission: sent again with the same input it gives the first answer and writes nothing.',
}

function operationOf(entry: Entry, path: string): Json {
  const { properties, required, ...rest } = objectSchema.parse(jsonOf(entry.input, 'input'))
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? [])
  const parameter = (name: string) => ({
    name,
    in: inPath.includes(name) ? 'path' : 'query',
    required: inPath.includes(name) || required.includes(name),
    schema: properties[name] ?? { type: 'string' },
  })
  const others = Object.keys(properties).filter((name) => !inPath.includes(name))
  const body = {
    ...rest,
    type: 'object',
    properties: Object.fromEntries(others.map((name) => [name, properties[name]])),
    required: required.filter((name) => !inPath.includes(name)),
  }
  const answer =
    entry.type === 'download'
      ? { description: 'The file', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
      : { description: 'The answer', content: content(jsonOf(entry.output, 'output')) }
  return {
    operationId: entry.name,
    tags: [path.split('/')[2] ?? ''],
    summary: entry.name,
    description:
      entry.right === 'own'
        ? 'Open to everybody who is signed in.'
        : `Needs the right ${[entry.right].flat().join(' or ')}; rows outside the caller's place are not found.`,
    parameters: entry.type === 'command' ? [...inPath.map(parameter), key] : [...inPath, ...others].map(parameter),
    ...(entry.type === 'command' ? { requestBody: { required: true, content: content(body) } } : {}),
    responses: { 200: answer, ...failures(entry) },
  }
}

const failure = z.object({
  error: z.object({
    code: z.enum(Object.keys(errorStatus)).meta({ description: 'Closed list; the message is for people.' }),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional().meta({ description: 'A code for each input path.' }),
    id: z.string().optional().meta({ description: 'Finds the line in the server’s log.' }),
    current: z.unknown().optional().meta({ description: 'With conflict: the row as it stands.' }),
  }),
})

function describe(): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const entry of registry.values()) {
    const [method = '', path = ''] = entry.http.split(' ')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(entry, path) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '红驿 Hongyi',
      version: '1',
      description:
        'Everything that the pages use. Lists answer { items, next, total }; pass next back as cursor. Writes come from the product’s own origin (Origin or Sec-Fetch-Site).',
    },
    paths,
    security: [{ session: [] }],
    components: {
      schemas: { Failure: jsonOf(failure, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'next-auth.session-token',
          description: 'Made by signing in; behind https the name begins with __Secure-.',
        },
      },
    },
  }
}

let cached: Json | undefined

/** The description of the whole API in OpenAPI 3.1, made from the registry once a process. */
export function openapi(): Json {
  cached ??= describe()
  return cached
}

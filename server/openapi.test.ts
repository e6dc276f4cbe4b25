import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { exampleOf } from './example'
import { openapi } from './openapi'
import { registry } from './registry'

const schema = z.record(z.string(), z.unknown())
const media = z.object({ content: z.record(z.string(), z.object({ schema, example: z.unknown() })) })
const operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()).min(1),
  parameters: z.array(z.object({ name: z.string().min(1), in: z.enum(['path', 'query', 'header']), required: z.boolean(), schema })),
  requestBody: media.extend({ required: z.literal(true) }).optional(),
  responses: z.record(z.string().regex(/^[2345]\d\d$/), z.looseObject({ description: z.string().min(1), content: z.unknown() })),
})
const document = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith('/api/'), z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), operation)),
  components: z.object({ schemas: z.object({ Failure: schema }), securitySchemes: z.object({ session: schema }) }),
})
const partial = document.extend({ paths: z.record(z.string().startsWith('/api/'), z.record(z.string(), operation)) })

describe('the description of the API', () => {
  const described = partial.parse(JSON.parse(JSON.stringify(openapi())))
  const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, it]) => ({ path, method, it })),
  )

  it('has each entry of the registry once', () => {
    expect(operations.map(({ it }) => it.operationId).sort()).toEqual([...registry.keys()].sort())
    for (const { path, method, it } of operations) expect(registry.get(it.operationId)?.http).toBe(`${method.toUpperCase()} ${path}`)
  })

  it('names each part of a path as a required parameter, and no other', () => {
    for (const { path, it } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      expect(
        it.parameters
          .filter((one) => one.in === 'path')
          .map((one) => one.name)
          .sort(),
      ).toEqual(named.sort())
      expect(it.parameters.filter((one) => one.in === 'path').every((one) => one.required)).toBe(true)
    }
  })

  it('gives reads a query, commands a body and a key', () => {
    for (const { it, method } of operations) {
      const command = registry.get(it.operationId)?.type === 'command'
      expect(it.requestBody !== undefined).toBe(command)
      expect(it.parameters.some((one) => one.name === 'Idempotency-Key')).toBe(command)
      if (command) expect(it.parameters.every((one) => one.in !== 'query')).toBe(true)
      if (method === 'get') expect(it.responses['200']).toBeDefined()
      expect(it.responses['401']).toBeDefined()
    }
  })

  it('says nothing of identifiers’ storage or of zod', () => {
    const text = JSON.stringify(openapi())
    expect(text).not.toMatch(/passwordHash|phoneCipher|phoneHash|\$schema/)
    expect(openapi()).toBe(openapi())
  })
})

describe('an example', () => {
  it.each([
    [
      z.object({ id: z.uuid(), day: z.iso.date(), count: z.int().min(3), kind: z.enum(['a', 'b']), on: z.boolean() }),
      { id: expect.stringMatching(/^[0-9a-f-]{36}$/), day: '2026-10-20', count: 3, kind: 'a', on: true },
    ],
    [z.array(z.string().nullable()), ['示例']],
    [z.union([z.literal(7), z.string()]), 7],
  ])('fits its schema (%#)', (zod, expected) => {
    const example = exampleOf(z.toJSONSchema(zod))
    expect(example).toEqual(expected)
    expect(zod.safeParse(example).success).toBe(true)
  })
})

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Pool } from 'pg'
import * as z from 'zod'
import { bareEntry, bareRow, entrySchema } from './bare-entry'
import { bareList } from './bare-list'

/** The least that answers the same: `node:http` and `pg`, no framework, no login. Run as a process of its own. */
const { DATABASE_URL, PORT } = z.object({ DATABASE_URL: z.string(), PORT: z.coerce.number() }).parse(process.env)
const pool = new Pool({ connectionString: DATABASE_URL, max: 12 })

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk)
  const value: unknown = JSON.parse(Buffer.concat(chunks).toString())
  return value
}

async function answer(request: IncomingMessage): Promise<object> {
  if (request.url === '/members') return bareList(pool)
  const entry = entrySchema.parse(await bodyOf(request))
  return request.url === '/row' ? bareRow(pool, entry, String(request.headers['x-account'])) : bareEntry(pool, entry)
}

function send(response: ServerResponse, status: number, value: object): void {
  const body = Buffer.from(JSON.stringify(value))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.byteLength }).end(body)
}

const server = createServer((request, response) => {
  answer(request).then(
    (value) => send(response, 200, value),
    (error: unknown) => send(response, 500, { error: String(error) }),
  )
})
server.listen(PORT, '127.0.0.1', () => process.send?.('ready'))

import { randomUUID } from 'node:crypto'
import { AppError, errorStatus, type ErrorBody, type ErrorCode } from '@/domain/errors'
import { dayOf } from '@/domain/month'
import { closedUntil } from '@/domain/period'
import { env } from '@/env'
import { actorOf, type Actor } from './actor'
import { clientAddress } from './address'
import { base } from './database'
import type { Download } from './download'
import { log } from './log'
import { registry, type Entry } from './registry'
import { sessionIdFrom } from './session'
import { wordsOf } from './words'

const bodyLimit = 1_000_000

type Handler = (request: Request) => Promise<Response>
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

const routesOf = [...registry.values()]
  .map((entry) => {
    const [method = '', path = ''] = entry.http.split(' ')
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
    return { entry, method, names, pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '([^/]+)')}$`) }
    // A fixed path comes before one with a parameter that would match it too.
  })
  .sort((a, b) => a.names.length - b.names.length)

/** The handlers of one noun's route file; which read or command answers is the registry's to say. */
export function routes(): Record<Method, Handler> {
  const handler =
    (method: Method): Handler =>
    (request) =>
      answer(method, request)
  return { GET: handler('GET'), POST: handler('POST'), PATCH: handler('PATCH'), PUT: handler('PUT'), DELETE: handler('DELETE') }
}

/** A handler outside of the registry, for everybody who is signed in. */
export function forSignedIn(run: (actor: Actor) => Response): Handler {
  return async (request) => {
    const requestId = randomUUID()
    try {
      return run(await requireActor(request, requestId))
    } catch (error) {
      return failure(error, requestId, request)
    }
  }
}

/** A value in a path; what cannot be decoded names nothing. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    throw new AppError('not_found')
  }
}

async function answer(method: Method, request: Request): Promise<Response> {
  const requestId = randomUUID()
  try {
    const url = new URL(request.url)
    const matches = routesOf.filter((route) => route.pattern.test(url.pathname))
    const route = matches.find((candidate) => candidate.method === method)
    if (route === undefined) throw new AppError(matches.length > 0 ? 'method_not_allowed' : 'not_found')
    if (method !== 'GET') assertOwnOrigin(request)
    const actor = await requireActor(request, requestId)
    if (actor.mustChange && route.entry.right !== 'own') throw new AppError('must_change_password')
    // PostgreSQL's text cannot hold this character.
    if (/%00/.test(url.href)) throw new AppError('invalid')
    const values = route.pattern.exec(url.pathname)?.slice(1) ?? []
    const path = Object.fromEntries(route.names.map((name, i) => [name, decoded(values[i] ?? '')]))
    const input = method === 'GET' ? { ...Object.fromEntries(url.searchParams), ...path } : { ...(await bodyOf(request)), ...path }
    return await run(route.entry, actor, input, request)
  } catch (error) {
    return failure(error, requestId, request)
  }
}

async function run(entry: Entry, actor: Actor, input: unknown, request: Request): Promise<Response> {
  if (entry.type === 'download') return file(await entry(base(), actor, input))
  const key = request.headers.get('idempotency-key')
  const value = entry.type === 'command' && key !== null ? await entry(base(), actor, input, key) : await entry(base(), actor, input)
  return Response.json(value, { headers: { 'cache-control': 'no-store' } })
}

function file(download: Awaited<ReturnType<Download>>): Response {
  return new Response(download.body, {
    headers: {
      'content-type': download.type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(download.fileName)}`,
      'cache-control': 'no-store',
    },
  })
}

/** A browser says where a write comes from; a write from elsewhere, or that does not say, is refused. */
function assertOwnOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const own = site === null ? origin === new URL(env().NEXTAUTH_URL).origin : site === 'same-origin'
  if (!own) throw new AppError('bad_origin')
}

async function requireActor(request: Request, requestId: string): Promise<Actor> {
  const sessionId = await sessionIdFrom(request.headers.get('cookie'))
  const actor =
    sessionId === null
      ? null
      : await actorOf(base().pool, sessionId, {
          today: dayOf(new Date()),
          address: clientAddress(request.headers),
          requestId,
          polling: request.headers.get('x-polling') === '1',
        })
  if (actor === null) throw new AppError('unauthenticated')
  return actor
}

/** The JSON object of a body, read up to a limit whatever length it claims. */
async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) throw new AppError('unsupported')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > bodyLimit) throw new AppError('too_large')
    chunks.push(chunk)
  }
  try {
    const text = Buffer.concat(chunks).toString('utf8')
    if (/\\u0000/.test(text)) throw new AppError('invalid')
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    throw new AppError('invalid')
  }
  throw new AppError('invalid')
}

const isDown = (error: unknown): boolean => {
  const text = error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}` : ''
  return /ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect/.test(text)
}

/** The words of a code; a closed month's name the first open day. */
const sentence = (words: string, current: unknown): string => words.replace('{opens}', closedUntil.safeParse(current).data?.opens ?? '')

/** The answer to a failure: our own codes as they are, anything else as `internal` with an id that is in the log. */
function failure(error: unknown, requestId: string, request: Request): Response {
  const known = error instanceof AppError ? error : null
  const code: ErrorCode = known?.code ?? (isDown(error) ? 'unavailable' : 'internal')
  if (known === null || code === 'internal') log.error({ id: requestId, path: new URL(request.url).pathname, err: error }, 'request failed')
  const body: ErrorBody = {
    code,
    message: sentence(wordsOf(request.headers.get('cookie')).errors[code], known?.detail.current),
    ...(known?.detail.fields === undefined ? {} : { fields: known.detail.fields }),
    ...(known?.detail.current === undefined ? {} : { current: known.detail.current }),
    ...(known === null || code === 'internal' ? { id: requestId } : {}),
  }
  return Response.json({ error: body }, { status: errorStatus[code], headers: { 'cache-control': 'no-store' } })
}

import { errorStatus, type ErrorCode } from '@/domain/errors'

type Refusal = { code: ErrorCode; message: string; fields?: Readonly<Record<string, string>>; id?: string; current?: unknown }

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
/** What carries a code of ours was written by our own server; anything else is a proxy's page. */
const isRefusal = (value: unknown): value is { error: Refusal } =>
  isObject(value) &&
  'error' in value &&
  isObject(value.error) &&
  'code' in value.error &&
  typeof value.error.code === 'string' &&
  Object.hasOwn(errorStatus, value.error.code)

/** A refusal of the server, as the page may show it. A lost connection is a TypeError of fetch instead. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: Readonly<Record<string, string>>,
    readonly id: string | undefined,
    readonly current: unknown,
  ) {
    super(message)
  }
}

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

/** A path with its query; what is undefined, null or empty is left out. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

async function answerOf<T>(response: Response, onEnded: () => void): Promise<T> {
  const value: unknown = await response.json().catch(() => null)
  if (response.ok) return trusted<T>(value)
  const { code, message, fields = {}, id, current }: Refusal = isRefusal(value) ? value.error : { code: 'internal', message: '' }
  if (code === 'unauthenticated') onEnded()
  throw new ApiError(code, message, fields, id, current)
}

/** A full load of the sign-in page: nothing of the ended session stays in memory. */
function leaveForSignIn(): void {
  const { location } = window
  location.assign(`/sign-in?ended=1&to=${encodeURIComponent(location.pathname + location.search)}`)
}

/** Told to the page when a write meets an ended session: what was typed stays where it is. */
export const signedOut = 'hongyi:signed-out'

/** Our own server has parsed its answer with the output schema that `T` is taken from. */
function trusted<T>(value: unknown): T
function trusted(value: unknown): unknown {
  return value
}

/** Reads from the product's API. `polling` requests do not keep the session alive. */
export async function get<T>(path: string, query: Query, options: { signal?: AbortSignal; polling?: boolean } = {}): Promise<T> {
  const response = await fetch(addressOf(path, query), {
    headers: { accept: 'application/json', ...(options.polling === true ? { 'x-polling': '1' } : {}) },
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  return answerOf<T>(response, leaveForSignIn)
}

const namedIn = (header: string | null): string => decodeURIComponent(header?.split("UTF-8''")[1] ?? '')

/** Takes a file of the product's API along; unlike a link to it, a refusal comes back to the page. */
export async function take(path: string, query: Query): Promise<void> {
  const response = await fetch(addressOf(path, query))
  if (!response.ok) return answerOf(response, leaveForSignIn)
  const address = URL.createObjectURL(await response.blob())
  Object.assign(document.createElement('a'), { href: address, download: namedIn(response.headers.get('content-disposition')) }).click()
  // The browser has begun to take it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Writes to the product's API. With a `key` the same submission sent twice is one row. */
export async function send<T>(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body: object, key?: string): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) },
    body: JSON.stringify(body),
  })
  return answerOf<T>(response, () => window.dispatchEvent(new Event(signedOut)))
}

import { eq } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { account } from '@/db/schema/account'
import { auditEvent } from '@/db/schema/audit'
import { testDatabase, type TestDatabase } from '@/db/testing'
import { clientAddress, peerHeader } from './address'
import type { Base } from './database'
import { forSignedIn, routes } from './http'
import { openapi } from './openapi'
import { actorFor, baseOf } from './testing'

const origin = 'http://hongyi.test'
const secret = 'a secret of the tests that is long enough'
const { GET, POST, PUT, DELETE } = routes()
let database: TestDatabase
let base: Base

beforeAll(async () => {
  database = await testDatabase('tiny')
  base = baseOf(database)
  globalThis.hongyiBase = base
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('NEXTAUTH_URL', origin)
  vi.stubEnv('NEXTAUTH_SECRET', secret)
  vi.stubEnv('HONGYI_DATA_KEY', database.dataKey)
  vi.stubEnv('LOG_LEVEL', 'silent')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  globalThis.hongyiBase = undefined
  await database.drop()
})

const cookieFor = async (sid: string, key = secret, maxAge = 3_600) =>
  `next-auth.session-token=${await encode({ token: { sid }, secret: key, maxAge })}`
const signedIn = async (name: string) => cookieFor((await actorFor(base, name)).sessionId)
type Extra = { cookie?: string; body?: BodyInit; headers?: Record<string, string> }

function request(method: string, path: string, { cookie, body, headers = {} }: Extra = {}): Request {
  const own = method === 'GET' ? {} : { origin, 'content-type': 'application/json' }
  return new Request(`${origin}${path}`, {
    method,
    headers: { ...own, ...(cookie === undefined ? {} : { cookie }), ...headers },
    ...(body === undefined ? {} : { body }),
  })
}
async function codeOf(response: Response): Promise<string> {
  const answer: unknown = await response.json()
  const text = JSON.stringify(answer)
  expect(text).not.toMatch(/select |relation|pg_|postgres|node_modules/i)
  return `${response.status} ${/"code":"(\w+)"/.exec(text)?.[1] ?? 'ok'}`
}
const locale = (extra: Extra) => PUT(request('PUT', '/api/me/locale', { body: '{"locale":"en"}', ...extra }))

describe('who may ask at all', () => {
  it('nobody without a session, or with one that is forged, expired or revoked', async () => {
    const actor = await actorFor(base, 'leader')
    const good = await cookieFor(actor.sessionId)
    expect(await codeOf(await GET(request('GET', '/api/me', { cookie: good })))).toBe('200 ok')
    expect(await codeOf(await GET(request('GET', '/api/me', { cookie: `other=1; ${good}; more=2` })))).toBe('200 ok')
    for (const cookie of [
      undefined,
      'next-auth.session-token=',
      'next-auth.session-token=eyJhbGciOiJub25lIn0.e30.',
      await cookieFor(actor.sessionId, 'another secret that is also long enough'),
      await cookieFor(actor.sessionId, secret, -60),
      await cookieFor('not-an-id'),
    ]) {
      expect(await codeOf(await GET(request('GET', '/api/me', cookie === undefined ? {} : { cookie })))).toBe('401 unauthenticated')
    }
    expect(await codeOf(await DELETE(request('DELETE', '/api/me/sessions', { cookie: good, body: '{}' })))).toBe('200 ok')
    expect(await codeOf(await GET(request('GET', '/api/me', { cookie: good })))).toBe('401 unauthenticated')
  })

  it('nobody with a token that was good an hour ago and has expired since', async () => {
    const cookie = await signedIn('leader')
    expect(await codeOf(await GET(request('GET', '/api/me', { cookie })))).toBe('200 ok')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_700_000 })
    try {
      expect(await codeOf(await GET(request('GET', '/api/me', { cookie })))).toBe('401 unauthenticated')
    } finally {
      vi.useRealTimers()
    }
  })

  it('whoever must change the password may do that and nothing else', async () => {
    const cookie = await signedIn('official.xiangcheng')
    await base.db.update(account).set({ mustChange: true }).where(eq(account.name, 'official.xiangcheng'))
    expect(await codeOf(await GET(request('GET', '/api/accounts', { cookie })))).toBe('403 must_change_password')
    expect(await codeOf(await GET(request('GET', '/api/organisations/place', { cookie })))).toBe('403 must_change_password')
    expect(await codeOf(await POST(request('POST', '/api/accounts', { cookie, body: '{}' })))).toBe('403 must_change_password')
    expect(await codeOf(await GET(request('GET', '/api/me', { cookie })))).toBe('200 ok')
    expect(await codeOf(await PUT(request('PUT', '/api/me/password', { cookie, body: '{"current":"x","next":"y"}' })))).toBe('422 invalid')
  })

  it('nobody by asking the database something odd', async () => {
    const cookie = await signedIn('admin')
    for (const path of [
      "/api/accounts/'%20or%201=1--",
      '/api/accounts/%00',
      '/api/accounts?cursor=%00',
      '/api/accounts?q=%00',
      '/api/accounts?limit=1e9',
      '/api/accounts?q=%25%27%22%5C',
    ]) {
      expect(await codeOf(await GET(request('GET', path, { cookie })))).not.toMatch(/^5/)
    }
    expect(await codeOf(await GET(request('GET', '/api/accounts/%zz', { cookie })))).toBe('404 not_found')
  })
})

describe('a write', () => {
  it('comes from the product’s own pages', async () => {
    const cookie = await signedIn('leader')
    expect(await codeOf(await locale({ cookie }))).toBe('200 ok')
    expect(await codeOf(await locale({ cookie, headers: { 'sec-fetch-site': 'same-origin' } }))).toBe('200 ok')
    for (const headers of [
      { origin: 'http://evil.test' },
      { origin: 'null' },
      { origin: `${origin}.evil.test` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ]) {
      expect(await codeOf(await locale({ cookie, headers }))).toBe('403 bad_origin')
    }
    const silent = new Request(`${origin}/api/me/locale`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{"locale":"en"}',
    })
    expect(await codeOf(await PUT(silent))).toBe('403 bad_origin')
  })

  it('is one JSON object of at most a megabyte, whatever length it claims', async () => {
    const cookie = await signedIn('leader')
    expect(await codeOf(await locale({ cookie, headers: { 'content-type': 'text/plain' } }))).toBe('415 unsupported')
    expect(
      await codeOf(await locale({ cookie, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'locale=en' })),
    ).toBe('415 unsupported')
    for (const body of [
      '',
      '{',
      '[]',
      'null',
      '"en"',
      '{"locale":"fr"}',
      '{"locale":"en","extra":1}',
      '{"__proto__":{"locale":"en"}}',
      '{"locale":"\\u0000"}',
    ])
      expect(await codeOf(await locale({ cookie, body }))).toBe('422 invalid')
    expect(await codeOf(await locale({ cookie, body: JSON.stringify({ locale: 'en', extra: 'x'.repeat(1_000_001) }) }))).toBe(
      '413 too_large',
    )
    const piece = new TextEncoder().encode('x'.repeat(200_000))
    let pieces = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (stream) => {
        pieces++
        stream.enqueue(piece)
      },
    })
    const flood = new Request(`${origin}/api/me/locale`, {
      method: 'PUT',
      headers: { cookie, origin, 'content-type': 'application/json', 'content-length': '10' },
      body: endless,
      ...{ duplex: 'half' },
    })
    expect(await codeOf(await PUT(flood))).toBe('413 too_large')
    expect(pieces).toBeLessThan(12)
  })

  it('leaves the address and the request in the log', async () => {
    const cookie = await signedIn('leader.wuzhong')
    await locale({ cookie, headers: { [peerHeader]: '10.1.2.3', 'x-forwarded-for': '6.6.6.6' } })
    const [event] = await base.db.select().from(auditEvent).where(eq(auditEvent.accountName, 'leader.wuzhong'))
    expect(event).toMatchObject({ action: 'own.locale', noun: 'account', address: '10.1.2.3' })
    expect(event?.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('an address', () => {
  it('that leads nowhere is 404, with another method 405', async () => {
    const cookie = await signedIn('admin')
    expect(await codeOf(await GET(request('GET', '/api/accounts/a/b/c', { cookie })))).toBe('404 not_found')
    expect(await codeOf(await GET(request('GET', '/api/nothing-here')))).toBe('404 not_found')
    expect(await codeOf(await POST(request('POST', '/api/me', { cookie, body: '{}' })))).toBe('405 method_not_allowed')
    expect(await codeOf(await DELETE(request('DELETE', '/api/accounts', { cookie, body: '{}' })))).toBe('405 method_not_allowed')
  })

  it('with a fixed last part is not taken for an id', async () => {
    expect(await codeOf(await GET(request('GET', '/api/accounts/options', { cookie: await signedIn('admin') })))).toBe('200 ok')
  })
})

describe('the client’s address', () => {
  const address = (headers: Record<string, string>, trusted: string[] = []) => clientAddress(new Headers(headers), trusted)
  it.each([
    [{ [peerHeader]: '1.1.1.1' }, [], '1.1.1.1'],
    [{ [peerHeader]: '::ffff:1.1.1.1', 'x-forwarded-for': '6.6.6.6' }, [], '1.1.1.1'],
    [{ [peerHeader]: '10.0.0.9', 'x-forwarded-for': '2.2.2.2' }, ['10.0.0.9'], '2.2.2.2'],
    [{ [peerHeader]: '10.0.0.9', 'x-forwarded-for': '6.6.6.6, 2.2.2.2' }, ['10.0.0.9'], '2.2.2.2'],
    [{ [peerHeader]: '10.0.0.9', 'x-forwarded-for': '6.6.6.6, 2.2.2.2, 10.0.0.8' }, ['10.0.0.9', '10.0.0.8'], '2.2.2.2'],
    [{ [peerHeader]: '10.0.0.9' }, ['10.0.0.9'], '10.0.0.9'],
    [{ 'x-forwarded-for': '6.6.6.6' }, [], null],
  ])('of %j behind %j is %s', (headers, trusted, expected) => {
    expect(address(headers, trusted)).toBe(expected)
  })
})

describe('the description of the API', () => {
  it('is for the signed in', async () => {
    const get = forSignedIn(() => Response.json(openapi()))
    expect(await codeOf(await get(request('GET', '/api/openapi')))).toBe('401 unauthenticated')
    expect((await get(request('GET', '/api/openapi', { cookie: await signedIn('leader') }))).status).toBe(200)
  })
})

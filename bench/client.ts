import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import * as z from 'zod'

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }
type Account = { name: string; password: string }

/** One connection to a server, kept open, with the cookies of one person; the same for both sides of a measurement. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #cookies = new Map<string, string>()

  constructor(readonly address: string) {}

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  get cookies(): { name: string; value: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value }))
  }

  /** Signs in as the sign-in page does; throws when the account is refused. */
  async signIn({ name, password }: Account): Promise<void> {
    const { csrfToken } = z.object({ csrfToken: z.string() }).parse(JSON.parse((await this.ask('GET', '/api/auth/csrf')).body.toString()))
    const form = new URLSearchParams({ csrfToken, name, password, json: 'true', callbackUrl: '/' }).toString()
    await this.ask('POST', '/api/auth/callback/credentials', form, { 'content-type': 'application/x-www-form-urlencoded' })
    if (!this.cookie.includes('session-token')) throw new Error(`${this.address} did not let ${name} in`)
  }

  /** The JSON that a path answers; anything but success ends the measurement. */
  async get(path: string): Promise<unknown> {
    return jsonOf(path, await this.ask('GET', path))
  }

  /** Sends JSON; anything but success ends the measurement. */
  async post(path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
    return jsonOf(path, await this.ask('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers }))
  }

  /** Sends JSON in place of what stands there. */
  async put(path: string, body: object): Promise<unknown> {
    return jsonOf(path, await this.ask('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' }))
  }

  ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, this.address),
        { method, agent: this.#agent, headers: { cookie: this.cookie, origin: this.address, ...headers } },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.once('error', reject)
          response.once('end', () => {
            this.#keep(response.headers['set-cookie'] ?? [])
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
          })
        },
      )
      sent.once('error', reject)
      sent.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }

  #keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      this.#cookies.set(name, value)
    }
  }
}

function jsonOf(path: string, { status, body }: Answer): unknown {
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body.toString().slice(0, 300)}`)
  const value: unknown = JSON.parse(body.toString())
  return value
}

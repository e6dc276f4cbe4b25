import { expect, type APIRequestContext, type APIResponse } from '@playwright/test'
import * as z from 'zod'
import type { Account } from './account'

export type Cookies = Awaited<ReturnType<APIRequestContext['storageState']>>['cookies']

const csrfSchema = z.object({ csrfToken: z.string() })

/** Opens a session as the sign-in form does; the cookie stays in the request context that is given. */
export async function openSession(request: APIRequestContext, { name, password }: Account): Promise<void> {
  const { csrfToken } = csrfSchema.parse(await (await request.get('/api/auth/csrf')).json())
  const answer = await request.post('/api/auth/callback/credentials', { form: { csrfToken, name, password, json: 'true' } })
  expect(answer.ok(), `${name} signs in`).toBe(true)
}

/** A signed-in program: the same API as the pages', for what a test needs beforehand or checks afterwards. */
export class Caller {
  constructor(private readonly request: APIRequestContext) {}

  /** The cookies of this session, for a browser that goes on with it. */
  async cookies(): Promise<Cookies> {
    return (await this.request.storageState()).cookies
  }

  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await (await this.good(this.request.get(path))).json())
  }

  async send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, data: unknown, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await (await this.good(this.write(method, path, data))).json())
  }

  /** As `send`, whatever the answer. */
  write(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, data: unknown): Promise<APIResponse> {
    return this.request.fetch(path, { method, data, headers: { 'sec-fetch-site': 'same-origin' } })
  }

  private async good(answering: Promise<APIResponse>): Promise<APIResponse> {
    const answer = await answering
    if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`)
    return answer
  }
}

import { decode } from 'next-auth/jwt'
import * as z from 'zod'
import { env } from '@/env'

const secure = () => env().NEXTAUTH_URL.startsWith('https://')

/** The cookie that carries the signed-in session's id, encrypted by next-auth. */
export const sessionCookie = () => (secure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token')

/** Set by proxy.ts: the page that was asked for, so that signing in again leads back to it. */
export const pathHeader = 'x-hongyi-path'

const tokenSchema = z.object({ sid: z.uuid(), exp: z.number() })

/** One cookie's value from a Cookie header. */
export function cookieOf(header: string | null, name: string): string | undefined {
  return header
    ?.split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

const tokensKept = 1_000
/** Tokens that were opened before: opening one derives the key anew, which costs as much as asking for its session. */
const opened = new Map<string, z.output<typeof tokenSchema>>()

/** The session id in an encrypted token, or null when it is missing, forged or expired. */
export async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (token === undefined) return null
  const known = opened.get(token)
  if (known !== undefined && known.exp * 1000 > Date.now()) return known.sid
  opened.delete(token)
  const told = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null)
  const { data } = tokenSchema.safeParse(told)
  if (data === undefined) return null
  keep(token, data)
  return data.sid
}

/** The oldest makes room; nothing is kept that was not sealed here. */
function keep(token: string, content: z.output<typeof tokenSchema>): void {
  const [oldest] = opened.keys()
  if (opened.size >= tokensKept && oldest !== undefined) opened.delete(oldest)
  opened.set(token, content)
}

export const sessionIdFrom = (cookieHeader: string | null) => sessionIdOf(cookieOf(cookieHeader, sessionCookie()))

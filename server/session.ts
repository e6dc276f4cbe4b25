import { decode } from 'next-auth/jwt'
import * as z from 'zod'
import { env } from '@/env'

const secure = () => env().NEXTAUTH_URL.startsWith('https://')

/** The cookie that carries the signed-in session's id, encrypted by next-auth. */
export const sessionCookie = () => (secure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token')

/** Set by proxy.ts: the page that was asked for, so that signing in again leads back to it. */
export const pathHeader = 'x-hongyi-path'

const tokenSchema = z.object({ sid: z.uuid() })

/** One cookie's value from a Cookie header. */
export function cookieOf(header: string | null, name: string): string | undefined {
  return header
    ?.split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

/** The session id in an encrypted token, or null when it is missing, forged or expired. */
export async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (token === undefined) return null
  try {
    return tokenSchema.safeParse(await decode({ token, secret: env().NEXTAUTH_SECRET })).data?.sid ?? null
  } catch {
    return null
  }
}

export const sessionIdFrom = (cookieHeader: string | null) => sessionIdOf(cookieOf(cookieHeader, sessionCookie()))

import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import * as z from 'zod'
import { env } from '@/env'
import { clientAddress } from './address'
import { base } from './database'
import { log } from './log'
import { signIn, signOut } from './sign-in'

const headersSchema = z.record(z.string(), z.unknown())

function headersFrom(raw: unknown): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(headersSchema.catch({}).parse(raw))) if (typeof value === 'string') headers.set(name, value)
  return headers
}

/** next-auth puts an error's message into an address: what the database says stays in the log. */
function refuse(error: unknown): never {
  log.error({ err: error }, 'sign-in failed')
  throw new Error('unavailable')
}

/**
 * next-auth with credentials. The cookie holds an encrypted token with the id of our own session row; whether
 * that row still stands is asked on every request, so a session can be revoked.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: 7 * 24 * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { name: {}, password: {} },
        async authorize(credentials, request) {
          const headers = headersFrom(request.headers)
          const opened = await signIn(base(), credentials, { address: clientAddress(headers), agent: headers.get('user-agent') }).catch(
            refuse,
          )
          return opened === null ? null : { id: opened.accountId, sid: opened.sessionId }
        },
      }),
    ],
    callbacks: {
      // The session endpoint tells nobody anything: who is signed in is asked at /api/me.
      session: ({ session }) => ({ expires: session.expires }),
      jwt: ({ token, user }) => (user === undefined ? token : { sub: user.id, sid: user.sid }),
    },
    logger: {
      error: (code, metadata) => log.error({ code, err: metadata instanceof Error ? metadata : undefined }, 'next-auth'),
      warn: (code) => log.warn({ code }, 'next-auth'),
      debug: () => undefined,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token.sid === 'string') await signOut(base(), token.sid)
      },
    },
  }
}

declare module 'next-auth' {
  interface User {
    id: string
    sid: string
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string
  }
}

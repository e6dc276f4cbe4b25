import { NextResponse, type NextRequest } from 'next/server'
import { env } from '@/env'
import { pathHeader, sessionCookie } from '@/server/session'

/**
 * Sends the signed-out to the sign-in page and sets the content security policy with a fresh nonce.
 * Whether a session still stands is not asked here but on every read and command.
 */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  if (pathname !== '/sign-in' && !request.cookies.has(sessionCookie())) {
    const to = new URL('/sign-in', env().NEXTAUTH_URL)
    if (pathname !== '/') to.searchParams.set('to', pathname + search)
    return NextResponse.redirect(to)
  }
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = policyOf(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set(pathHeader, pathname + search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  if (env().NEXTAUTH_URL.startsWith('https://')) response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  return response
}

/** Inline style attributes are what charts and the component library position with; scripts need the nonce. */
function policyOf(nonce: string): string {
  const development = process.env.NODE_ENV === 'development'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' ${development ? `'unsafe-inline'` : `'nonce-${nonce}'`}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

export const config = {
  matcher: [
    { source: '/((?!api|_next/static|_next/image|favicon.ico|icon.svg).*)', missing: [{ type: 'header', key: 'next-router-prefetch' }] },
  ],
}

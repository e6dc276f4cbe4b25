import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(self), geolocation=(), microphone=()' },
]

const config: NextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingRoot: import.meta.dirname,
  // Types are a check of their own (npm test); a build need not repeat it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', '@node-rs/argon2', 'pino'],
  // What the server reads by path stays beside it in the checkout; the trace need not carry it.
  outputFileTracingExcludes: { '*': ['.data/**', 'e2e/**', 'bench/**', 'docs/**'] },
  // Messages reach a page compiled (server/translatable.ts): what formats them needs no parser.
  turbopack: { resolveAlias: { 'use-intl/format-message': './lib/format-message.ts' } },
  experimental: {
    authInterrupts: true,
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
  },
  headers: () => Promise.resolve([{ source: '/:path*', headers }]),
}

export default createNextIntlPlugin('./server/words.ts')(config)

import * as z from 'zod'

const key = z.base64('must be base64').refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')

const schema = z.object({
  DATABASE_URL: z.string('is missing').regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address'),
  NEXTAUTH_URL: z.url('must be the address that people type, such as https://hongyi.example'),
  NEXTAUTH_SECRET: z.string('is missing').min(32, 'must have at least 32 characters'),
  /** Encrypts phone and ID numbers at rest (AES-256-GCM). */
  HONGYI_DATA_KEY: key,
  /** The key before, while what it sealed is being sealed anew; empty as if missing. */
  HONGYI_DATA_KEY_PREVIOUS: z
    .literal('')
    .transform(() => undefined)
    .or(key)
    .optional(),
  /** Addresses of proxies whose X-Forwarded-For is believed, separated by commas. */
  HONGYI_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    ),
  HONGYI_ALLOW_DEMO: z
    .enum(['0', '1'])
    .default('0')
    .transform((text) => text === '1'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

export type Env = z.output<typeof schema>

/** Parses an environment; throws one Error that names everything missing or wrong. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
  throw new Error(`The environment is incomplete:\n${lines.join('\n')}\nSee README.md, section Production.`)
}

let cached: Env | undefined

/** The environment of this process, parsed once. */
export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}

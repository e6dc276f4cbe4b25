import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Role } from '@/domain/roles'

/** What it takes to sign in. */
export type Account = { name: string; password: string }

const accountsSchema = z.array(z.object({ role: z.string(), name: z.string(), password: z.string() }))

/** The demonstration city's account of a role. Tests share these: none is locked, none changes its language. */
export function demoAccount(role: Role): Account {
  const file = process.env['PLAYWRIGHT_ACCOUNTS_FILE']
  if (file === undefined) throw new Error('PLAYWRIGHT_ACCOUNTS_FILE names no file: run the browser tests through npm test')
  const account = accountsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).find((item) => item.role === role)
  if (account === undefined) throw new Error(`no demonstration account for ${role}`)
  return account
}

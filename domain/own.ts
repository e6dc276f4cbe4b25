import * as z from 'zod'
import { newPasswordSchema } from './password'
import { roleKeys } from './roles'
import { locales } from './words'

export const ownInput = z.strictObject({})

const ownSession = z.object({
  id: z.uuid(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  address: z.string(),
  agent: z.string(),
  current: z.boolean(),
})
export type OwnSession = z.output<typeof ownSession>

export const ownPage = z.object({
  id: z.uuid(),
  name: z.string(),
  displayName: z.string(),
  locale: z.enum(locales),
  mustChange: z.boolean(),
  lastSignInAt: z.string().nullable(),
  lastSignInFrom: z.string().nullable(),
  grants: z.array(z.object({ role: z.enum(roleKeys), place: z.string() })),
  sessions: z.array(ownSession),
})
export type OwnPage = z.output<typeof ownPage>

export const ownLocale = z.strictObject({ locale: z.enum(locales) })
export const ownPassword = z.strictObject({
  current: z.string().min(1, 'field_missing').max(200, 'password_wrong'),
  next: newPasswordSchema,
})
export const ownSessionEnd = z.strictObject({ id: z.uuid() })
export const ended = z.object({ ended: z.int() })

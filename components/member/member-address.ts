import * as z from 'zod'
import { memberStageKeys, memberStandingKeys, onlySchema, type MemberListInput } from '@/domain/member'
import { monthSchema } from '@/domain/month'
import { driverGroupKeys } from '@/domain/org'

/** Everybody on the register, those without a stage included. */
export const everyone = 'everyone'
const stages = ['members', ...memberStageKeys] as const

const shape = z.object({
  org: z.uuid().optional().catch(undefined),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  q: z.string().trim().max(50).optional().catch(undefined),
  stage: z
    .enum([everyone, ...stages])
    .optional()
    .catch(undefined),
  standing: z
    .enum(['counted', ...memberStandingKeys])
    .optional()
    .catch(undefined),
  group: z.enum(driverGroupKeys).optional().catch(undefined),
  relation: z.enum(['formal', 'presence', 'counted']).optional().catch(undefined),
  only: onlySchema.optional().catch(undefined),
  month: monthSchema.optional().catch(undefined),
  cursor: z.string().max(500).optional().catch(undefined),
  before: z.string().max(500).optional().catch(undefined),
})

/** What the list asks for, from the address as it stands; whatever it cannot mean is left out. Members come first. */
export function listInputOf(address: Readonly<Record<string, unknown>>): MemberListInput {
  const present = Object.fromEntries(Object.entries(address).filter(([, value]) => value !== null && value !== ''))
  const { stage, ...asked } = shape.parse(present)
  return { ...asked, ...(stage === everyone ? {} : { stage: stage ?? 'members' }) }
}

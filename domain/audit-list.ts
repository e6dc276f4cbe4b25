import * as z from 'zod'
import { daySchema } from './date-schema'
import { pageInput, pageOf } from './page'
import { auditActionKeys, auditNounKeys } from './audit'

export const auditListInput = z.strictObject({
  ...pageInput,
  from: daySchema.optional(),
  to: daySchema.optional(),
  account: z.string().trim().toLowerCase().max(64).optional(),
  action: z.enum(auditActionKeys).optional(),
  noun: z.enum(auditNounKeys).optional(),
  row: z.string().trim().max(64).optional(),
})
export type AuditListInput = z.input<typeof auditListInput>

const image = z.preprocess((stored) => stored, z.record(z.string(), z.unknown()).nullable().catch(null))
const auditRow = z.object({
  id: z.uuid(),
  at: z.string(),
  accountName: z.string(),
  action: z.string(),
  noun: z.string(),
  rowId: z.string().nullable(),
  before: image,
  after: image,
  address: z.string().nullable(),
  requestId: z.string().nullable(),
})
export type AuditRow = z.output<typeof auditRow>
export const auditList = pageOf(auditRow)
export type AuditList = z.output<typeof auditList>

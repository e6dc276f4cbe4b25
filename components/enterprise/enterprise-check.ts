import * as z from 'zod'
import { enterpriseCreate } from '@/domain/enterprise'
import { codesOf } from '@/domain/codes'
import { enterpriseFields, type EnterpriseDraft } from './enterprise-draft'

/** An enterprise as it stands, which a conflict carries. */
export const standingEnterprise = z.object({
  version: z.int(),
  name: z.string(),
  uscc: z.string(),
  kind: z.string(),
  regionCode: z.string(),
  orgId: z.string(),
  noPartyReason: z.string().nullable(),
  noPartyNote: z.string().nullable(),
  dissolvedOn: z.string().nullable(),
})

const blank = (text: string) => (text.trim() === '' ? null : text)

/** The draft as the server takes it, or a code for each field that is not right yet. */
export function factsOf(draft: EnterpriseDraft): { facts: z.output<typeof enterpriseCreate> } | { wrong: Record<string, string> } {
  const parsed = enterpriseCreate.safeParse({
    ...draft,
    noPartyReason: blank(draft.noPartyReason),
    noPartyNote: blank(draft.noPartyNote),
    dissolvedOn: blank(draft.dissolvedOn),
  })
  if (parsed.success) return { facts: parsed.data }
  const wrong = codesOf(parsed.error)
  for (const field of enterpriseFields)
    if (field in wrong && field !== 'noPartyNote' && draft[field].trim() === '') wrong[field] = 'field_missing'
  return { wrong }
}

import * as z from 'zod'
import { enterpriseCreate, type enterpriseEntity, type EnterpriseDetail } from '@/domain/enterprise'
import { codesOf } from '@/domain/codes'

export type EnterpriseField = keyof typeof enterpriseEntity.fields
/** The form as typed; what is not chosen yet is empty. */
export type EnterpriseDraft = Readonly<Record<EnterpriseField, string>>
export const enterpriseFields = [
  'name',
  'uscc',
  'kind',
  'regionCode',
  'orgId',
  'noPartyReason',
  'noPartyNote',
  'dissolvedOn',
] as const satisfies readonly EnterpriseField[]

export const emptyDraft: EnterpriseDraft = {
  name: '',
  uscc: '',
  kind: '',
  regionCode: '',
  orgId: '',
  noPartyReason: '',
  noPartyNote: '',
  dissolvedOn: '',
}

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

export const draftOf = (from: z.output<typeof standingEnterprise> | EnterpriseDetail): EnterpriseDraft => ({
  name: from.name,
  uscc: from.uscc,
  kind: from.kind,
  regionCode: from.regionCode,
  orgId: from.orgId,
  noPartyReason: from.noPartyReason ?? '',
  noPartyNote: from.noPartyNote ?? '',
  dissolvedOn: from.dissolvedOn ?? '',
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

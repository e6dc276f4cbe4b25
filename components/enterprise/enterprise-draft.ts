import type { EnterpriseDetail } from '@/domain/enterprise'
import type { enterpriseLabels } from '@/domain/enterprise-words'

export type EnterpriseField = keyof typeof enterpriseLabels
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

export const draftOf = (
  from: Record<'name' | 'uscc' | 'kind' | 'regionCode' | 'orgId', string> &
    Pick<EnterpriseDetail, 'noPartyNote' | 'dissolvedOn'> & { noPartyReason: string | null },
): EnterpriseDraft => ({
  name: from.name,
  uscc: from.uscc,
  kind: from.kind,
  regionCode: from.regionCode,
  orgId: from.orgId,
  noPartyReason: from.noPartyReason ?? '',
  noPartyNote: from.noPartyNote ?? '',
  dissolvedOn: from.dissolvedOn ?? '',
})

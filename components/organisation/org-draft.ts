/** The form as typed; what is not chosen yet is empty. */
export type OrgDraft = {
  parentId: string
  name: string
  kind: string
  regionCode: string
  driverGroup: string
  enterprise: string
  /** The registered enterprise, of which `enterprise` is the name. */
  enterpriseId: string
  standsForKind: string
  standsFor: string
  foundedOn: string
  committeeSince: string
}
export type OrgField = keyof OrgDraft

type Facts = Record<'name' | 'kind' | 'regionCode' | 'foundedOn', string> &
  Record<'driverGroup' | 'enterprise' | 'enterpriseId' | 'standsForKind' | 'standsFor' | 'committeeSince', string | null>

export const draftOf = (org: Facts): OrgDraft => ({
  parentId: '',
  name: org.name,
  kind: org.kind,
  regionCode: org.regionCode,
  driverGroup: org.driverGroup ?? '',
  enterprise: org.enterprise ?? '',
  enterpriseId: org.enterpriseId ?? '',
  standsForKind: org.standsForKind ?? '',
  standsFor: org.standsFor ?? '',
  foundedOn: org.foundedOn,
  committeeSince: org.committeeSince ?? '',
})

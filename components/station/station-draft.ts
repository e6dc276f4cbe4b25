import type { StationDetail } from '@/domain/station'

/** The form as typed; what is not chosen yet is empty. */
export type StationDraft = {
  name: string
  kind: string
  orgId: string
  regionCode: string
  address: string
  hours: string
  brand: string
  openedOn: string
}
export const draftFields = [
  'name',
  'kind',
  'orgId',
  'regionCode',
  'address',
  'hours',
  'brand',
  'openedOn',
] as const satisfies readonly (keyof StationDraft)[]
export type DraftField = (typeof draftFields)[number]

export const emptyDraft = (today: string, orgId: string): StationDraft => ({
  name: '',
  kind: '',
  orgId,
  regionCode: '',
  address: '',
  hours: '',
  brand: '',
  openedOn: today,
})

export const draftOf = ({
  name,
  kind,
  orgId,
  regionCode,
  address,
  hours,
  brand,
  openedOn,
}: Pick<StationDetail, DraftField>): StationDraft => ({
  name,
  kind,
  orgId,
  regionCode,
  address,
  hours,
  brand: brand ?? '',
  openedOn,
})

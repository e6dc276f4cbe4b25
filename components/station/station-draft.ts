import * as z from 'zod'
import { stationCreate, type StationDetail } from '@/domain/station'
import { stationKindKeys } from '@/domain/station-words'

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

/** A station as it stands, which a conflict carries. */
export const standingStation = z.object({
  version: z.int(),
  name: z.string(),
  kind: z.enum(stationKindKeys),
  orgId: z.string(),
  regionCode: z.string(),
  address: z.string(),
  hours: z.string(),
  brand: z.string().nullable(),
  openedOn: z.string(),
})

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
}: z.output<typeof standingStation> | StationDetail): StationDraft => ({
  name,
  kind,
  orgId,
  regionCode,
  address,
  hours,
  brand: brand ?? '',
  openedOn,
})

/** The draft as the server takes it, or a code for each field that is not right yet. */
export function factsOf(draft: StationDraft): { facts: z.output<typeof stationCreate> } | { wrong: Record<string, string> } {
  const parsed = stationCreate.safeParse({ ...draft, brand: draft.brand.trim() === '' ? null : draft.brand })
  if (parsed.success) return { facts: parsed.data }
  const wrong: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = draftFields.find((name) => name === issue.path[0])
    if (field !== undefined) wrong[field] ??= draft[field].trim() === '' ? 'field_missing' : issue.message
  }
  return { wrong }
}

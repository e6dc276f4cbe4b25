import * as z from 'zod'
import { stationCreate } from '@/domain/station'
import { stationKindKeys } from '@/domain/station-words'
import { draftFields, type StationDraft } from './station-draft'

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

import * as z from 'zod'
import { regionSchema } from './region-schema'

const name = z.string().trim().min(2, 'text_short').max(60, 'text_long')

/** A Party committee of the territory, by its district, or by a street, town or park below that. */
const territory = z.object({
  id: z.uuid(),
  name: z.string(),
  regionCode: z.string(),
  parentId: z.uuid().nullable(),
  version: z.int(),
})
export type Territory = z.output<typeof territory>

/** Those of the whole city, above before below. */
export const territoryList = z.array(territory)
export type TerritoryList = z.output<typeof territoryList>

/** A new one, at the top of its district or below one that is. */
export const territoryCreate = z.strictObject({
  name,
  regionCode: regionSchema,
  parentId: z.uuid().nullable(),
})
/** Another name for one, seen at a version. */
export const territoryEdit = z.strictObject({ id: z.uuid(), version: z.int(), name })
export const territorySaved = z.object({ id: z.uuid(), version: z.int() })

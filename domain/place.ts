import * as z from 'zod'
import { orgKindKeys, orgLevelKeys } from './org-words'

/** Without `org`, the highest organisation that the caller sees. */
export const orgPlaceInput = z.object({ org: z.uuid().optional() })

const step = z.object({ id: z.uuid(), name: z.string() })
/** Where an organisation stands in the visible tree. */
export const orgPlace = z.object({
  trail: z.array(step),
  here: step.extend({ level: z.enum(orgLevelKeys), kind: z.enum(orgKindKeys), regionCode: z.string() }),
  below: z.array(step),
})
export type OrgPlace = z.output<typeof orgPlace>

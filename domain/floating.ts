import * as z from 'zod'
import { activityKindKeys } from './activity-words'
import { daySchema } from './date-schema'
import { absenceAlerts } from './floating-words'
import { regionForm } from './region'

/** A member of the branch lives and works elsewhere (流出): where, since when, and who of the branch keeps contact. */
export const floatingRegister = z.strictObject({
  personId: z.uuid(),
  place: z.string().trim().min(2, 'text_short').max(80, 'text_long'),
  regionCode: z.string().regex(regionForm, 'field_missing'),
  since: daySchema,
  contact: z.string().trim().min(2, 'name_short').max(50, 'text_long'),
  basis: z.string().trim().min(2, 'basis_missing').max(200, 'text_long'),
})
/** Back at home: the first day on which they are no longer away. */
export const floatingEnd = z.strictObject({ id: z.uuid(), version: z.int(), endedOn: daySchema })
export const floatingSaved = z.object({ id: z.uuid(), version: z.int() })

const registration = z.object({
  id: z.uuid(),
  version: z.int(),
  personId: z.uuid(),
  name: z.string(),
  orgName: z.string(),
  place: z.string(),
  regionCode: z.string(),
  since: z.string(),
  contact: z.string(),
  mayEdit: z.boolean(),
})
export type Registration = z.output<typeof registration>
const absence = z.object({
  personId: z.uuid(),
  name: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  since: z.string(),
  alert: z.enum(absenceAlerts),
  mayEdit: z.boolean(),
})
export type Absence = z.output<typeof absence>

/** Who is away and registered, and who has been away without it; `more` says that the lists were cut. */
export const floatingPage = z.object({
  today: z.string(),
  absent: z.array(absence),
  registered: z.array(registration),
  more: z.boolean(),
})
export type FloatingPage = z.output<typeof floatingPage>

export const floatingOfPerson = z.object({
  today: z.string(),
  registered: registration.nullable(),
  absent: absence.nullable(),
  mayRegister: z.boolean(),
  /** Kept by a branch of the caller, which can tell the home branch how they take part. */
  mayReport: z.boolean(),
})
export type FloatingOfPerson = z.output<typeof floatingOfPerson>

export const feedbackInput = z.object({ id: z.uuid(), since: daySchema.optional() })
/** What a letter to the home branch says, from the attendance at the branch that keeps a person. */
export const feedback = z.object({
  today: z.string(),
  name: z.string(),
  homeName: z.string(),
  branchName: z.string(),
  keptSince: z.string(),
  since: z.string(),
  /** Activities of the branch since then at which names were ticked. */
  held: z.int(),
  attended: z.array(z.object({ id: z.uuid(), day: z.string(), title: z.string(), kinds: z.array(z.enum(activityKindKeys)) })),
})
export type Feedback = z.output<typeof feedback>

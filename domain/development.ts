import * as z from 'zod'
import { daySchema } from './date-schema'
import {
  developmentReasonKeys,
  developmentRecord,
  developmentRecordKeys,
  developmentStageKeys,
  developmentStepKeys,
  lengthUnitKeys,
  stagesDeveloping,
  stepStateKeys,
  type DevelopmentRecordKey,
} from './development-words'
import { memberStageKeys, memberStandingKeys } from './member-words'
import { pageInput, pageOf } from './page'

const length = z.strictObject({ amount: z.int('count_invalid'), unit: z.enum(lengthUnitKeys) })

/** What is wrong with how long a step lasted, or is given; null when nothing is. */
function lengthProblem(key: DevelopmentRecordKey, given: z.output<typeof length> | null): string | null {
  const rule = developmentRecord(key).length
  if (given === null) return rule?.needed === true ? 'length_missing' : null
  const bounds = rule?.bounds[given.unit]
  if (bounds === undefined) return 'field_invalid'
  return given.amount < bounds.min ? 'length_short' : given.amount > bounds.max ? 'length_long' : null
}

/**
 * One step of a person. What is recorded of it already is corrected: the old row stays as what was known. Of the
 * half-yearly inspections `replaces` names the one that is corrected; without it another one is added.
 */
export const developmentRecordInput = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    step: z.enum(developmentRecordKeys),
    doneOn: daySchema,
    basis: z.string().trim().min(2, 'basis_missing').max(200, 'text_long'),
    length: length.nullable().default(null),
    /** From which day the stage holds that the step leads to; without it the day that the rules say. */
    stageFrom: daySchema.nullable().default(null),
    replaces: z.uuid().nullable().default(null),
  })
  .superRefine((input, context) => {
    const message = lengthProblem(input.step, input.length)
    if (message !== null) context.addIssue({ code: 'custom', path: ['length'], message })
  })

/** Takes back what was recorded by mistake; a stage that came with it stays until it is changed. */
export const developmentWithdraw = z.strictObject({ id: z.uuid(), version: z.int(), recordId: z.uuid() })

const pathStep = z.object({
  step: z.enum(developmentStepKeys),
  state: z.enum(stepStateKeys),
  doneOn: z.string().nullable(),
  recorded: z.boolean(),
  due: z.string().nullable(),
  after: z.array(z.enum(developmentStepKeys)),
  reason: z.enum(developmentReasonKeys).nullable(),
  from: z.string().nullable(),
})
const record = z.object({
  id: z.uuid(),
  step: z.enum(developmentRecordKeys),
  doneOn: z.string(),
  length: length.nullable(),
  basis: z.string(),
  recordedBy: z.string().nullable(),
})
export type DevelopmentRecordRow = z.output<typeof record>

export const developmentOneInput = z.object({ id: z.uuid() })
export const developmentOne = z.object({
  today: z.string(),
  version: z.int(),
  stage: z.enum(memberStageKeys),
  since: z.partialRecord(z.enum(memberStageKeys), z.string()),
  bornOn: z.string().nullable(),
  /** Whether the person's standing counts; of anybody else nothing is asked. */
  counted: z.boolean(),
  standing: z.enum(memberStandingKeys),
  path: z.array(pathStep),
  /** What is recorded, oldest first. */
  records: z.array(record),
  mayRecord: z.boolean(),
})
export type DevelopmentOne = z.output<typeof developmentOne>

export const developmentListInput = z.object({
  ...pageInput,
  org: z.uuid().optional(),
  stage: z.enum(stagesDeveloping).optional(),
  late: z.enum(['late']).optional(),
})
export type DevelopmentListInput = z.input<typeof developmentListInput>

const developmentRow = z.object({
  id: z.uuid(),
  name: z.string(),
  stage: z.enum(stagesDeveloping),
  orgName: z.string().nullable(),
  /** Which stage of the path is worked on. */
  at: z.enum(developmentStageKeys).nullable(),
  /** What can be done now, late first. */
  open: z.array(pathStep.pick({ step: true, state: true, due: true })),
  /** What can be done from a day on. */
  blocked: z.array(pathStep.pick({ step: true, reason: true, from: true })),
})
export type DevelopmentRow = z.output<typeof developmentRow>
export const developmentPage = pageOf(developmentRow).extend({
  today: z.string(),
  /** How many of each under the other filters. */
  counts: z.object({
    applicant: z.int(),
    activist: z.int(),
    candidate: z.int(),
    probationary: z.int(),
    late: z.int(),
  }),
})
export type DevelopmentPage = z.output<typeof developmentPage>

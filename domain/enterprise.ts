import * as z from 'zod'
import { entity, shapeOf } from './entity'
import { memberStageKeys } from './member-words'
import { daySchema } from './date-schema'
import { orgKindKeys, orgLevelKeys } from './org-words'
import { pageInput, pageOf } from './page'
import { regions } from './region'
import { regionSchema } from './region-schema'
import type { Fault } from './table'
import { unionSpan } from './union'
import { usccSchema } from './uscc'
import {
  enterpriseLabels,
  enterpriseKindKeys,
  enterpriseKinds,
  enterpriseStateKeys,
  noPartyReasonKeys,
  noPartyReasons,
  partyStateKeys,
  unionStateKeys,
} from './enterprise-words'

const enterpriseEntity = entity(
  'enterprise',
  { zh: '企业', en: 'Enterprise' },
  {
    name: {
      kind: 'text',
      label: enterpriseLabels.name,
      on: ['form', 'list', 'export'],
      schema: z.string().trim().min(2, 'text_short').max(80, 'text_long'),
    },
    uscc: {
      kind: 'text',
      label: enterpriseLabels.uscc,
      on: ['form', 'list', 'export'],
      schema: usccSchema,
    },
    kind: {
      kind: 'choice',
      label: enterpriseLabels.kind,
      on: ['form', 'list', 'export'],
      schema: z.enum(enterpriseKindKeys, { error: 'field_missing' }),
      choices: enterpriseKinds,
    },
    regionCode: {
      kind: 'choice',
      label: enterpriseLabels.regionCode,
      on: ['form', 'list', 'export'],
      schema: z.string().refine((code) => regions.some((region) => region.code === code), 'region_invalid'),
    },
    orgId: { kind: 'org', label: enterpriseLabels.orgId, on: ['form', 'export'], schema: z.uuid('org_missing') },
    noPartyReason: {
      kind: 'choice',
      label: enterpriseLabels.noPartyReason,
      on: ['form', 'export'],
      schema: z.enum(noPartyReasonKeys).nullable(),
      choices: noPartyReasons,
    },
    noPartyNote: {
      kind: 'text',
      label: enterpriseLabels.noPartyNote,
      on: ['form', 'export'],
      schema: z.string().trim().max(200, 'text_long').nullable(),
    },
    dissolvedOn: { kind: 'date', label: enterpriseLabels.dissolvedOn, on: ['form', 'export'], schema: daySchema.nullable() },
  },
)

const facts = shapeOf(enterpriseEntity)
type Reason = { noPartyReason: string | null; noPartyNote: string | null }
/** Another reason than those of the list is written out. */
export const reasonLacking = ({ noPartyReason, noPartyNote }: Reason): Fault[] =>
  noPartyReason === 'other' && (noPartyNote ?? '') === '' ? [{ column: 'noPartyNote', code: 'reason_missing' }] : []
function checked(input: Reason, context: z.RefinementCtx) {
  for (const { column, code } of reasonLacking(input)) context.addIssue({ code: 'custom', path: [column], message: code })
}
export const enterpriseCreate = z.strictObject(facts).superRefine(checked)
export type EnterpriseCreate = z.input<typeof enterpriseCreate>
export const enterpriseEdit = z.strictObject({ id: z.uuid(), version: z.int(), ...facts }).superRefine(checked)
export const enterpriseSaved = z.object({ id: z.uuid(), version: z.int() })
export type EnterpriseSaved = z.output<typeof enterpriseSaved>

export const enterpriseListInput = z.object({
  ...pageInput,
  /** In the name or at the beginning of the code. */
  q: z.string().trim().max(50).optional(),
  kind: z.enum(enterpriseKindKeys).optional(),
  region: regionSchema.optional(),
  party: z.enum(partyStateKeys).optional(),
  union: z.enum(unionStateKeys).optional(),
  state: z.enum(enterpriseStateKeys).optional(),
})
export type EnterpriseListInput = z.input<typeof enterpriseListInput>

const enterpriseRow = z.object({
  id: z.uuid(),
  name: z.string(),
  uscc: z.string(),
  kind: z.enum(enterpriseKindKeys),
  regionCode: z.string(),
  hasParty: z.boolean(),
  noPartyReason: z.enum(noPartyReasonKeys).nullable(),
  inUnion: z.boolean(),
  dissolvedOn: z.string().nullable(),
})
export type EnterpriseRow = z.output<typeof enterpriseRow>
export const enterprisePage = pageOf(enterpriseRow).extend({ mayCreate: z.boolean() })
export type EnterprisePage = z.output<typeof enterprisePage>

const linkedOrg = z.object({ id: z.uuid(), name: z.string(), kind: z.enum(orgKindKeys), level: z.enum(orgLevelKeys) })
const employed = z.object({
  id: z.uuid(),
  name: z.string(),
  stage: z.enum(memberStageKeys),
  place: z.string().nullable(),
  inUnion: z.boolean(),
})
export const enterpriseDetail = enterpriseRow.extend({
  version: z.int(),
  orgId: z.uuid(),
  /** Null when the committee that keeps it is out of sight. */
  orgName: z.string().nullable(),
  noPartyNote: z.string().nullable(),
  /** Party organisations of the enterprise that the caller sees. */
  orgs: z.array(linkedOrg),
  /** Persons who name it as their employer: the first few, and all of them; null without the right to see persons. */
  employed: z.object({ items: z.array(employed), count: z.int() }).nullable(),
  /** Its memberships of the union, newest first; seen where it is kept. */
  union: z.array(unionSpan),
  today: z.string(),
  mayEdit: z.boolean(),
})
export type EnterpriseDetail = z.output<typeof enterpriseDetail>

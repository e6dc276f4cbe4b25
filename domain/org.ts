import * as z from 'zod'
import { entity, shapeOf } from './entity'
import { treeBasis } from './basis-schema'
import { daySchema, monthSchema } from './date-schema'
import { pageInput, pageOf } from './page'
import {
  orgLabels,
  driverGroupKeys,
  driverGroups,
  orgKindKeys,
  orgKinds,
  orgLevelKeys,
  standsForKindKeys,
  standsForKinds,
  treeLineKeys,
} from './org-words'
import { regionSchema } from './region-schema'
import type { Fault } from './table'

const orgEntity = entity(
  'org',
  { zh: '组织', en: 'Organisation' },
  {
    name: {
      kind: 'text',
      label: orgLabels.name,
      on: ['form', 'list', 'export'],
      schema: z.string().trim().min(2, 'text_short').max(60, 'text_long'),
    },
    kind: {
      kind: 'choice',
      label: orgLabels.kind,
      on: ['form', 'list', 'export'],
      schema: z.enum(orgKindKeys, { error: 'kind_missing' }),
      choices: orgKinds,
    },
    driverGroup: {
      kind: 'choice',
      label: orgLabels.driverGroup,
      on: ['form', 'list', 'export'],
      schema: z.enum(driverGroupKeys).nullable(),
      choices: driverGroups,
    },
    regionCode: {
      kind: 'choice',
      label: orgLabels.regionCode,
      on: ['form', 'list', 'export'],
      schema: regionSchema,
    },
    foundedOn: { kind: 'date', label: orgLabels.foundedOn, on: ['form', 'list', 'export'], schema: daySchema },
    enterprise: {
      kind: 'text',
      label: orgLabels.enterprise,
      on: ['form', 'export'],
      schema: z.string().trim().max(80, 'text_long').nullable(),
    },
    standsForKind: {
      kind: 'choice',
      label: orgLabels.standsForKind,
      on: ['form', 'export'],
      schema: z.enum(standsForKindKeys).nullable().optional(),
      choices: standsForKinds,
    },
    standsFor: {
      kind: 'text',
      label: orgLabels.standsFor,
      on: ['form', 'export'],
      schema: z.string().trim().min(2, 'text_short').max(60, 'text_long').nullable().optional(),
    },
    committeeSince: {
      kind: 'date',
      label: orgLabels.committeeSince,
      on: ['form', 'export'],
      schema: daySchema.nullable(),
    },
  },
)

/** A registered enterprise takes the place of the name as text; left out of an edit it stays as it is. */
const facts = { ...shapeOf(orgEntity), enterpriseId: z.uuid().nullable().optional() }
type Facts = {
  foundedOn: string | null
  committeeSince: string | null
  standsForKind?: string | null | undefined
  standsFor?: string | null | undefined
}
/** What fields say against each other; one that is not known says nothing. */
export function orgAgainstItself({ foundedOn, committeeSince, standsForKind = null, standsFor = null }: Facts): Fault[] {
  const faults: Fault[] = []
  if (committeeSince !== null && foundedOn !== null && committeeSince < foundedOn)
    faults.push({ column: 'committeeSince', code: 'before_founding' })
  if ((standsForKind === null) !== (standsFor === null))
    faults.push({ column: standsForKind === null ? 'standsForKind' : 'standsFor', code: 'field_missing' })
  return faults
}
function checked(input: Facts, context: z.RefinementCtx) {
  for (const { column, code } of orgAgainstItself(input)) context.addIssue({ code: 'custom', path: [column], message: code })
}

/** A new organisation of the basic level, under a parent on the 行业 line from its founding on. */
export const orgCreate = z.strictObject({ parentId: z.uuid('org_missing'), ...facts }).superRefine(checked)
export type OrgCreate = z.input<typeof orgCreate>
export const orgEdit = z.strictObject({ id: z.uuid(), version: z.int(), ...facts }).superRefine(checked)
export const orgSaved = z.object({ id: z.uuid(), version: z.int() })
export type OrgSaved = z.output<typeof orgSaved>

const orgRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(orgKindKeys),
  level: z.enum(orgLevelKeys),
  driverGroup: z.enum(driverGroupKeys).nullable(),
  regionCode: z.string(),
  foundedOn: z.string(),
})

/** Whole-list filters; `org` keeps to one organisation and what stands below it. */
export const orgListInput = z.object({
  ...pageInput,
  org: z.uuid().optional(),
  q: z.string().trim().max(50).optional(),
  kind: z.enum(orgKindKeys).optional(),
  group: z.enum(driverGroupKeys).optional(),
  /** Those that stood at the end of a month; without it, and for the running one, those of today. */
  month: monthSchema.optional(),
  basis: treeBasis,
})
export const orgListPage = pageOf(orgRow)

/** One organisation of the tree with the members at it and below it: two numbers, never added. */
export const orgNode = orgRow.extend({
  /** The parent on the line that is drawn, if the caller sees it. */
  parentId: z.uuid().nullable(),
  formal: z.int(),
  presence: z.int(),
  /** Basic-level organisations below it. */
  basic: z.int(),
})
export type OrgNode = z.output<typeof orgNode>

/** On the 属地 line the committees of the territory stand above; what no link places there has no parent. */
export const orgTreeInput = z.object({ month: monthSchema.optional(), basis: treeBasis, line: z.enum(treeLineKeys).default('industry') })
export type OrgTreeInput = z.input<typeof orgTreeInput>
/** The filters of the tree, by which its file is narrowed. */
export const orgTreeFilter = orgTreeInput.extend({
  under: z.uuid().optional(),
  q: z.string().trim().max(50).default(''),
  kind: z.enum(orgKindKeys).optional(),
  group: z.enum(driverGroupKeys).optional(),
})
/** The committees of city and districts in which the caller manages: what enterprises and a census are kept by. */
export const orgManaged = z.array(z.object({ id: z.uuid(), name: z.string(), level: z.enum(orgLevelKeys), regionCode: z.string() }))
export type OrgManaged = z.output<typeof orgManaged>

/** Every visible organisation, parents before children. */
export const orgTree = z.object({ month: z.string(), items: z.array(orgNode), mayCreate: z.boolean() })
export type OrgTree = z.output<typeof orgTree>

export const orgDetail = orgRow.extend({
  version: z.int(),
  enterprise: z.string().nullable(),
  /** The registered enterprise, of which `enterprise` is the name. */
  enterpriseId: z.uuid().nullable(),
  standsForKind: z.enum(standsForKindKeys).nullable(),
  standsFor: z.string().nullable(),
  dissolvedOn: z.string().nullable(),
  committeeSince: z.string().nullable(),
  parent: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The Party committee of the territory, its own or that of the organisation above it. */
  territory: z.string().nullable(),
  mayEdit: z.boolean(),
  mayLog: z.boolean(),
})
export type OrgDetail = z.output<typeof orgDetail>

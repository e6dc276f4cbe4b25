import * as z from 'zod'
import { educationKeys, educations, occupationKeys, occupations, sexes, sexKeys } from './cut'
import { entity } from './entity'
import { ethnicities, ethnicityKeys } from './ethnicity'
import { postKindKeys } from './committee-words'
import { idNumberSchema } from './id-number-schema'
import { treeBasis } from './basis-schema'
import { daySchema, monthSchema } from './date-schema'
import { driverGroupKeys, driverGroups, orgKindKeys } from './org-words'
import { pageInput, pageOf } from './page'
import { phoneSchema } from './phone'
import { regionSchema } from './region-schema'
import { keysOf } from './words'
import { maskedFields, memberLabels, memberStageKeys, memberStandingKeys, onlyForm, type MaskedField } from './member-words'

const basisSchema = z.string().trim().min(2, 'basis_missing').max(200, 'text_long')

/** A name in any script, with whatever stands between its parts; what a table would take for a formula or a number is none. */
const personName = z
  .string()
  .trim()
  .min(2, 'name_short')
  .max(50, 'text_long')
  .refine((name) => /\p{L}/u.test(name) && !/[=+@\p{Nd}\p{Cc}]/u.test(name), 'name_signs')

export const memberEntity = entity(
  'member',
  { zh: '党员', en: 'Member' },
  {
    name: {
      kind: 'text',
      label: memberLabels.name,
      on: ['form', 'list', 'export'],
      schema: personName,
    },
    phone: { kind: 'phone', label: memberLabels.phone, on: ['form', 'list'], schema: phoneSchema.nullable() },
    idNumber: {
      kind: 'id_number',
      label: memberLabels.idNumber,
      on: ['form', 'list'],
      schema: idNumberSchema.nullable(),
    },
    sex: {
      kind: 'choice',
      label: memberLabels.sex,
      on: ['form', 'list', 'export'],
      schema: z.enum(sexKeys).nullable(),
      choices: sexes,
    },
    bornOn: { kind: 'date', label: memberLabels.bornOn, on: ['form', 'list', 'export'], schema: daySchema.nullable() },
    ethnicity: {
      kind: 'choice',
      label: memberLabels.ethnicity,
      on: ['form', 'list', 'export'],
      schema: z.enum(ethnicityKeys).nullable(),
      choices: ethnicities,
    },
    education: {
      kind: 'choice',
      label: memberLabels.education,
      on: ['form', 'list', 'export'],
      schema: z.enum(educationKeys).nullable(),
      choices: educations,
    },
    occupation: {
      kind: 'choice',
      label: memberLabels.occupation,
      on: ['form', 'list', 'export'],
      schema: z.enum(occupationKeys).nullable(),
      choices: occupations,
    },
    driverGroup: {
      kind: 'choice',
      label: memberLabels.driverGroup,
      on: ['form', 'list', 'export'],
      schema: z.enum(driverGroupKeys),
      choices: driverGroups,
    },
    employer: {
      kind: 'text',
      label: memberLabels.employer,
      on: ['form', 'export'],
      schema: z.string().trim().max(80, 'text_long').nullable(),
    },
    joinedOn: { kind: 'date', label: memberLabels.joinedOn, on: ['form', 'list', 'export'], schema: daySchema.nullable() },
  },
)

/** A Party organisation outside the city. */
export const externalPlace = z.object({
  name: z.string().trim().min(2, 'text_short').max(80, 'text_long'),
  regionCode: regionSchema,
})
/** Where the formal relation lies: an organisation of the tree, or one outside the city. */
const formalPlace = z.union([z.object({ orgId: z.uuid() }), z.object({ external: externalPlace })])

const fields = memberEntity.fields
const personShape = {
  name: fields.name.schema,
  phone: fields.phone.schema,
  driverGroup: fields.driverGroup.schema,
  employer: fields.employer.schema,
  joinedOn: fields.joinedOn.schema,
}
/** Sex and birth date are asked for only where there is no number to tell them, and are not read where there is one. */
const identityShape = {
  idNumber: fields.idNumber.schema,
  sex: fields.sex.schema,
  bornOn: fields.bornOn.schema,
  ethnicity: fields.ethnicity.schema,
  education: fields.education.schema,
  occupation: fields.occupation.schema,
}

/** The facts of a new person: what is not known is null. */
export const newPerson = {
  ...personShape,
  idNumber: identityShape.idNumber.default(null),
  sex: identityShape.sex.default(null),
  bornOn: identityShape.bornOn.default(null),
  ethnicity: identityShape.ethnicity.default(null),
  education: identityShape.education.default(null),
  occupation: identityShape.occupation.default(null),
}

/** A new person with the first rows of the timeline. `presenceOrgId` makes it a 流动支部纳管. */
export const memberCreate = z
  .strictObject({
    ...newPerson,
    formal: formalPlace,
    presenceOrgId: z.uuid().nullable(),
    stage: z.enum(memberStageKeys),
    since: daySchema,
    basis: basisSchema,
  })
  .superRefine(({ formal, presenceOrgId }, context) => {
    if ('external' in formal && presenceOrgId === null)
      context.addIssue({ code: 'custom', path: ['presenceOrgId'], message: 'presence_needed' })
  })
export type MemberCreate = z.input<typeof memberCreate>

/** Facts of the person that are not dated; of what identifies them, what is not given stays. */
export const memberEdit = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  ...personShape,
  phone: personShape.phone.optional(),
  ...z.object(identityShape).partial().shape,
})

/** One dated change: of the stage, of the standing, of the formal organisation, or of the presence. */
export const memberChange = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  from: daySchema,
  basis: basisSchema,
  change: z.discriminatedUnion('fact', [
    z.strictObject({ fact: z.literal('stage'), stage: z.enum(memberStageKeys) }),
    z.strictObject({ fact: z.literal('standing'), standing: z.enum(memberStandingKeys) }),
    z.strictObject({ fact: z.literal('formal'), orgId: z.uuid() }),
    z.strictObject({ fact: z.literal('presence'), orgId: z.uuid() }),
    z.strictObject({ fact: z.literal('presence_end') }),
  ]),
})
export type MemberChange = z.input<typeof memberChange>

/** Whole-list filters; the stage `members` stands for probationary + full, the standing `counted` for those that count in totals. */
export const memberListInput = z.object({
  ...pageInput,
  org: z.uuid().optional(),
  /** The district of the organisation at which a person is counted: the one that keeps them, else the formal one. */
  region: regionSchema.optional(),
  q: z.string().trim().max(50).optional(),
  stage: z.enum(['members', ...memberStageKeys]).optional(),
  standing: z.enum(['counted', ...memberStandingKeys]).optional(),
  group: z.enum(driverGroupKeys).optional(),
  relation: z.enum(['formal', 'presence', 'counted']).optional(),
  only: z.string().regex(onlyForm).optional(),
  /** All but these few. */
  except: z.string().regex(onlyForm).optional(),
  /** As persons stood at the end of a month; without it, and for the running one, as they stand today. */
  month: monthSchema.optional(),
  basis: treeBasis,
  /** The page that ends before this row; `cursor` begins after one. */
  before: z.string().max(500).optional(),
})
export type MemberListInput = z.input<typeof memberListInput>

const memberRow = z.object({
  id: z.uuid(),
  name: z.string(),
  pinyin: z.string(),
  phoneMask: z.string().nullable(),
  driverGroup: z.enum(driverGroupKeys),
  stage: z.enum(memberStageKeys),
  standing: z.enum(memberStandingKeys),
  orgId: z.uuid().nullable(),
  orgName: z.string().nullable(),
  externalName: z.string().nullable(),
  presenceOrgId: z.uuid().nullable(),
  presenceOrgName: z.string().nullable(),
  joinedOn: z.string().nullable(),
  /** When nothing was left that tells who it was; from then on nothing of the entry changes. */
  anonymisedAt: z.string().nullable(),
})
export type MemberRow = z.output<typeof memberRow>

/** A list that turns its pages in both directions. */
export const memberPage = pageOf(memberRow).extend({
  previous: z.string().nullable(),
  mayCreate: z.boolean(),
  /** Of a past month: how many in the total the caller no longer sees, since they have left the place. They are counted, never shown. */
  left: z.int(),
})
export type MemberPage = z.output<typeof memberPage>

/** The filters of a list but for stage and standing. */
export const memberTabsInput = memberListInput.pick({
  org: true,
  region: true,
  q: true,
  group: true,
  relation: true,
  only: true,
  month: true,
  basis: true,
})
export type MemberTabsInput = z.input<typeof memberTabsInput>
/** How many persons each tab of a list has whose standing counts, and how many members have one that does not. */
export const memberTabs = z.object({ members: z.int(), candidate: z.int(), activist: z.int(), applicant: z.int(), uncounted: z.int() })
export type MemberTabs = z.output<typeof memberTabs>

const timelineEntry = z.object({
  from: z.string(),
  fact: z.enum(['stage', 'standing', 'formal', 'presence', 'presence_end', 'post', 'post_end']),
  stage: z.enum(memberStageKeys).optional(),
  standing: z.enum(memberStandingKeys).optional(),
  place: z.string().optional(),
  post: z.enum(postKindKeys).optional(),
  basis: z.string(),
})
export type TimelineEntry = z.output<typeof timelineEntry>

export const memberDetail = memberRow.extend({
  version: z.int(),
  idMask: z.string().nullable(),
  sex: z.enum(sexKeys).nullable(),
  bornOn: z.string().nullable(),
  ethnicity: z.enum(ethnicityKeys).nullable(),
  education: z.enum(educationKeys).nullable(),
  occupation: z.enum(occupationKeys).nullable(),
  employer: z.string().nullable(),
  orgKind: z.enum(orgKindKeys).nullable(),
  activitiesThisYear: z.int(),
  lastActivityOn: z.string().nullable(),
  timeline: z.array(timelineEntry),
  /** The posts held today. */
  posts: z.array(z.object({ orgId: z.uuid(), orgName: z.string(), kind: z.enum(postKindKeys) })),
  /** Activities of this year at which the name was ticked, newest first, the last twenty. */
  activities: z.array(z.object({ id: z.uuid(), title: z.string(), day: z.string(), orgName: z.string() })),
  mayEdit: z.boolean(),
  /** Stage, standing and formal organisation are recorded where the formal relation lies; a branch that keeps somebody records the presence. */
  mayStage: z.boolean(),
  mayUnmask: z.boolean(),
})
export type MemberDetail = z.output<typeof memberDetail>

export const memberSaved = z.object({ id: z.uuid(), version: z.int() })
export type MemberSaved = z.output<typeof memberSaved>

/** Finds persons by a whole number, phone or ID; in a body, since addresses are kept in histories and logs. */
export const memberFind = z.strictObject({ number: z.string().max(40) })
export const memberFound = z.object({ ids: z.array(z.uuid()) })
export type MemberFound = z.output<typeof memberFound>

/** A whole number in what was typed into a search field; null for anything else. */
export const wholeNumberIn = (text: string): string | null => phoneSchema.or(idNumberSchema).safeParse(text).data ?? null

const purpose = z.string().trim().min(2, 'reason_missing').max(200, 'text_long')

/** Shows one number to one person, for a purpose that the audit keeps. */
export const memberUnmask = z.strictObject({ id: z.uuid(), field: z.enum(keysOf<MaskedField>(maskedFields)), purpose })
/** Hands out what is recorded of a person, for a purpose that the audit keeps. */
export const memberCopy = z.strictObject({ id: z.uuid(), purpose })
/** The number, and for how long a screen may keep it. */
export const memberUnmasked = z.object({ value: z.string().nullable(), seconds: z.int() })
export type MemberUnmasked = z.output<typeof memberUnmasked>

/** Where the caller may enter members: organisations of the basic level inside the place. */
export const memberForm = z.object({
  today: z.string(),
  orgs: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.enum(orgKindKeys) })),
})
export type MemberForm = z.output<typeof memberForm>

import * as z from 'zod'
import { entity } from './entity'
import { treeBasis } from './basis-schema'
import { daySchema, periodSchema } from './date-schema'
import { pageInput, pageOf } from './page'
import { activityKindKeys, activityKinds, activityKindsMost, activityStateKeys, cohostStateKeys, cohostsMost } from './activity-words'
import { regionSchema } from './region-schema'

const headcount = z.int('count_invalid').min(0, 'count_negative').max(5000, 'count_absurd')

const activityEntity = entity(
  'activity',
  { zh: '活动', en: 'Activity' },
  {
    kinds: {
      kind: 'choices',
      label: { zh: '类型', en: 'Kinds' },
      on: ['form', 'list', 'export'],
      schema: z
        .array(z.enum(activityKindKeys))
        .min(1, 'kind_missing')
        .max(activityKindsMost, 'kinds_many')
        .refine((kinds) => new Set(kinds).size === kinds.length, 'kinds_twice'),
      choices: activityKinds,
    },
    title: {
      kind: 'text',
      label: { zh: '标题', en: 'Title' },
      on: ['form', 'list', 'export'],
      schema: z.string().trim().min(2, 'title_missing').max(80, 'text_long'),
    },
    startsAt: {
      kind: 'time',
      label: { zh: '开始', en: 'Starts' },
      on: ['form', 'list', 'export'],
      schema: z.iso.datetime({ offset: true, error: 'date_invalid' }),
    },
    endsAt: {
      kind: 'time',
      label: { zh: '结束', en: 'Ends' },
      on: ['form', 'export'],
      schema: z.iso.datetime({ offset: true, error: 'date_invalid' }).nullable(),
    },
    stationId: { kind: 'station', label: { zh: '阵地', en: 'Station' }, on: ['form', 'list'], schema: z.uuid().nullable() },
    place: {
      kind: 'text',
      label: { zh: '地点', en: 'Place' },
      on: ['form', 'export'],
      schema: z.string().trim().max(80, 'text_long').nullable(),
    },
    summary: {
      kind: 'long',
      label: { zh: '纪要', en: 'Summary' },
      on: ['form', 'export'],
      schema: z.string().trim().max(2000, 'text_long'),
    },
    expected: { kind: 'count', label: { zh: '应到', en: 'Expected' }, on: ['form', 'list', 'export'], schema: headcount.nullable() },
    present: { kind: 'count', label: { zh: '实到', en: 'Present' }, on: ['form', 'list', 'export'], schema: headcount.nullable() },
    guests: { kind: 'count', label: { zh: '群众人数', en: 'Guests' }, on: ['form', 'export'], schema: headcount },
  },
)

const f = activityEntity.fields
const shape = {
  kinds: f.kinds.schema,
  title: f.title.schema,
  startsAt: f.startsAt.schema,
  endsAt: f.endsAt.schema.default(null),
  stationId: f.stationId.schema.default(null),
  place: f.place.schema.default(null),
  summary: f.summary.schema.default(''),
  /** The names ticked; when any are given, `present` and `expected` follow from the roster and are not asked. */
  attendees: z
    .array(z.uuid())
    .max(2000, 'attendees_many')
    .refine((ids) => new Set(ids).size === ids.length, 'attendees_twice')
    .default([]),
  /** Branches that held it together with the host; each is credited once it says that it took part. */
  cohosts: z
    .array(z.uuid())
    .max(cohostsMost, 'cohosts_many')
    .refine((ids) => new Set(ids).size === ids.length, 'cohosts_twice')
    .default([]),
  expected: f.expected.schema.default(null),
  present: f.present.schema.default(null),
  guests: f.guests.schema.default(0),
}
/** What of an activity is typed, after parsing. */
export type ActivityContent = { [K in keyof typeof shape]: z.output<(typeof shape)[K]> }
type Headcounts = {
  startsAt: string
  endsAt: string | null
  attendees: string[]
  expected: number | null
  present: number | null
  guests: number
}

/** Rules over several fields; codes name the field that should change. */
function crossRules(input: Headcounts, add: (path: string, code: string) => void) {
  if (input.endsAt !== null && Date.parse(input.endsAt) < Date.parse(input.startsAt)) add('endsAt', 'end_before_start')
  if (input.present !== null && input.expected !== null && input.present > input.expected) add('present', 'present_exceeds_expected')
  if (input.attendees.length === 0 && (input.present ?? 0) === 0 && input.guests === 0) add('attendees', 'nobody_present')
}
function checked(input: Headcounts, context: z.RefinementCtx) {
  crossRules(input, (path, code) => context.addIssue({ code: 'custom', path: [path], message: code }))
}

export const activityLog = z.strictObject({ orgId: z.uuid('org_missing'), ...shape }).superRefine(checked)
export type ActivityLog = z.input<typeof activityLog>
export const activityEdit = z.strictObject({ id: z.uuid(), version: z.int(), ...shape }).superRefine(checked)
export const activityWithdraw = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  reason: z.string().trim().min(2, 'reason_missing').max(200, 'text_long'),
})
/** District review: send back with a note, or confirm. */
export const activityReview = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    verdict: z.enum(['returned', 'confirmed']),
    note: z.string().trim().max(200, 'text_long').default(''),
  })
  .refine((review) => review.verdict === 'confirmed' || review.note.length >= 2, { path: ['note'], message: 'reason_missing' })

/** A branch that was named as co-host says whether it took part. */
export const cohostAnswer = z.strictObject({ id: z.uuid(), orgId: z.uuid(), tookPart: z.boolean() })
export const cohostAnswered = z.object({ id: z.uuid(), orgId: z.uuid(), state: z.enum(cohostStateKeys) })

export const activityReceipt = z.object({ id: z.uuid(), receipt: z.string(), title: z.string(), version: z.int(), orgId: z.uuid() })

/** `HD-20261123-000042`: the day logged and a running number. */
export const receiptOf = (day: string, number: number) => `HD-${day.replaceAll('-', '')}-${String(number).padStart(6, '0')}`

export const activityListInput = z.object({
  ...pageInput,
  org: z.uuid().optional(),
  region: regionSchema.optional(),
  month: periodSchema.optional(),
  basis: treeBasis,
  kind: z.enum(activityKindKeys).optional(),
  state: z.enum(activityStateKeys).optional(),
  q: z.string().trim().max(50).optional(),
})
export type ActivityListInput = z.input<typeof activityListInput>

const activityRow = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  kinds: z.array(z.enum(activityKindKeys)),
  title: z.string(),
  day: z.string(),
  startsAt: z.string(),
  stationName: z.string().nullable(),
  place: z.string().nullable(),
  expected: z.int().nullable(),
  present: z.int().nullable(),
  guests: z.int(),
  state: z.enum(activityStateKeys),
})
export type ActivityRow = z.output<typeof activityRow>
export const activityPage = pageOf(activityRow)

export const activityDetail = activityRow.extend({
  version: z.int(),
  endsAt: z.string().nullable(),
  stationId: z.uuid().nullable(),
  summary: z.string(),
  stateNote: z.string().nullable(),
  receipt: z.string(),
  loggedAt: z.string(),
  loggedBy: z.string(),
  /** Names are there only for callers who may see persons. */
  attendees: z.array(z.object({ id: z.uuid(), name: z.string() })).nullable(),
  /** Where the caller sees it from: the host, or a co-host of their place, to whom the host's own pages are closed. */
  seenFrom: z.uuid(),
  /** Who held it together with the host: all of them for who sees the host, one's own for who sees only a co-host. */
  cohosts: z.array(z.object({ orgId: z.uuid(), orgName: z.string(), state: z.enum(cohostStateKeys), mayAnswer: z.boolean() })),
  /** Mend or withdraw. */
  mayEdit: z.boolean(),
  mayReview: z.boolean(),
})
export type ActivityDetail = z.output<typeof activityDetail>

export const activityFormInput = z.object({ org: z.uuid().optional(), day: daySchema.optional() })

/** What the form needs of one branch on one day: its roster then, and the stations that may be named. */
export const activityFormFacts = z.object({
  /** Whose drafts and unsent submissions the form keeps on this device. */
  accountId: z.uuid(),
  today: z.string(),
  /** The first day that may still be logged. */
  earliest: z.string(),
  orgs: z.array(z.object({ id: z.uuid(), name: z.string() })),
  org: z.object({ id: z.uuid(), name: z.string() }),
  stations: z.array(z.object({ id: z.uuid(), name: z.string(), own: z.boolean() })),
  roster: z.array(z.object({ id: z.uuid(), name: z.string(), presence: z.boolean() })),
})
export type ActivityFormFacts = z.output<typeof activityFormFacts>

export const cohostChoicesInput = z.strictObject({})
/** The branches that may be named as co-hosts. */
export const cohostChoices = z.array(z.object({ id: z.uuid(), name: z.string() }))
export type CohostChoices = z.output<typeof cohostChoices>

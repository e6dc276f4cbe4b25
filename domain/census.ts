import * as z from 'zod'
import { differencesOf } from './census-rule'
import { censusCategoryKeys, censusLookKeys, censusReasonKeys } from './census-words'
import { daySchema } from './date-schema'
import { figureRow } from './figure'

const count = z.int('count_invalid').min(0, 'count_negative').max(10_000_000, 'count_absurd')
const countsInput = z
  .strictObject({ operators: count, drivers: count, memberDrivers: count, organisations: count })
  .refine(({ drivers, memberDrivers }) => memberDrivers <= drivers, { path: ['memberDrivers'], message: 'members_exceed_drivers' })

/** Why one category differs: a code, in words too where the code says nothing. */
const reason = z
  .strictObject({
    code: z.enum(censusReasonKeys, { error: 'reason_missing' }),
    note: z.string().trim().max(200, 'text_long'),
  })
  .refine(({ code, note }) => code !== 'other' || note.length >= 2, { path: ['note'], message: 'reason_missing' })
const reasons = z.strictObject({
  operators: reason.optional(),
  drivers: reason.optional(),
  memberDrivers: reason.optional(),
  organisations: reason.optional(),
})
export type CensusReasons = z.output<typeof reasons>

/** Without `campaign`, the newest. */
export const censusInput = z.object({ campaign: z.uuid().optional() })
export type CensusInput = z.input<typeof censusInput>
export const censusDistrictInput = z.object({ id: z.uuid() })

export const censusOpen = z
  .strictObject({
    name: z.string().trim().min(2, 'text_short').max(40, 'text_long'),
    opensOn: daySchema,
    dueOn: daySchema,
    note: z.string().trim().max(200, 'text_long'),
  })
  .refine(({ opensOn, dueOn }) => dueOn >= opensOn, { path: ['dueOn'], message: 'end_before_start' })
export const censusClose = z.strictObject({ id: z.uuid(), version: z.int() })
export const censusSaved = z.object({ id: z.uuid() })

/**
 * One look of a district. `before` is the look before it and `replaces` the row that it corrects, both as the page
 * showed them: what was entered meanwhile is a conflict.
 */
export const censusRecord = z
  .strictObject({
    id: z.uuid(),
    look: z.enum(censusLookKeys),
    counts: countsInput,
    countedOn: daySchema,
    basis: z.string().trim().min(2, 'basis_missing').max(200, 'text_long'),
    reasons,
    before: z.strictObject({ operators: count, drivers: count, memberDrivers: count, organisations: count }).nullable(),
    replaces: z.uuid().nullable(),
  })
  .superRefine(({ before, counts, reasons: given }, context) => {
    const differing = new Set(differencesOf(before, counts).map(({ category }) => category))
    for (const category of censusCategoryKeys) {
      if (differing.has(category) === (given[category] !== undefined)) continue
      context.addIssue({
        code: 'custom',
        path: ['reasons', category],
        message: differing.has(category) ? 'reason_missing' : 'reason_unneeded',
      })
    }
  })
export type CensusRecord = z.input<typeof censusRecord>

const counts = z.object({ operators: z.int(), drivers: z.int(), memberDrivers: z.int(), organisations: z.int() })
const campaign = z.object({
  id: z.uuid(),
  name: z.string(),
  opensOn: z.string(),
  dueOn: z.string(),
  note: z.string(),
  /** Null while it runs. */
  closedOn: z.string().nullable(),
  version: z.int(),
})
export type CensusCampaign = z.output<typeof campaign>

const standing = z.object({ counts, countedOn: z.string() }).nullable()
const districtRow = z.object({
  id: z.uuid(),
  regionCode: z.string(),
  /** The committee that reports. */
  orgName: z.string(),
  looks: z.object({ first: standing, second: standing, verification: standing }),
})
export type CensusDistrictRow = z.output<typeof districtRow>
export const censusPage = z.object({
  today: z.string(),
  /** Whether all ten districts are in view: only then is a sum the city's. */
  wholeCity: z.boolean(),
  mayOpen: z.boolean(),
  campaigns: z.array(z.object({ id: z.uuid(), name: z.string() })),
  campaign: campaign.nullable(),
  districts: z.array(districtRow),
  published: z.array(figureRow),
})
export type CensusPage = z.output<typeof censusPage>

const censusReturn = z.object({
  id: z.uuid(),
  look: z.enum(censusLookKeys),
  counts,
  reasons,
  countedOn: z.string(),
  basis: z.string(),
  recordedAt: z.string(),
  /** Null for whoever sees no persons. */
  recordedBy: z.string().nullable(),
})
export type CensusReturn = z.output<typeof censusReturn>
const look = censusReturn.nullable()
export const censusDistrict = z.object({
  today: z.string(),
  id: z.uuid(),
  regionCode: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  campaign,
  looks: z.object({ first: look, second: look, verification: look }),
  /** What was corrected, newest first. */
  superseded: z.array(censusReturn.extend({ supersededAt: z.string() })),
  mayReport: z.boolean(),
})
export type CensusDistrict = z.output<typeof censusDistrict>

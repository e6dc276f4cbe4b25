import * as z from 'zod'
import { endedPosts } from './committee'
import { memberDetail } from './member'
import { mergeFieldKeys, personRecordKeys } from './merge-words'
import { pageInput, pageOf } from './page'
import { stocks } from './reorganisation'

const reason = z.string().trim().min(2, 'reason_missing').max(200, 'text_long')

export const checkListInput = z.object(pageInput)
const checkRow = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  holderId: z.uuid(),
  name: z.string(),
  holderName: z.string(),
  idMask: z.string(),
  /** Where the number was entered, and when. */
  orgName: z.string(),
  askedAt: z.string(),
})
export type CheckRow = z.output<typeof checkRow>
export const checkPage = pageOf(checkRow)
export type CheckPage = z.output<typeof checkPage>

export const pairListInput = z.object(pageInput)
const pairRow = z.object({
  leftId: z.uuid(),
  rightId: z.uuid(),
  name: z.string(),
  leftPlace: z.string(),
  rightPlace: z.string(),
  samePhone: z.boolean(),
  sameBirth: z.boolean(),
})
export type PairRow = z.output<typeof pairRow>
export const pairPage = pageOf(pairRow)
export type PairPage = z.output<typeof pairPage>

export const mergeListInput = z.object(pageInput)
const mergeRow = z.object({
  id: z.uuid(),
  version: z.int(),
  keptId: z.uuid(),
  name: z.string(),
  goneName: z.string(),
  /** The branch of each, and the number that it is told by, masked. */
  place: z.string().nullable(),
  gonePlace: z.string().nullable(),
  mask: z.string().nullable(),
  goneMask: z.string().nullable(),
  effectiveFrom: z.string(),
  reason: z.string(),
  mergedAt: z.string(),
  mergedBy: z.string(),
  undoUntil: z.string(),
  undoneAt: z.string().nullable(),
  mayUndo: z.boolean(),
})
export type MergeRow = z.output<typeof mergeRow>
export const mergePage = pageOf(mergeRow)
export type MergePage = z.output<typeof mergePage>

export const compareInput = z.object({ left: z.uuid(), right: z.uuid() })
const comparedPerson = memberDetail.pick({
  id: true,
  version: true,
  name: true,
  phoneMask: true,
  idMask: true,
  sex: true,
  bornOn: true,
  ethnicity: true,
  education: true,
  occupation: true,
  driverGroup: true,
  employer: true,
  joinedOn: true,
  stage: true,
  standing: true,
  orgName: true,
  externalName: true,
  presenceOrgName: true,
  timeline: true,
})
export type ComparedPerson = z.output<typeof comparedPerson>
export const comparison = z.object({
  left: comparedPerson,
  right: comparedPerson,
  /** The facts in which the two differ; numbers by the whole number, though they are shown masked. */
  differs: z.array(z.enum(mergeFieldKeys)),
  /** The check that waits between them: whose entry it is. */
  check: z.object({ id: z.uuid(), version: z.int(), personId: z.uuid() }).nullable(),
})
export type Comparison = z.output<typeof comparison>

const two = { keptId: z.uuid(), keptVersion: z.int(), goneId: z.uuid(), goneVersion: z.int() }
/** Two entries of one person become one: the dated rows of the kept one stand, and the facts taken from the other. */
export const mergeMake = z.strictObject({
  ...two,
  take: z.array(z.enum(mergeFieldKeys)).max(mergeFieldKeys.length),
  reason,
  /** Tells what would come of it, and changes nothing. */
  preview: z.boolean(),
})
const recordCounts = z.partialRecord(z.enum(personRecordKeys), z.int())
export type RecordCounts = z.output<typeof recordCounts>
export const mergeMade = z.object({
  id: z.uuid(),
  /** The first day on which the two are counted as one. */
  from: z.string(),
  /** Records that go to the kept one, and those that stay behind since the kept one has the same. */
  moved: recordCounts,
  stays: recordCounts,
  presences: z.int(),
  /** How much of the other's dues goes on for the kept one after a closed month. */
  carried: z.int(),
  totals: z.array(z.object({ orgId: z.uuid(), name: z.string(), before: stocks.nullable(), after: stocks.nullable() })).nullable(),
  /** The posts that end, in branches to which the kept one does not belong. */
  ended: endedPosts,
})
export type MergeMade = z.output<typeof mergeMade>

export const mergeUndo = z.strictObject({ id: z.uuid(), version: z.int() })
export const mergeUndone = z.object({ keptId: z.uuid(), goneId: z.uuid() })

/** The two are not one person, and are not suggested again. */
export const mergeApart = z.strictObject({ leftId: z.uuid(), rightId: z.uuid() })
export const mergeApartSaved = z.object({ id: z.uuid() })

/** The number is wrong: the entry goes on without it, and whoever keeps it is told why. */
export const checkReturn = z.strictObject({ id: z.uuid(), version: z.int(), reason })
export const checkDecided = z.object({ id: z.uuid() })

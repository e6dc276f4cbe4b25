import * as z from 'zod'
import { figureRow } from './figure'
import { daySchema } from './date-schema'

const basis = z.string().trim().min(2, 'basis_missing').max(200, 'text_long')

/** An enterprise, persons or both enter the industry's union federation on one day with one basis. */
export const unionJoin = z
  .strictObject({
    enterpriseId: z.uuid().nullable(),
    personIds: z
      .array(z.uuid())
      .max(200, 'people_many')
      .transform((ids) => [...new Set(ids)]),
    from: daySchema,
    basis,
  })
  .refine((input) => input.enterpriseId !== null || input.personIds.length > 0, { path: ['personIds'], message: 'choice_missing' })
/** `to` is the first day outside; the day of entry itself takes back an entry that was recorded by mistake. */
export const unionLeave = z.strictObject({ id: z.uuid(), to: daySchema, basis })
export const unionSaved = z.object({ count: z.int() })

/** One membership; without an end it holds today. */
export const unionSpan = z.object({ id: z.uuid(), from: z.string(), to: z.string().nullable(), basis: z.string() })
export type UnionSpan = z.output<typeof unionSpan>

export const unionOfPersonInput = z.object({ id: z.uuid() })
/** A person's memberships, newest first. */
export const unionOfPerson = z.object({ spans: z.array(unionSpan), mayEdit: z.boolean(), today: z.string() })
export type UnionOfPerson = z.output<typeof unionOfPerson>

/** Two coverages of one place: numerator and denominator stay apart; drivers are those of the last verified census. */
const coverage = z.object({
  enterprises: z.int(),
  enterprisesIn: z.int(),
  drivers: z.int().nullable(),
  driversIn: z.int(),
})
export type UnionCoverage = z.output<typeof coverage>
const coverageRow = coverage.extend({ regionCode: z.string() })
export type UnionCoverageRow = z.output<typeof coverageRow>
export const unionPage = z.object({
  today: z.string(),
  /** What was published of the city, beside our own count. */
  published: z.array(figureRow),
  rows: z.array(coverageRow),
  total: coverage,
})
export type UnionPage = z.output<typeof unionPage>

/** The sum of districts; drivers are unknown unless every district knows its own. */
export function totalCoverage(rows: readonly UnionCoverage[]): UnionCoverage {
  const sum = (of: (row: UnionCoverage) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    enterprises: sum((row) => row.enterprises),
    enterprisesIn: sum((row) => row.enterprisesIn),
    drivers: rows.length === 0 || rows.some((row) => row.drivers === null) ? null : sum((row) => row.drivers ?? 0),
    driversIn: sum((row) => row.driversIn),
  }
}

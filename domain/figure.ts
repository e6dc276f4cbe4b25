import * as z from 'zod'
import { figureKeyList, figureSourceKeys } from './figure-words'

export const figureRow = z.object({
  key: z.enum(figureKeyList),
  regionCode: z.string(),
  place: z.string(),
  asOf: z.string(),
  value: z.number(),
  unit: z.string(),
  source: z.enum(figureSourceKeys),
  quote: z.string(),
  approximate: z.boolean(),
  lowerBound: z.boolean(),
  /** Our own count of the same thing, where the system counts it. */
  ours: z.number().nullable(),
})
export type FigureRow = z.output<typeof figureRow>

/** The census by district beside our own count; `ours` is only there for who sees the whole city. */
const censusNumbers = {
  operators: z.number().nullable(),
  drivers: z.number().nullable(),
  memberDrivers: z.number().nullable(),
  organisations: z.number().nullable(),
}
const censusRow = z.object({ regionCode: z.string(), ...censusNumbers })
export type CensusRow = z.output<typeof censusRow>
export const figurePage = z.object({
  wholeCity: z.boolean(),
  /** The day of our own counts. */
  today: z.string(),
  published: z.array(figureRow),
  census: z.object({ asOf: z.string(), quote: z.string(), rows: z.array(censusRow), total: z.object(censusNumbers) }).nullable(),
})
export type FigurePage = z.output<typeof figurePage>
export const figureInput = z.object({})

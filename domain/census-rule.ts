import { censusCategoryKeys, censusLookKeys, type CensusCategory, type CensusLook } from './census-words'

export type CensusCounts = Readonly<Record<CensusCategory, number>>

/** The look that has to stand before this one; none before the first. */
export const lookBefore = (look: CensusLook): CensusLook | null => censusLookKeys[censusLookKeys.indexOf(look) - 1] ?? null

export type CensusDifference = { category: CensusCategory; change: number }

/** In what a look departs from the one before: each of these needs a reason, and nothing else does. */
export const differencesOf = (before: CensusCounts | null, counts: CensusCounts): CensusDifference[] =>
  before === null
    ? []
    : censusCategoryKeys.map((category) => ({ category, change: counts[category] - before[category] })).filter(({ change }) => change !== 0)

export type CensusLooks = Readonly<Record<CensusLook, { counts: CensusCounts } | null>>

/** The look that is still to come; null when all three stand. */
export const nextLook = (looks: CensusLooks): CensusLook | null => censusLookKeys.find((look) => looks[look] === null) ?? null

/** The look that stands last: a later one would build on it, so it alone can be corrected. */
export const lastLook = (looks: CensusLooks): CensusLook | null => censusLookKeys.findLast((look) => looks[look] !== null) ?? null

export type CensusTotal = { reported: number; of: number; sum: CensusCounts | null }

/** A look over districts: a sum only when every one of them has reported it. */
export function totalOf(districts: readonly { looks: CensusLooks }[], look: CensusLook): CensusTotal {
  const reported = districts.flatMap(({ looks }) => looks[look]?.counts ?? [])
  const sum = (category: CensusCategory) => reported.reduce((total, counts) => total + counts[category], 0)
  return {
    reported: reported.length,
    of: districts.length,
    sum:
      districts.length === 0 || reported.length < districts.length
        ? null
        : {
            operators: sum('operators'),
            drivers: sum('drivers'),
            memberDrivers: sum('memberDrivers'),
            organisations: sum('organisations'),
          },
  }
}

/** The latest look that every district has reported, else the first. */
export const settledLook = (districts: readonly { looks: CensusLooks }[]): CensusLook =>
  censusLookKeys.findLast((look) => totalOf(districts, look).sum !== null) ?? 'first'

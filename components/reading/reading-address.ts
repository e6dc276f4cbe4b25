import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { stationKindKeys } from '@/domain/station-words'
import { basisParser } from '@/lib/basis'

/** What the address of a month's readings holds. */
export const readingAddress = {
  org: parseAsString.withOptions({ shallow: false }),
  region: parseAsString,
  kind: parseAsStringLiteral(stationKindKeys),
  month: parseAsString,
  basis: basisParser,
  cursor: parseAsString,
}

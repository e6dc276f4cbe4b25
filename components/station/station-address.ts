import { parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { stationKindKeys, stationStateKeys } from '@/domain/station-words'
import { askedIn } from '@/lib/asked'
import { basisParser } from '@/lib/basis'

/** What the address of the list holds. */
export const stationAddress = {
  org: parseAsString.withOptions({ shallow: false }),
  region: parseAsString,
  kind: parseAsStringLiteral(stationKindKeys),
  state: parseAsStringLiteral([...stationStateKeys, 'all']).withDefault('open'),
  q: parseAsString.withDefault(''),
  month: parseAsString,
  basis: basisParser,
  cursor: parseAsString,
}

/** The list's filters as the address has them. */
export const stationsAsked = (asked: inferParserType<typeof stationAddress>) => ({
  ...askedIn(asked),
  state: asked.state === 'all' ? undefined : asked.state,
})

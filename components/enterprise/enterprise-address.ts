import { parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { enterpriseKindKeys, enterpriseStateKeys, partyStateKeys, unionStateKeys } from '@/domain/enterprise-words'
import { askedIn } from '@/lib/asked'

/** What the address of the list holds. */
export const enterpriseAddress = {
  q: parseAsString.withDefault(''),
  kind: parseAsStringLiteral(enterpriseKindKeys),
  region: parseAsString,
  party: parseAsStringLiteral(partyStateKeys),
  union: parseAsStringLiteral(unionStateKeys),
  state: parseAsStringLiteral([...enterpriseStateKeys, 'all']).withDefault('active'),
  cursor: parseAsString,
}

/** The list's filters as the address has them. */
export const enterprisesAsked = (asked: inferParserType<typeof enterpriseAddress>) => ({
  ...askedIn(asked),
  state: asked.state === 'all' ? undefined : asked.state,
})

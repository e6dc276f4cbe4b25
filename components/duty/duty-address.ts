import { parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { basisParser } from '@/lib/basis'
import { dutyListStates, dutyKinds } from '@/domain/duty-words'

/** What the address of the list holds. */
export const dutyAddress = {
  org: parseAsString.withOptions({ shallow: false }),
  month: parseAsString,
  basis: basisParser,
  kind: parseAsStringLiteral(dutyKinds),
  state: parseAsStringLiteral(dutyListStates),
  cursor: parseAsString,
}

/** The list's filters as the address has them. */
export const filtersOf = (asked: inferParserType<typeof dutyAddress>) => ({
  org: asked.org ?? undefined,
  month: asked.month ?? undefined,
  basis: asked.basis ?? undefined,
  kind: asked.kind ?? undefined,
  state: asked.state ?? undefined,
  cursor: asked.cursor ?? undefined,
})

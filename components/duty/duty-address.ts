import { parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { dutyListStates } from '@/domain/duty-list'
import { dutyKinds } from '@/domain/duty-rule'

/** What the address of the list holds. */
export const dutyAddress = {
  org: parseAsString,
  month: parseAsString,
  kind: parseAsStringLiteral(dutyKinds),
  state: parseAsStringLiteral(dutyListStates),
  cursor: parseAsString,
}

/** The list's filters as the address has them. */
export const filtersOf = (asked: inferParserType<typeof dutyAddress>) => ({
  org: asked.org ?? undefined,
  month: asked.month ?? undefined,
  kind: asked.kind ?? undefined,
  state: asked.state ?? undefined,
  cursor: asked.cursor ?? undefined,
})

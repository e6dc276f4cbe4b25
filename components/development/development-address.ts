import { parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { stagesDeveloping } from '@/domain/development-words'

/** What the address of the list holds. */
export const developmentAddress = {
  org: parseAsString.withOptions({ shallow: false }),
  stage: parseAsStringLiteral(stagesDeveloping),
  late: parseAsStringLiteral(['late'] as const),
  cursor: parseAsString,
}

/** The list's filters as the address has them. */
export const filtersOf = (asked: inferParserType<typeof developmentAddress>) => ({
  org: asked.org ?? undefined,
  stage: asked.stage ?? undefined,
  late: asked.late ?? undefined,
  cursor: asked.cursor ?? undefined,
})

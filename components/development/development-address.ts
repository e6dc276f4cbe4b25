import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { stagesDeveloping } from '@/domain/development-words'

/** What the address of the list holds. */
export const developmentAddress = {
  org: parseAsString.withOptions({ shallow: false }),
  stage: parseAsStringLiteral(stagesDeveloping),
  late: parseAsStringLiteral(['late'] as const),
  cursor: parseAsString,
}

import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { activityKindKeys, activityStateKeys } from '@/domain/activity-words'
import { basisParser } from '@/lib/basis'

/** What the address of the list holds. */
export const activityAddress = {
  org: parseAsString.withOptions({ shallow: false }),
  region: parseAsString,
  month: parseAsString,
  basis: basisParser,
  kind: parseAsStringLiteral(activityKindKeys),
  state: parseAsStringLiteral(activityStateKeys),
  q: parseAsString.withDefault(''),
  cursor: parseAsString,
}

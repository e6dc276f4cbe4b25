import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
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

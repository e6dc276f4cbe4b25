import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { roleKeys } from '@/domain/roles'

export const statesAsked = ['active', 'locked'] as const

/** What the address of the list holds. */
export const accountAddress = {
  q: parseAsString.withDefault(''),
  role: parseAsStringLiteral(roleKeys),
  state: parseAsStringLiteral(statesAsked),
  cursor: parseAsString,
}

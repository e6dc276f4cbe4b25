import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { auditActionKeys, auditNounKeys } from '@/domain/audit'

/** What the address of the list holds. */
export const auditAddress = {
  from: parseAsString,
  to: parseAsString,
  account: parseAsString.withDefault(''),
  row: parseAsString.withDefault(''),
  action: parseAsStringLiteral(auditActionKeys),
  noun: parseAsStringLiteral(auditNounKeys),
  cursor: parseAsString,
}

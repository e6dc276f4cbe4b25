import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { transferDirections } from '@/domain/transfer-words'

/** What the address of the list holds. */
export const transferAddress = { direction: parseAsStringLiteral(transferDirections).withDefault('in'), cursor: parseAsString }

import { parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { censusLookKeys } from '@/domain/census-words'

/** What the address of the census holds. */
export const censusAddress = { campaign: parseAsString, look: parseAsStringLiteral(censusLookKeys) }

/** The campaign that the address asks for. */
export const inputOf = ({ campaign }: inferParserType<typeof censusAddress>) => ({ campaign: campaign ?? undefined })

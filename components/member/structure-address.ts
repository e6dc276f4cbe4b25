import { parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { memberCounts } from '@/domain/member-words'
import { monthForm } from '@/domain/month'
import { basisParser } from '@/lib/basis'

/** What the address of the structure of members holds. */
export const structureAddress = {
  org: parseAsString,
  month: parseAsString,
  basis: basisParser,
  count: parseAsStringLiteral(memberCounts),
}

/** The cuts that the address asks for; a month that is none is left out. */
export const inputOf = ({ org, month, basis, count }: inferParserType<typeof structureAddress>) => ({
  org: org ?? undefined,
  month: month !== null && monthForm.test(month) ? month : undefined,
  basis: basis ?? undefined,
  count: count ?? undefined,
})

import { parseAsString, type inferParserType } from 'nuqs/server'
import { monthForm } from '@/domain/month'

/** What the address of a statement holds. */
export const duesAddress = { org: parseAsString, month: parseAsString }

/** The statement that the address asks for; a month that is none is left out. */
export const inputOf = ({ org, month }: inferParserType<typeof duesAddress>) => ({
  org: org ?? undefined,
  month: month !== null && monthForm.test(month) ? month : undefined,
})

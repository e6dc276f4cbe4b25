import * as z from 'zod'
import { viewIn } from './list-address'
import { isOptional, listKeys } from './list-columns'
import { fileFormatKeys, filtersMost, nameMost } from './list-words'

/** What a list's file is asked for beside the list's own filters: its format, and which columns in which order. */
export const fileAsked = {
  format: z.enum(fileFormatKeys),
  columns: z
    .string()
    .regex(/^\w+(,\w+)*$/)
    .max(300)
    .transform((keys) => [...new Set(keys.split(','))])
    .optional(),
}

const list = z.enum(listKeys)

/** A phone or ID number, or most of one, however it is spaced. */
const holdsNumber = (text: string): boolean => /\d{7}/.test(text.normalize('NFKC').replace(/[\s-]/g, ''))

const filterName = z
  .string()
  .trim()
  .min(1, 'field_missing')
  .max(nameMost, 'text_long')
  .refine((name) => !holdsNumber(name), 'number_kept')

export const listToolsInput = z.object({ list })
const savedFilter = z.object({
  id: z.uuid(),
  name: z.string(),
  /** What the list's address then says; null once the list no longer understands it. */
  query: z.string().nullable(),
})
export type SavedFilter = z.output<typeof savedFilter>
export const listTools = z.object({ hidden: z.array(z.string()), filters: z.array(savedFilter).max(filtersMost) })
export type ListTools = z.output<typeof listTools>

/** Which columns of a list its reader does without. */
export const listHide = z
  .strictObject({ list, hidden: z.array(z.string().max(20)).max(20) })
  .refine(({ list: of, hidden }) => hidden.every((column) => isOptional(of, column)), { path: ['hidden'], error: 'field_invalid' })

/** A list's view under a name; `query` is the address of the list as it stands. */
export const filterSave = z.strictObject({ list, name: filterName, query: z.string().max(2_000) }).transform((input, context) => {
  const told = new URLSearchParams(input.query)
  // Persons picked by their number stand in `only`; a search for one may have been typed into the address.
  const numbers = told.has('only') || holdsNumber(told.get('q') ?? '')
  const query = viewIn(input.list, input.query)
  if (!numbers && query !== null) return { ...input, query }
  context.addIssue({ code: 'custom', path: ['query'], message: numbers ? 'number_kept' : 'field_invalid' })
  return z.NEVER
})
export const filterRename = z.strictObject({ id: z.uuid(), name: filterName })
export const filterDrop = z.strictObject({ id: z.uuid() })
export const filterKept = z.object({ id: z.uuid() })

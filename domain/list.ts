import * as z from 'zod'
import { fileFormatKeys } from './list-words'

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

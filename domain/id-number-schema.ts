import * as z from 'zod'
import { idNumberError, plainIdNumber } from './id-number'

/** A number of the second generation: 18 characters whose check digit holds. */
export const idNumberSchema = z
  .string()
  .transform(plainIdNumber)
  .superRefine((text, context) => {
    const message = idNumberError(text)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })

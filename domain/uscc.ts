import * as z from 'zod'

/** The 31 characters of GB 32100, in the order of their values: no I, O, S, V or Z. */
export const usccLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The check character of the first 17: with it the weighted sum is a multiple of 31. */
export function usccCheck(body: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * usccLetters.indexOf(body.charAt(index)), 0)
  return usccLetters.charAt((31 - (sum % 31)) % 31)
}

/** What is wrong with a 统一社会信用代码, as a field code; null when it is right. */
export function usccProblem(text: string): string | null {
  if (text.length !== weights.length + 1) return 'uscc_length'
  if ([...text].some((letter) => !usccLetters.includes(letter))) return 'uscc_letter'
  return usccCheck(text.slice(0, -1)) === text.slice(-1) ? null : 'uscc_check'
}

/** As people type it: in small letters or in groups. */
export const usccSchema = z
  .string()
  .transform((text) => text.replace(/\s+/g, '').toUpperCase())
  .superRefine((text, context) => {
    const message = usccProblem(text)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })

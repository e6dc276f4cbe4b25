import * as z from 'zod'

const leastLength = 10
const leastClasses = 3
const classes = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u] as const

/** How many earlier passwords may not be used again. */
export const passwordsKept = 5

/** Whether a password is long and varied enough and does not contain the name that it is typed with. */
export function isStrong(password: string, accountName: string): boolean {
  const varied = classes.filter((group) => group.test(password)).length >= leastClasses
  const lower = password.toLowerCase()
  return [...password].length >= leastLength && varied && (accountName === '' || !lower.includes(accountName.toLowerCase()))
}

/** A password about to be set; whether it fits the account is for the command to say. */
export const newPasswordSchema = z
  .string()
  .min(1, 'field_missing')
  .max(200, 'text_long')
  .refine((password) => isStrong(password, ''), 'password_weak')

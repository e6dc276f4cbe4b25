import type { Sex } from './cut'
import { isDay, type Day } from './month'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** The eighteenth character that the first seventeen digits ask for (GB 11643). */
export function checkDigitOf(digits: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return checks.charAt(sum % 11)
}

/** The day that the seventh to fourteenth digits name. */
export const birthDateOf = (idNumber: string): Day => `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`

/** An odd seventeenth digit is a man's. */
export const sexOf = (idNumber: string): Sex => (Number(idNumber.charAt(16)) % 2 === 1 ? 'male' : 'female')

/** `3205**********0016`: what a screen may show without the right to unmask. */
export const maskIdNumber = (idNumber: string): string => `${idNumber.slice(0, 4)}${'*'.repeat(10)}${idNumber.slice(-4)}`

export type IdNumberError =
  'id_number_excel' | 'id_number_old' | 'id_number_length' | 'id_number_form' | 'id_number_date' | 'id_number_check'

/**
 * What is wrong with a number, null when nothing is. Excel keeps fifteen digits of a number and writes zeros for the
 * rest, or shows it as `3.20507E+17`: either is told apart from a mistyped one, since only the source can mend it.
 */
export function idNumberError(text: string): IdNumberError | null {
  if (/^\d(\.\d+)?E\+\d+$/.test(text)) return 'id_number_excel'
  if (/^\d{15}$/.test(text)) return 'id_number_old'
  if (text.length !== 18) return 'id_number_length'
  if (!/^\d{17}[\dX]$/.test(text)) return 'id_number_form'
  if (!isDay(birthDateOf(text)) || text.slice(6, 8) < '18') return 'id_number_date'
  if (checkDigitOf(text) === text.charAt(17)) return null
  return text.endsWith('000') ? 'id_number_excel' : 'id_number_check'
}

/** As people type it: spaces and hyphens are dropped, full-width digits and a small x are taken as meant. */
export const plainIdNumber = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

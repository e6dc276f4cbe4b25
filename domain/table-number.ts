import { idNumberError } from './id-number'
import { idNumberSchema } from './id-number-schema'
import { phoneSchema } from './phone'
import type { CellRead, CellValue } from './cell'

/** Full-width digits as meant; without spaces, hyphens and the apostrophe that makes text of a number. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^['’‘`]/, '')
    .replace(/[\s-]/g, '')
    .toUpperCase()

/** More digits than a number of a spreadsheet keeps. */
const keptDigits = 15

/**
 * An ID number. Kept as a number it has lost its last digits, whatever stands there now: even a check digit that
 * holds by chance is not the person's.
 */
export function idFrom(cell: CellValue, text: string): CellRead {
  if (typeof cell === 'number' && Math.abs(cell) >= 10 ** keptDigits) return { code: 'id_number_excel' }
  const number = plain(text)
  const code = idNumberError(number)
  if (code === null) return { value: idNumberSchema.parse(number) }
  if (code !== 'id_number_length') return { code }
  return {
    code: number.length < 18 ? 'id_number_short' : 'id_number_long',
    params: { length: number.length, by: Math.abs(18 - number.length) },
  }
}

/** A mobile number; of a country code in front nothing is lost. */
export function phoneFrom(text: string): CellRead {
  const number = plain(text).replace(/^(\+|00)86(?=1\d{10}$)/, '')
  const parsed = phoneSchema.safeParse(number)
  if (parsed.success) return { value: parsed.data }
  if (/^\(?0\d{2,3}\)?\d{7,8}$/.test(number)) return { code: 'phone_landline' }
  if (/^1\d*$/.test(number) && number.length !== 11)
    return {
      code: number.length < 11 ? 'phone_short' : 'phone_long',
      params: { length: number.length, by: Math.abs(11 - number.length) },
    }
  return { code: 'phone_invalid' }
}

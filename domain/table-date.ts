import { daySchema } from './date-schema'
import type { CellRead, CellValue } from './cell'

/** Day 0 of the calendar in which spreadsheets count days, as they stand after the leap day of 1900 that never was. */
const dayZero = Date.UTC(1899, 11, 30)
/** Numbers that are days within a lifetime: 1910 to 2099. */
const firstSerial = 3_654
const lastSerial = 73_050

const serialDay = (serial: number): string => new Date(dayZero + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
const isSerial = (value: number): boolean => value >= firstSerial && value <= lastSerial

function dayOf(year: string, month: string, day: string): CellRead {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (daySchema.safeParse(text).success) return { value: text }
  const most = Number(month) >= 1 && Number(month) <= 12 ? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() : 0
  return most === 0 ? { code: 'date_no_such_month' } : { code: 'date_no_such_day', params: { month: Number(month), most } }
}

/** A day as people and programs write it: a date cell, a count of days, or text in the order year, month, day. */
export function dayFrom(cell: CellValue): CellRead {
  if (cell instanceof Date) {
    const day = Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
    return daySchema.safeParse(day).success ? { value: day } : { code: 'date_invalid' }
  }
  if (typeof cell === 'number' && isSerial(cell)) return { value: serialDay(cell) }
  const text = String(cell ?? '')
    .normalize('NFKC')
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '')
    .replace(/\s/g, '')
  if (/^\d{5}$/.test(text) && isSerial(Number(text))) return { value: serialDay(Number(text)) }
  const whole = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (whole !== null) return dayOf(whole[1] ?? '', whole[2] ?? '', whole[3] ?? '')
  if (/^\d{4}[-/.年]\d{1,2}月?$/.test(text)) return { code: 'date_no_day' }
  if (/^\d{1,2}[-/.月]\d{1,2}日?$/.test(text)) return { code: 'date_no_year' }
  return { code: 'date_invalid' }
}

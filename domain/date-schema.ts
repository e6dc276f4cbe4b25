import * as z from 'zod'
import { monthForm, yearForm } from './month'

export const daySchema = z.iso.date({ error: 'date_invalid' })
export const monthSchema = z.string().regex(monthForm, { error: 'month_invalid' })
/** A month, or a whole year. */
export const periodSchema = z.union([monthSchema, z.string().regex(yearForm)], { error: 'month_invalid' })

import * as z from 'zod'
import { monthForm } from './month'

export const daySchema = z.iso.date({ error: 'date_invalid' })
export const monthSchema = z.string().regex(monthForm, { error: 'month_invalid' })

import * as z from 'zod'
import { regionForm } from './region'

export const regionSchema = z.string().regex(regionForm, { error: 'region_invalid' })

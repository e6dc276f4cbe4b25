import * as z from 'zod'
import { bases } from './basis'

/** 当时口径 unless 现行口径 is asked for: what was signed is what is shown. */
export const treeBasis = z.enum(bases).default('then')

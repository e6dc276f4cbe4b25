import type { Shape } from '../shape'
import type { reportZh } from './report.zh'

export const reportEn: Shape<typeof reportZh> = {}

import type { Shape } from '../shape'
import type { dashboardZh } from './dashboard.zh'

export const dashboardEn: Shape<typeof dashboardZh> = {}

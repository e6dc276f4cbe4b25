import type { Shape } from '../shape'
import type { activityZh } from './activity.zh'

export const activityEn: Shape<typeof activityZh> = {}

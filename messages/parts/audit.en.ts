import type { Shape } from '../shape'
import type { auditZh } from './audit.zh'

export const auditEn: Shape<typeof auditZh> = {}

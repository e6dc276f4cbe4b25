import type { Shape } from '../shape'
import type { memberZh } from './member.zh'

export const memberEn: Shape<typeof memberZh> = {}

import type { Shape } from '../shape'
import type { homeZh } from './home.zh'

export const homeEn: Shape<typeof homeZh> = {}

import type { Shape } from '../shape'
import type { accountZh } from './account.zh'

export const accountEn: Shape<typeof accountZh> = {}
